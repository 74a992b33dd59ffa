import type { Money } from '@vozex/domain';
import type DodoPayments from 'dodopayments';
import type { Refund } from 'dodopayments/resources/refunds';
import type { RefundAnswer } from '../../gateway.ts';
import { READ } from './client.ts';
import { dodoFailure, neverReachedDodo, refusalOf } from './failures.ts';
import { refundRefused } from './refund-refused.ts';

/** Dodo takes at most this many characters of reason. */
const REASON_LENGTH_MAX = 3_000;
/** More refunds of one payment than this are not searched. */
const REFUNDS_SEARCHED_MAX = 50;

export type DodoRefundRequest = {
  payment: { gatewayPaymentId: string; total: Money };
  amount: Money;
  requestId: string;
  reason: string;
};

/**
 * Asks Dodo to send money back: once. There is no idempotency key, so the request's id travels in the refund's
 * metadata, by which `findDodoRefund` finds it after a lost answer.
 */
export async function refundDodoPayment(client: DodoPayments, request: DodoRefundRequest): Promise<RefundAnswer> {
  const { payment, amount } = request;
  let items: { item_id: string; amount: number }[] | undefined;
  if (amount.amount_minor < payment.total.amount_minor) {
    const lines = await client.payments.retrieveLineItems(payment.gatewayPaymentId, READ).catch(() => undefined);
    if (!lines)
      return { kind: 'failed', code: 'GATEWAY_UNAVAILABLE', reason: 'the payment could not be read; nothing was sent' };
    items = shareOut(lines.items, amount.amount_minor);
    if (!items) return refundRefused('LINE_ITEM_REFUND_AMOUNT_TOO_HIGH', 'the lines have less left than that');
  }
  try {
    const refund = await client.refunds.create({
      payment_id: payment.gatewayPaymentId,
      reason: request.reason.slice(0, REASON_LENGTH_MAX),
      metadata: { refund_id: request.requestId },
      ...(items ? { items } : {}),
    });
    return answerOf(refund);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refundRefused(refusal.code, refusal.message);
    if (neverReachedDodo(error))
      return { kind: 'failed', code: 'GATEWAY_UNAVAILABLE', reason: 'Dodo could not be reached; nothing was sent' };
    return { kind: 'unknown', reason: String(error) };
  }
}

/** A partial refund must name lines: the amount is taken from the first ones that have something left. */
function shareOut(
  lines: { items_id: string; refundable_amount: number }[],
  amountMinor: number,
): { item_id: string; amount: number }[] | undefined {
  const items: { item_id: string; amount: number }[] = [];
  let left = amountMinor;
  for (const line of lines) {
    const amount = Math.min(left, line.refundable_amount);
    if (amount > 0) items.push({ item_id: line.items_id, amount });
    left -= Math.max(amount, 0);
  }
  return left === 0 ? items : undefined;
}

/**
 * Looks for our refund among those of its payment: the list has no metadata, each refund has.
 *
 * @throws PaymentError when Dodo cannot be asked.
 */
export async function findDodoRefund(
  client: DodoPayments,
  gatewayPaymentId: string,
  requestId: string,
): Promise<RefundAnswer | undefined> {
  try {
    const payment = await client.payments.retrieve(gatewayPaymentId, READ);
    for (const entry of payment.refunds.slice(-REFUNDS_SEARCHED_MAX)) {
      const refund = await client.refunds.retrieve(entry.refund_id, READ);
      if (refund.metadata?.refund_id === requestId) return answerOf(refund);
    }
    return undefined;
  } catch (error) {
    throw dodoFailure(error, `looking for refund ${requestId}`);
  }
}

function answerOf(refund: Refund): RefundAnswer {
  if (typeof refund?.refund_id !== 'string') return { kind: 'unknown', reason: 'the answer names no refund' };
  switch (refund.status) {
    case 'succeeded':
      return { kind: 'succeeded', gatewayRefundId: refund.refund_id };
    case 'failed':
      return { kind: 'failed', code: 'REFUND_FAILED', reason: refund.reason ?? 'Dodo gives no reason' };
    default: // pending, review
      return { kind: 'pending', gatewayRefundId: refund.refund_id };
  }
}
