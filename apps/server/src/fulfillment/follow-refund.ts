import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';
import { changeTerms } from './change-terms.ts';
import { logUnitsNotTaken } from './log-events.ts';
import { recordsOfOrder, type SoldRecord } from './records-of-order.ts';

/**
 * Money of an order went back. `full`: nothing is left of what paid for what is delivered now; `reversal`: the gateway
 * took it back against our will, so that the policy for lost disputes decides.
 */
type Refund = { orderId: string; full: boolean; quantity: number | null; reversal: boolean };

/** What was delivered is taken back as its policy says, in the refund's own transaction. */
export async function followRefund(app: App, tx: Tx, refund: Refund): Promise<void> {
  const records = await recordsOfOrder(tx, refund.orderId);
  if (refund.full) {
    const revoked = records.filter(
      ({ policies }) => (refund.reversal ? policies.dispute_lost : policies.full_refund) === 'revoke',
    );
    const because = refund.reversal ? 'the payment was reversed' : 'the order was refunded in full';
    for (const { id } of revoked) {
      await cancelFulfillment(app, tx, id, refund.reversal ? 'dispute' : 'refunded', { by: 'vozex', because });
    }
  } else if (refund.quantity !== null) {
    await takeUnits(app, tx, records, { ...refund, quantity: refund.quantity });
  }
}

async function takeUnits(
  app: App,
  tx: Tx,
  records: SoldRecord[],
  refund: { orderId: string; quantity: number },
): Promise<void> {
  const byItem = Map.groupBy(
    records.filter(({ policies }) => policies.partial_refund === 'revoke_quantity'),
    (record) => record.order_item_id,
  );
  const [of, ...others] = byItem.values();
  // A refund names units, not lines: taking them from the wrong product would be worse than leaving them to people.
  if (others.length > 0) return logUnitsNotTaken(app.log, refund);
  for (const record of of ?? []) await takeUnitsOf(app, tx, record, refund);
}

async function takeUnitsOf(app: App, tx: Tx, record: SoldRecord, refund: { quantity: number }): Promise<void> {
  const because = `${refund.quantity} of ${record.quantity} were refunded`;
  const left = record.quantity - refund.quantity;
  if (left <= 0) await cancelFulfillment(app, tx, record.id, 'refunded', { by: 'vozex', because });
  else await changeTerms(app, tx, record.id, { plan: record.plan, quantity: left }, { by: 'vozex', because });
}
