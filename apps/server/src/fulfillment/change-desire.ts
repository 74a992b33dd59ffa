import type { FulfillmentStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { request } from './store.ts';
import { wakeWithin } from './wake.ts';

/** Who wants it and why: both stand in the history. */
export type Because = { by: string; because: string };

/** The state each wish asks for. */
export const DESIRED = { suspend: 'suspended', resume: 'running', cancel: 'terminated' } as const;

/**
 * From where each may be wished: also while an earlier wish is still under way. The router asks after the open call
 * first and then does what is wanted by then.
 */
const WISHED_FROM: Record<keyof typeof DESIRED, readonly FulfillmentStatus[]> = {
  suspend: ['active', 'suspended'],
  resume: ['suspended', 'active'],
  cancel: ['queued', 'processing', 'awaiting_customer', 'manual_pending', 'active', 'suspended', 'failed'],
};

/** True when the wish would change something. */
export function mayWish(
  action: keyof typeof DESIRED,
  record: { status: FulfillmentStatus; desired_state: string },
): boolean {
  const final = record.desired_state === 'terminated';
  return !final && record.desired_state !== DESIRED[action] && WISHED_FROM[action].includes(record.status);
}

/**
 * Says what a delivery should be from now on; the router makes it so. Level-triggered: told twice, it changes nothing
 * the second time; and told to terminate, it listens to nothing else any more.
 *
 * @returns false when the record is not in a state that allows it, or it is wanted already.
 */
export async function changeDesire(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  action: keyof typeof DESIRED,
  why: Because,
): Promise<boolean> {
  const changed = await request(tx, fulfillmentId, {
    from: WISHED_FROM[action],
    desiredState: DESIRED[action],
    newRevision: true,
    now: app.clock.now(),
    ...why,
  });
  if (!changed) return false;
  await wakeWithin(app, tx, [{ id: fulfillmentId, ...changed }]);
  return true;
}
