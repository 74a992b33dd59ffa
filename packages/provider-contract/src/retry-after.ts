import { RETRY_AFTER_SECONDS_MAX, RETRY_AFTER_SECONDS_MIN } from './limits.ts';

/**
 * Reads a `Retry-After` header, given as seconds or as an HTTP date.
 * @returns seconds between 1 and 3600, or undefined when there is none that can be read
 */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return clampRetryAfter(Number(text));
  // Only with a letter in it: Date.parse would take "-5" for a month.
  const atMs = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : clampRetryAfter(Math.ceil((atMs - now.getTime()) / 1000));
}

export function clampRetryAfter(seconds: number): number {
  return Math.min(RETRY_AFTER_SECONDS_MAX, Math.max(RETRY_AFTER_SECONDS_MIN, Math.ceil(seconds)));
}
