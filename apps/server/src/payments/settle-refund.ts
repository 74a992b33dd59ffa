import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { moveOrder, type OrderForPayment } from '../orders/index.ts';
import { refundSettled } from './events.ts';
import { type OtherPayment, type PaymentRow, type RefundRow, setRefundedMinor, settleHeldPayment } from './store.ts';

/** A locked order with the payment whose money went back. */
export type RefundScene = {
  order: OrderForPayment;
  payment: PaymentRow;
  refunds: RefundRow[];
  others: OtherPayment[];
};

/** What a refund does to its order. `takesBack`: nothing is left of what paid for what is delivered now. */
type Consequence = { to: 'refunded' | 'partially_refunded'; refundedMinor: number; takesBack: boolean };

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

  const consequence = consequenceOf(scene, refundedMinor, full);
  if (!consequence) return;
  if (order.status !== 'refunded') {
    await moveOrder(tx, order, consequence.to, { at: now, refundedMinor: consequence.refundedMinor });
  }
  await announce(app, tx, refundSettled, {
    orderId: order.id,
    paymentId: payment.id,
    refundId: refund.id,
    gatewaySubscriptionId: payment.gateway_subscription_id,
    full: consequence.takesBack,
    amountMinor: refund.amount_minor,
    currency: payment.currency,
    quantity: refund.quantity,
    reversal: refund.reversal,
  });
}

function consequenceOf(scene: RefundScene, refundedMinor: number, full: boolean): Consequence | undefined {
  const { order, payment, others } = scene;
  if (payment.status === 'succeeded' && payment.gateway_subscription_id !== null) {
    return consequenceForSubscription(scene, refundedMinor, full);
  }
  const isPaid = order.status === 'paid' || order.status === 'partially_refunded';
  if (payment.status === 'succeeded' && isPaid) {
    return full
      ? { to: 'refunded', refundedMinor: order.total_minor, takesBack: true }
      : {
          to: 'partially_refunded',
          refundedMinor: shareOf(order.total_minor, refundedMinor, payment.amount_minor),
          takesBack: false,
        };
  }
  const lastOnHold = order.status === 'on_hold' && !others.some((other) => other.status === 'held');
  if (payment.status === 'held' && full && lastOnHold) {
    return { to: 'refunded', refundedMinor: order.total_minor, takesBack: true };
  }
  return undefined;
}

/**
 * An order that is paid period by period is refunded when all its money went back; giving back the newest period takes
 * back what it pays for, giving back an older one does not.
 */
function consequenceForSubscription(
  { order, payment, others }: RefundScene,
  refundedMinor: number,
  full: boolean,
): Consequence | undefined {
  if (order.status !== 'paid' && order.status !== 'partially_refunded' && order.status !== 'refunded') return undefined;
  const counted = others.filter((other) => other.status === 'succeeded');
  const paid = counted.reduce((sum, other) => sum + other.amount_minor, payment.amount_minor);
  const back = counted.reduce((sum, other) => sum + other.refunded_minor, refundedMinor);
  const newest = counted.every((other) => new Date(other.occurred_at) <= payment.occurred_at);
  return {
    to: back === paid ? 'refunded' : 'partially_refunded',
    refundedMinor: back === paid ? order.total_minor : shareOf(order.total_minor, back, paid),
    takesBack: full && newest,
  };
}

/** The order's part of a refund whose payment may hold tax or be in another currency. Rounded down: never the whole. */
function shareOf(totalMinor: number, refundedMinor: number, paidMinor: number): number {
  return Number((BigInt(totalMinor) * BigInt(refundedMinor)) / BigInt(paidMinor));
}
