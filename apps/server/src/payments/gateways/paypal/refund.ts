import type { CapturedPayment, Refund } from '@paypal/paypal-server-sdk';
import type { RefundAnswer } from '../../gateway.ts';
import type { PaypalClient } from './client.ts';
import { neverReachedPaypal, paypalFailure, refusalOf } from './failures.ts';
import { NotPayableAtPaypal, paypalValue } from './money.ts';
import type { Paypal } from './paypal.ts';
import { findSaleRefund, type PaypalRefundRequest, refundSale } from './refund-sale.ts';
import { idInLink } from './shapes.ts';

/** PayPal's limit for the note that the buyer reads. */
const NOTE_LENGTH_MAX = 255;

/**
 * Sends money back for one payment: a capture, or a sale of a subscription. PayPal answers PENDING when it must draw
 * the money first; the webhook tells the end.
 *
 * @param request `requestId` is sent as PayPal-Request-Id: within 45 days the same id returns the first answer. It is
 * also the refund's `custom_id`, by which webhooks and `findPaypalRefund` know it.
 * @see https://developer.paypal.com/docs/api/payments/v2/#captures_refund
 */
export async function refundPaypalPayment(client: PaypalClient, request: PaypalRefundRequest): Promise<RefundAnswer> {
  const { amount, requestId } = request;
  try {
    const value = paypalValue(amount.amount_minor, amount.currency);
    const { result } = await client.call(({ payments }) =>
      payments.refundCapturedPayment({
        captureId: request.captureId,
        paypalRequestId: requestId,
        prefer: 'return=representation',
        body: {
          amount: { currencyCode: amount.currency, value },
          customId: requestId,
          noteToPayer: request.reason.slice(0, NOTE_LENGTH_MAX),
        },
      }),
    );
    return answerOf(result);
  } catch (error) {
    if (error instanceof NotPayableAtPaypal)
      return { kind: 'failed', code: 'DECIMALS_NOT_SUPPORTED', reason: error.message };
    // Accounts differ in whether a sale counts as a capture; a 404 has moved nothing.
    const asSale = refusalOf(error)?.status === 404 ? await refundSale(client, request).catch(failedAnswer) : undefined;
    return asSale ?? failedAnswer(error);
  }
}

function failedAnswer(error: unknown): RefundAnswer {
  const refusal = refusalOf(error);
  if (refusal) return { kind: 'failed', code: refusal.issue, reason: refusal.description };
  if (neverReachedPaypal(error)) {
    return { kind: 'failed', code: 'GATEWAY_UNAVAILABLE', reason: 'PayPal could not be reached; nothing was sent' };
  }
  return { kind: 'unknown', reason: String(error) };
}

/**
 * Looks for our refund: a capture does not list its refunds, its order does; those of a sale stand only in the events.
 *
 * @throws PaymentError when PayPal cannot be asked.
 */
export async function findPaypalRefund(
  { client, clock }: Pick<Paypal, 'client' | 'clock'>,
  paymentId: string,
  requestId: string,
): Promise<RefundAnswer | undefined> {
  try {
    const capture = await readCapture(client, paymentId);
    const id = capture?.supplementaryData?.relatedIds?.orderId ?? idInLink(linksOf(capture), 'up', 'orders');
    if (!id) return await findSaleRefund({ client, clock }, { paymentId, requestId, status: capture?.status });
    const order = (await client.call(({ orders }) => orders.getOrder({ id }))).result;
    const refunds = (order.purchaseUnits ?? []).flatMap((unit) => unit.payments?.refunds ?? []);
    const found = refunds.find((refund) => refund.customId === requestId);
    return found && answerOf(found);
  } catch (error) {
    throw paypalFailure(error, `looking for refund ${requestId}`);
  }
}

async function readCapture(client: PaypalClient, captureId: string): Promise<CapturedPayment | undefined> {
  try {
    return (await client.call(({ payments }) => payments.getCapturedPayment({ captureId }))).result;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}

function linksOf(capture: CapturedPayment | undefined): { rel: string; href: string }[] {
  return (capture?.links ?? []).map(({ rel, href }) => ({ rel, href }));
}

function answerOf(refund: Refund): RefundAnswer {
  if (!refund.id) return { kind: 'unknown', reason: 'the answer names no refund' };
  switch (refund.status) {
    case 'COMPLETED':
      return { kind: 'succeeded', gatewayRefundId: refund.id };
    case 'FAILED':
    case 'CANCELLED':
      return {
        kind: 'failed',
        code: `REFUND_${refund.status}`,
        reason: String(refund.statusDetails?.reason ?? 'no reason given'),
      };
    case 'PENDING':
      return { kind: 'pending', gatewayRefundId: refund.id };
    default:
      return { kind: 'unknown', reason: `status ${String(refund.status)}` };
  }
}
