/** Failures before the first byte was sent: the other side cannot have acted. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Guards against an error that names itself as its cause. */
const CAUSES_MAX = 5;

/** True when an error, or one that caused it, says that the request never left. */
export function neverLeft(error: unknown): boolean {
  let current: unknown = error;
  for (let i = 0; i < CAUSES_MAX && current instanceof Error; i++) {
    if ('code' in current && typeof current.code === 'string' && BEFORE_SENDING.has(current.code)) return true;
    current = current.cause;
  }
  return false;
}
