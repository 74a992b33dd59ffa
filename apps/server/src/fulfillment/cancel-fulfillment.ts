import type { FulfillmentStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { wakeWithin } from './wake.ts';
import { type Because, type ReasonCode, request } from './wishes.ts';

/** Also while an earlier wish is still under way: the router asks after the open call first, and then takes it back. */
const CANCELLED_FROM: readonly FulfillmentStatus[] = [
  'queued',
  'processing',
  'awaiting_customer',
  'manual_pending',
  'active',
  'suspended',
  'failed',
];

/**
 * Takes back what was delivered, or stops delivering it. Final: what is to end listens to nothing else any more.
 *
 * @param reason what its provider is told.
 * @returns false when it has ended or is to end already.
 */
export async function cancelFulfillment(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  reason: ReasonCode,
  why: Because,
): Promise<boolean> {
  const changed = await request(tx, fulfillmentId, {
    from: CANCELLED_FROM,
    desired: { state: 'terminated', reason },
    newRevision: true,
    now: app.clock.now(),
    ...why,
  });
  if (!changed) return false;
  await wakeWithin(app, tx, [{ id: fulfillmentId, ...changed }]);
  return true;
}
