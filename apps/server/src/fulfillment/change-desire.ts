import { FULFILLMENT_ACTIONS, type FulfillmentStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { request } from './store.ts';
import { wakeWithin } from './wake.ts';

/** Who wants it and why: both stand in the history. */
export type Because = { by: string; because: string };

const DESIRED = { suspend: 'suspended', resume: 'running', cancel: 'terminated' } as const;

/** A cancellation may also overtake a delivery that is under way: the router asks after the open call first. */
const CANCEL_FROM: readonly FulfillmentStatus[] = [...FULFILLMENT_ACTIONS.cancel.from, 'processing'];

/**
 * Says what a delivery should be from now on; the router makes it so. Level-triggered: told twice, it changes nothing
 * the second time.
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
    from: action === 'cancel' ? CANCEL_FROM : FULFILLMENT_ACTIONS[action].from,
    desiredState: DESIRED[action],
    newRevision: true,
    now: app.clock.now(),
    ...why,
  });
  if (!changed) return false;
  await wakeWithin(app, tx, [{ id: fulfillmentId, ...changed }]);
  return true;
}
