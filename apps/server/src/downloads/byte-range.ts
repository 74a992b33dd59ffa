/** What of a file to send. `whole` also for a range we need not honor (RFC 9110, 14.2). */
export type Part = { kind: 'whole' | 'part'; start: number; end: number } | { kind: 'unsatisfiable' };

/** One range only; 15 digits are below 2^53. */
const SINGLE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads a Range header for a file of `size` bytes, more than none. Several ranges, another unit or nonsense get the
 * whole file, as the RFC allows; a beginning past the end is unsatisfiable.
 *
 * @param ifRange the If-Range header: when it names another version than `etag`, a part would not fit what the caller has.
 */
export function partOf(range: string | undefined, ifRange: string | undefined, etag: string, size: number): Part {
  const whole: Part = { kind: 'whole', start: 0, end: size - 1 };
  const [, first, last] = SINGLE_RANGE.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return whole;
  if (ifRange !== undefined && ifRange !== etag) return whole;
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', start: Math.max(0, size - suffix), end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return whole; // not a valid range at all
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', start, end };
}
