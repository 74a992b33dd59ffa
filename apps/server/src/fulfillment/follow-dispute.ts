import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';
import { holdFulfillment, releaseFulfillment } from './hold-fulfillment.ts';
import { recordsOfOrder } from './records-of-order.ts';

/** A turn in a dispute about a payment of this order. */
type DisputeTurn = { disputeId: string; orderId: string; because: string };

/** While it is open, what was delivered stands still, unless its policy keeps it. */
export async function followDisputeOpened(app: App, tx: Tx, { orderId, because }: DisputeTurn): Promise<void> {
  for (const { id, policies } of await recordsOfOrder(tx, orderId)) {
    if (policies.dispute_opened === 'suspend') await holdFulfillment(app, tx, id, 'dispute', { by: 'vozex', because });
  }
}

/** Won: it runs again, unless another payment of the order is still disputed. */
export async function followDisputeWon(app: App, tx: Tx, { disputeId, orderId, because }: DisputeTurn): Promise<void> {
  const records = await recordsOfOrder(tx, orderId);
  if (await isDisputedElsewhere(tx, orderId, disputeId)) return;
  for (const { id } of records) await releaseFulfillment(app, tx, id, 'dispute', { by: 'vozex', because });
}

/** Lost: taken back, or left to the customer all the same, as the policy says. */
export async function followDisputeLost(app: App, tx: Tx, { disputeId, orderId, because }: DisputeTurn): Promise<void> {
  const records = await recordsOfOrder(tx, orderId);
  const disputed = await isDisputedElsewhere(tx, orderId, disputeId);
  for (const { id, policies } of records) {
    const why = { by: 'vozex', because };
    if (policies.dispute_lost === 'revoke') await cancelFulfillment(app, tx, id, 'dispute', why);
    else if (!disputed) await releaseFulfillment(app, tx, id, 'dispute', why);
  }
}

async function isDisputedElsewhere(tx: Tx, orderId: string, disputeId: string): Promise<boolean> {
  const { rows } = await sql`
    select from disputes
    where order_id = ${orderId} and id <> ${disputeId} and status in ('opened', 'under_review')
    limit 1`.execute(tx);
  return rows.length > 0;
}
