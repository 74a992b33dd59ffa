/**
 * Waits before each further attempt after a passing fault, seconds: about 42 hours in all, longer than a provider's
 * worst weekend. When they are spent, the record fails.
 */
export const RETRY_SECONDS = [10, 60, 300, 900, 3_600, 14_400, 43_200, 86_400] as const;

/** Waits between questions after an unknown outcome, seconds, once the settle time has passed. */
export const ASK_SECONDS = [5, 30, 300, 3_600, 86_400, 86_400, 86_400, 86_400, 86_400] as const;

/** An accepted operation that is still not finished after this is given to people. */
export const OPERATION_OVERDUE_SECONDS = 86_400;

/** What a provider says about when to come back (Retry-After, its next look) is believed between these bounds, seconds. */
const RETRY_AFTER_MIN = 1;
const RETRY_AFTER_MAX = 3_600;

/** Waits vary by up to this share, so that a recovered provider is not met by everybody at once. */
const JITTER = 0.2;

/**
 * Seconds to wait before attempt number `attempts + 1`, or `undefined` when attempts are spent.
 *
 * @param attempts attempts made so far, at least 1.
 * @param random 0 to 1.
 */
export function retryAfter(attempts: number, random: number, askedFor?: number): number | undefined {
  const planned = RETRY_SECONDS[attempts - 1];
  if (planned === undefined) return undefined;
  const wanted = askedFor === undefined ? 0 : lookAgainAfter(askedFor);
  return Math.max(planned * (1 - JITTER + 2 * JITTER * random), wanted);
}

/** Seconds until an accepted operation is looked at again, when its provider asked for `askedFor`. */
export function lookAgainAfter(askedFor: number): number {
  return Math.min(RETRY_AFTER_MAX, Math.max(RETRY_AFTER_MIN, askedFor));
}

/** Seconds until the next question after `asks` unanswered ones, or `undefined` when people must look. */
export function askAgainAfter(asks: number): number | undefined {
  return ASK_SECONDS[asks];
}
