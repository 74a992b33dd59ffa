import type { ProductPolicies } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { intend } from './instruct.ts';
import { isFinal } from './reduce.ts';
import { findSubscription, setNextAttempt } from './store.ts';

/** Listener: all the money for what runs now went back, so nothing more may be charged for it. */
export async function endRefunded(
  app: App,
  tx: Tx,
  refund: { orderId: string; full: boolean; reversal: boolean },
): Promise<void> {
  if (!refund.full) return;
  if (refund.reversal) await endDisputed(app, tx, refund);
  else await endBy(app, tx, refund.orderId, 'refunded', (policies) => policies.full_refund === 'revoke');
}

/** Listener: the bank took the money back. */
export async function endDisputed(app: App, tx: Tx, dispute: { orderId: string }): Promise<void> {
  await endBy(app, tx, dispute.orderId, 'disputed', (policies) => policies.dispute_lost === 'revoke');
}

/** The order is locked by whoever announces. The gateway is told after the commit, by the next look. */
async function endBy(
  app: App,
  tx: Tx,
  orderId: string,
  reason: 'refunded' | 'disputed',
  ends: (policies: ProductPolicies) => boolean,
): Promise<void> {
  const subscription = await findSubscription(tx, { orderId });
  if (!subscription || isFinal(subscription.status) || !ends(subscription.policies)) return;
  const intended = await intend(app, tx, subscription, 'cancel_now', { cancel_reason: reason });
  await setNextAttempt(tx, intended.id, app.clock.now());
}
