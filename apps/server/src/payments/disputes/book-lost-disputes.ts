import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { lockOrder } from '../../orders/index.ts';
import { logRefund } from '../log-events.ts';
import { type RefundScene, settleRefund } from '../settle-refund.ts';
import { insertRefund, type PaymentRow, type RefundRow, readLockedPayment } from '../store.ts';
import { correctLoss, linkRefund, type UnconfirmedLoss, unclaimedReversal, unconfirmedLosses } from './store.ts';

const REASON = 'Dispute lost';

/**
 * Books the money that lost disputes took from a payment as refunds made by the gateway, so that the payment, its
 * order and everybody who listens to refunds follow. Never more than is left beside refunds that may still succeed;
 * called again after one of those failed, it takes what has become free. Safe to call at any time.
 *
 * @param eventId the delivery that caused it, for the log.
 */
export async function bookLostDisputes(
  app: App,
  tx: Tx,
  orderId: string,
  paymentId: string,
  eventId: string | null,
): Promise<void> {
  for (const loss of await unconfirmedLosses(tx, paymentId)) {
    const order = await lockOrder(tx, orderId); // read anew: the loss before may have moved it
    if (!order) throw new Error(`order ${orderId} is gone`);
    await book(app, tx, { order, ...(await readLockedPayment(tx, paymentId)) }, loss, eventId);
  }
}

async function book(
  app: App,
  tx: Tx,
  scene: RefundScene,
  loss: UnconfirmedLoss,
  eventId: string | null,
): Promise<void> {
  const { payment, refunds } = scene;
  if (payment.status !== 'succeeded' && payment.status !== 'held') return;
  const claimMinor = claimOf(loss, payment);
  if (loss.refund_id === null) {
    const reversal = await unclaimedReversal(tx, payment.id, { openedAt: loss.opened_at, amountMinor: claimMinor });
    // The gateway has told already what it took; that is exact, the claim is only what was asked.
    if (reversal !== undefined) return linkRefund(tx, loss.id, reversal);
  }
  const booked = refunds.find((refund) => refund.id === loss.refund_id);
  const more = Math.min(leftOf(payment, refunds), claimMinor - (booked?.amount_minor ?? 0));
  if (more <= 0) return;

  const refund = booked
    ? await enlarge(app, tx, booked, booked.amount_minor + more, loss.gateway_dispute_id)
    : await open(app, tx, payment, loss, more);
  const ref = { gateway: payment.gateway, eventId, orderId: payment.order_id, paymentId: payment.id };
  logRefund(app.log, ref, refund.id, 'succeeded', REASON);
  await settleRefund(app, tx, scene, refund);
}

/** Minor units of the payment's currency; a claim in another currency, or of no amount, is one for everything. */
function claimOf(loss: UnconfirmedLoss, payment: PaymentRow): number {
  if (loss.amount_minor === null || loss.amount_minor === 0 || loss.currency !== payment.currency)
    return payment.amount_minor;
  return Math.min(loss.amount_minor, payment.amount_minor);
}

/** What of a payment is neither given back nor promised. */
export function leftOf(payment: PaymentRow, refunds: RefundRow[]): number {
  const promised = refunds.filter((refund) => refund.status !== 'failed');
  return Math.max(0, payment.amount_minor - promised.reduce((sum, refund) => sum + refund.amount_minor, 0));
}

async function open(
  app: App,
  tx: Tx,
  payment: PaymentRow,
  loss: UnconfirmedLoss,
  amountMinor: number,
): Promise<RefundRow> {
  const id = app.newId('refund');
  await insertRefund(tx, {
    id,
    paymentId: payment.id,
    gatewayRefundId: loss.gateway_dispute_id,
    status: 'succeeded',
    amountMinor,
    quantity: null,
    reversal: true,
    currency: payment.currency,
    reason: REASON,
    requestedBy: `gateway:${payment.gateway}`,
    now: app.clock.now(),
  });
  await linkRefund(tx, loss.id, id);
  return {
    id,
    payment_id: payment.id,
    gateway_refund_id: loss.gateway_dispute_id,
    status: 'succeeded',
    amount_minor: amountMinor,
    quantity: null,
    reversal: true,
  };
}

/** @returns the refund with its new amount, as `settleRefund` wants it: the whole of it, not the difference. */
export async function enlarge(
  app: App,
  tx: Tx,
  refund: RefundRow,
  amountMinor: number,
  gatewayRefundId: string,
): Promise<RefundRow> {
  await correctLoss(tx, refund.id, { amountMinor, gatewayRefundId, now: app.clock.now() });
  return { ...refund, amount_minor: amountMinor, gateway_refund_id: gatewayRefundId };
}
