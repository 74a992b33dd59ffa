import type { World } from '../world.ts';

/** How long PayPal remembers a PayPal-Request-Id, from its API descriptions. */
export const ORDER_HOURS_REMEMBERED = 6;
export const REFUND_HOURS_REMEMBERED = 45 * 24;
export const BILLING_HOURS_REMEMBERED = 72;

/** What a call made, and the promise that its webhooks were posted. */
export type Made = { id: string; announced: Promise<unknown> };

/**
 * Makes a thing at most once per PayPal-Request-Id.
 *
 * Only what was made is remembered: a refused call may be repeated under the same id. It is remembered before
 * its webhooks are posted, so a receiver that repeats the call from within its webhook finds it.
 *
 * @param operation what is asked for, including the object it is asked of.
 * @param make without waiting in between, so that two calls at once cannot both make it.
 * @returns the id of the thing, and whether it had been made before.
 */
export async function onceByRequestId(
  world: World,
  call: { operation: string; requestId: string | undefined; hoursRemembered: number },
  make: () => Made,
): Promise<{ id: string; repeated: boolean }> {
  const { request_ids } = world.state.paypal;
  const now = world.clock.now().getTime();
  const key = `${call.operation} ${call.requestId}`;
  const earlier = call.requestId === undefined ? undefined : request_ids[key];
  if (earlier && Date.parse(earlier.expires_at) > now) return { id: earlier.made, repeated: true };
  const { id, announced } = make();
  if (call.requestId !== undefined) {
    request_ids[key] = { made: id, expires_at: new Date(now + call.hoursRemembered * 3_600_000).toISOString() };
  }
  await announced;
  return { id, repeated: false };
}
