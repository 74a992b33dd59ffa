import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { moveOrder, type OrderForPayment } from '../orders/index.ts';
import { refundSettled } from './events.ts';
import { type PaymentRow, type RefundRow, setRefundedMinor, settleHeldPayment } from './store.ts';

/** A locked order with the payment whose money went back. */
export type RefundScene = {
  order: OrderForPayment;
  payment: PaymentRow;
  refunds: RefundRow[];
  others: Pick<PaymentRow, 'id' | 'status'>[];
};

/**
 * Counts a refund that has succeeded: on its payment, and on the order if that payment is what paid it. Giving back a
 * second payment changes nothing for an order that stays paid by the first.
 *
 * @param refund the refund that has just become `succeeded`; its old state may still stand in `scene.refunds`.
 */
export async function settleRefund(app: App, tx: Tx, scene: RefundScene, refund: RefundRow): Promise<void> {
  const { order, payment } = scene;
  const now = app.clock.now();
  const before = scene.refunds
    .filter((other) => other.id !== refund.id && other.status === 'succeeded')
    .reduce((sum, other) => sum + other.amount_minor, 0);
  const refundedMinor = Math.min(payment.amount_minor, before + refund.amount_minor);
  const full = refundedMinor === payment.amount_minor;
  await setRefundedMinor(tx, payment.id, refundedMinor, now);
  if (payment.status === 'held' && full) await settleHeldPayment(tx, payment.id, 'cancelled', now);

  const change = orderChange(scene, refundedMinor, full);
  if (!change) return;
  await moveOrder(tx, order, change.to, { at: now, refundedMinor: change.refundedMinor });
  await announce(app, tx, refundSettled, {
    orderId: order.id,
    paymentId: payment.id,
    full,
    amountMinor: refund.amount_minor,
  });
}

/** What the refund does to its order, or nothing. */
function orderChange(
  { order, payment, others }: RefundScene,
  refundedMinor: number,
  full: boolean,
): { to: 'refunded' | 'partially_refunded'; refundedMinor: number } | undefined {
  const isPaid = order.status === 'paid' || order.status === 'partially_refunded';
  if (payment.status === 'succeeded' && isPaid) {
    return full
      ? { to: 'refunded', refundedMinor: order.total_minor }
      : { to: 'partially_refunded', refundedMinor: shareOf(order.total_minor, refundedMinor, payment.amount_minor) };
  }
  const lastOnHold = order.status === 'on_hold' && !others.some((other) => other.status === 'held');
  if (payment.status === 'held' && full && lastOnHold) return { to: 'refunded', refundedMinor: order.total_minor };
  return undefined;
}

/** The order's part of a refund whose payment may hold tax or be in another currency. Rounded down: never the whole. */
function shareOf(totalMinor: number, refundedMinor: number, paidMinor: number): number {
  return Number((BigInt(totalMinor) * BigInt(refundedMinor)) / BigInt(paidMinor));
}
