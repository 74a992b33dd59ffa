import { setTimeout as pause } from 'node:timers/promises';

/** What comes soon is seen at once; who waits long asks seldom, as the shop wants of everybody. */
const LOOK_AGAIN_MS = { min: 20, max: 500 };
const PART_OF_WAIT = 0.1;

/** What was waited for did not come; says what was seen last. */
class NotInTime extends Error {}

/**
 * Looks again and again until `look` answers something, at most `seconds` of real time.
 *
 * @param what names it in the error.
 * @param seen tells, after the time is over, what there is instead.
 * @param lookAgainMsMax for what is gone again soon after it came.
 * @throws NotInTime
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  {
    seconds = 15,
    seen,
    lookAgainMsMax = LOOK_AGAIN_MS.max,
  }: { seconds?: number; seen?: () => Promise<unknown> | unknown; lookAgainMsMax?: number } = {},
): Promise<T> {
  const begun = performance.now();
  const deadline = begun + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) {
      const instead = seen ? `; instead: ${JSON.stringify(await seen(), null, 1)}` : '';
      throw new NotInTime(`${what} did not happen within ${seconds} s${instead}`);
    }
    const waited = performance.now() - begun;
    await pause(Math.min(lookAgainMsMax, Math.max(LOOK_AGAIN_MS.min, waited * PART_OF_WAIT)));
  }
}
