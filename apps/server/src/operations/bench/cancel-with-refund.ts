import { cancelFulfillment } from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { type GatewayRouter, refundPayment } from '../../payments/index.ts';
import { BenchError } from './errors.ts';
import { type ItemToRefund, itemToRefund } from './store.ts';

/**
 * Gives back what was paid for a delivery that was given up, and ends it. The money first: what the gateway refuses is
 * not cancelled. Asked for again, after a crash or by a second person, it is the same refund.
 *
 * @param within what else becomes true with the end.
 * @throws BenchError NO_LONGER_FAILED, NOT_UNDELIVERED, MOVE_UNDER_WAY, NO_PAYMENT, REFUND_FAILED; PaymentError
 */
export async function cancelWithRefund(
  app: App & { gateways: GatewayRouter },
  actor: Actor,
  { fulfillmentId, reason }: { fulfillmentId: string; reason: string },
  within: (tx: Tx) => Promise<void>,
): Promise<void> {
  const item = await itemToRefund(app.db.read, fulfillmentId);
  if (!item) throw new BenchError('NO_LONGER_FAILED', fulfillmentId);
  if (item.status !== 'failed' && item.status !== 'manual_pending') {
    throw new BenchError('NOT_UNDELIVERED', `${fulfillmentId} is ${item.status}`);
  }
  if (item.is_moving) throw new BenchError('MOVE_UNDER_WAY', fulfillmentId);
  if (item.payment && item.payment.amount_minor > 0) {
    const { status } = await refundPayment(app, actor, {
      paymentId: item.payment.id,
      amountMinor: shareOf(item, item.payment.amount_minor),
      reason,
      onceKey: `undelivered:${fulfillmentId}`,
    });
    if (status === 'failed') throw new BenchError('REFUND_FAILED', fulfillmentId);
  } else if (item.order_total_minor > 0) {
    throw new BenchError('NO_PAYMENT', fulfillmentId);
  }
  await app.db.inOneTransaction(async (tx) => {
    // False where the refund has ended it by its policy already.
    await cancelFulfillment(app, tx, fulfillmentId, 'refunded', { by: actorName(actor), because: reason });
    await within(tx);
  });
}

/**
 * The item's part of what was paid, tax included; all that is left where it is the only one. Cut so that the parts of an
 * order add up to the whole.
 */
function shareOf(
  { items, order_item_id, order_total_minor: total }: ItemToRefund,
  paidMinor: number,
): number | undefined {
  if (items.length === 1 || total === 0) return undefined;
  const place = items.findIndex(({ id }) => id === order_item_id);
  const upTo = (count: number) => {
    const sum = items.slice(0, count).reduce((minor, item) => minor + item.total_minor, 0);
    return Number((BigInt(paidMinor) * BigInt(sum)) / BigInt(total));
  };
  return upTo(place + 1) - upTo(place);
}
