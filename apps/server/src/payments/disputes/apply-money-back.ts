import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { lockOrder } from '../../orders/index.ts';
import type { Applied } from '../apply-payment.ts';
import { applyRefund, type RefundEvent } from '../apply-refund.ts';
import { settleRefund } from '../settle-refund.ts';
import { findPayment, type PaymentRow, type RefundRow, readLockedPayment } from '../store.ts';
import { bookLostDisputes, enlarge, leftOf } from './book-lost-disputes.ts';
import { bookedLoss, markReversal } from './store.ts';

/**
 * Applies what a gateway says of money that went back. The money of a lost dispute is told twice by PayPal, as the
 * dispute's end and as a reversal, in either order: here the second is recognised as the first. Everything else is a
 * refund like any other.
 */
export async function applyMoneyBack(app: App, tx: Tx, event: RefundEvent, eventId: string | null): Promise<Applied> {
  const { paymentId, refundId, requestId } = event.refs;
  const found =
    refundId === undefined
      ? undefined
      : await findPayment(tx, { gateway: event.gateway, gatewayPaymentId: paymentId, requestId });
  const order = found && (await lockOrder(tx, found.order_id));
  if (!order || refundId === undefined) return applyRefund(app, tx, event, eventId); // which says what is missing

  const { payment, refunds, others } = await readLockedPayment(tx, found.id);
  const isNew = !isKnown(event, refunds);
  const loss = isNew ? await lossToldAgain(tx, event, payment, refunds) : undefined;
  if (loss) {
    const toldMinor = event.money?.amountMinor ?? loss.amount_minor;
    const amountMinor = Math.max(
      loss.amount_minor,
      Math.min(toldMinor, loss.amount_minor + takeableOf(payment, refunds)),
    );
    const confirmed = await enlarge(app, tx, loss, amountMinor, refundId);
    if (amountMinor > loss.amount_minor) {
      await settleRefund(app, tx, { order, payment, refunds, others }, confirmed);
    }
    return { kind: 'applied', orderId: order.id };
  }
  const within = isNew ? withinPayment(event, payment, refunds) : event;
  if (!within) {
    const reason = `refund ${refundId} came on top of all that was paid: more went back than came in`;
    return { kind: 'contradiction', reason, orderId: order.id };
  }
  const applied = await applyRefund(app, tx, within, eventId);
  if (event.type === 'payment.reversed') await markReversal(tx, payment.id, refundId);
  if (event.type === 'refund.failed') await bookLostDisputes(app, tx, order.id, payment.id, eventId);
  return applied;
}

/** Ours, or told before; or the answer to a request of ours whose own answer was lost. */
function isKnown({ refs, money }: RefundEvent, refunds: RefundRow[]): boolean {
  return refunds.some(
    (refund) =>
      refund.gateway_refund_id === refs.refundId ||
      refund.id === refs.requestId ||
      (refund.gateway_refund_id === null && refund.status !== 'failed' && refund.amount_minor === money?.amountMinor),
  );
}

/**
 * The loss we booked that this event tells once more. A reversal is one whatever its amount; a refund made at PayPal
 * only if it is of the same amount, as when a claim was accepted. Dodo tells a loss once.
 */
async function lossToldAgain(
  tx: Tx,
  event: RefundEvent,
  payment: PaymentRow,
  refunds: RefundRow[],
): Promise<RefundRow | undefined> {
  const sameMoney = event.money === undefined || event.money.currency === payment.currency;
  const isReversal = event.type === 'payment.reversed';
  if (!sameMoney || !(isReversal || (event.gateway === 'paypal' && event.type === 'refund.succeeded')))
    return undefined;
  const amountMinor = isReversal ? undefined : (event.money?.amountMinor ?? 0);
  const loss = await bookedLoss(tx, payment.id, { amountMinor });
  return refunds.find((refund) => refund.id === loss);
}

/**
 * A reversal of more than was there counts for what was there: the rest went back before. A refund made at the gateway
 * after a lost dispute took the money may be more than is left, too: the gateway counts the two apart.
 *
 * @returns undefined for a refund when nothing was left: no book can hold it, and a person must look.
 */
function withinPayment(event: RefundEvent, payment: PaymentRow, refunds: RefundRow[]): RefundEvent | undefined {
  const { money } = event;
  if (!money || money.currency !== payment.currency || event.type === 'refund.failed') return event;
  const left = takeableOf(payment, refunds);
  if (money.amountMinor <= left) return event;
  if (event.type === 'payment.reversed') return { ...event, money: { ...money, amountMinor: left } };
  if (left === 0) return undefined;
  const reason = `${event.reason ?? 'Made at the gateway'} (${money.amountMinor} went back, ${left} was left)`;
  return { ...event, reason, money: { ...money, amountMinor: left } };
}

/**
 * What of a payment the gateway can have given back besides what we know. A request of ours that it has not accepted
 * leaves room: it may never have arrived, and what the gateway tells has happened.
 */
function takeableOf(payment: PaymentRow, refunds: RefundRow[]): number {
  return leftOf(
    payment,
    refunds.filter(({ status }) => status === 'succeeded' || status === 'pending'),
  );
}
