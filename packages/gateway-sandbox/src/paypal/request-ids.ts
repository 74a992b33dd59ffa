import type { World } from '../world.ts';

/** How long PayPal remembers a PayPal-Request-Id, from its API descriptions. */
export const ORDER_HOURS_REMEMBERED = 6;
export const REFUND_HOURS_REMEMBERED = 45 * 24;

/**
 * Makes a thing at most once per PayPal-Request-Id.
 *
 * Only what was made is remembered: a refused call may be repeated under the same id.
 *
 * @param operation what is asked for, including the object it is asked of.
 * @returns the id of the thing, and whether it had been made before.
 */
export async function onceByRequestId(
  world: World,
  call: { operation: string; requestId: string | undefined; hoursRemembered: number },
  make: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> {
  if (call.requestId === undefined) return { id: await make(), repeated: false };
  const { request_ids } = world.state.paypal;
  const key = `${call.operation} ${call.requestId}`;
  const earlier = request_ids[key];
  if (earlier && Date.parse(earlier.expires_at) > world.clock.now().getTime())
    return { id: earlier.made, repeated: true };
  const id = await make();
  const expiresAt = world.clock.now().getTime() + call.hoursRemembered * 3_600_000;
  request_ids[key] = { made: id, expires_at: new Date(expiresAt).toISOString() };
  return { id, repeated: false };
}
