import type { CapturedPayment, Refund } from '@paypal/paypal-server-sdk';
import type { Money } from '@vozex/domain';
import { type Clock, secondsAfter } from '../../../kernel/clock.ts';
import type { RefundAnswer } from '../../gateway.ts';
import type { PaypalClient } from './client.ts';
import { neverReachedPaypal, paypalFailure, refusalOf } from './failures.ts';
import { NotPayableAtPaypal, paypalValue } from './money.ts';
import type { Paypal } from './paypal.ts';
import { refundRefused } from './refund-refused.ts';
import { findSaleRefund, type PaypalRefundRequest, refundSale } from './refund-sale.ts';
import { idInLink } from './shapes.ts';

/** PayPal's limit for the note that the buyer reads. */
const NOTE_LENGTH_MAX = 255;
/** PayPal keeps a refund's request id for 45 days; some days less, so that no clock of ours decides. */
const REPEATABLE_SECONDS = 40 * 86_400;
/** What PayPal calls a request id, or an invoice number, that it has seen before: the first call did arrive. */
const SEEN_BEFORE = /DUPLICATE|PREVIOUS_REQUEST/;

/**
 * Sends money back for one payment: a capture, or a sale of a subscription. PayPal answers PENDING when it must draw
 * the money first; the webhook tells the end.
 *
 * @param request `requestId` is sent as PayPal-Request-Id: within 45 days the same id returns the first answer. It is
 * also the refund's `custom_id`, by which webhooks and `findPaypalRefund` know it.
 * @see https://developer.paypal.com/docs/api/payments/v2/#captures_refund
 */
export async function refundPaypalPayment(client: PaypalClient, request: PaypalRefundRequest): Promise<RefundAnswer> {
  try {
    return await askForRefund(client, request);
  } catch (error) {
    if (error instanceof NotPayableAtPaypal)
      return { kind: 'failed', code: 'DECIMALS_NOT_SUPPORTED', reason: error.message };
    const refusal = refusalOf(error);
    if (refusal) return refundRefused(refusal);
    if (neverReachedPaypal(error)) {
      return { kind: 'failed', code: 'GATEWAY_UNAVAILABLE', reason: 'PayPal could not be reached; nothing was sent' };
    }
    return { kind: 'unknown', reason: String(error) };
  }
}

/** @throws what the call failed with. */
async function askForRefund(client: PaypalClient, request: PaypalRefundRequest): Promise<RefundAnswer> {
  const { amount, requestId } = request;
  const value = paypalValue(amount.amount_minor, amount.currency);
  try {
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
    // Accounts differ in whether a sale counts as a capture; a 404 has moved nothing.
    const asSale = refusalOf(error)?.status === 404 ? await refundSale(client, request) : undefined;
    if (!asSale) throw error;
    return asSale;
  }
}

/**
 * Asks for a refund once more under its own id, to hear what became of it. No second refund can come of that: while
 * PayPal keeps the id, it answers it with the refund that it made, and one whose id it does not know was never made.
 * That one is made now, from the amount that has been set aside for it since it was asked for.
 *
 * @returns a refusal as `failed`: PayPal has made none, and makes none. @throws when the answer says nothing of it.
 */
async function repeatRefund(client: PaypalClient, request: PaypalRefundRequest): Promise<RefundAnswer> {
  try {
    return await askForRefund(client, request);
  } catch (error) {
    const refusal = refusalOf(error);
    const isAboutRefund = refusal?.status === 400 || refusal?.status === 422;
    if (!isAboutRefund || SEEN_BEFORE.test(refusal.issue)) throw error;
    return refundRefused(refusal);
  }
}

/**
 * Looks for our refund: a capture does not list its refunds, its order does; those of a sale stand only in the events,
 * and there only once they are settled.
 *
 * @param again what it was asked with, where a sale's refund may be asked for once more.
 * @throws PaymentError when PayPal cannot be asked.
 */
export async function findPaypalRefund(
  { client, clock }: Pick<Paypal, 'client' | 'clock'>,
  paymentId: string,
  requestId: string,
  again?: { amount: Money; reason: string; askedAt: Date },
): Promise<RefundAnswer | undefined> {
  try {
    const capture = await readCapture(client, paymentId);
    const id = capture?.supplementaryData?.relatedIds?.orderId ?? idInLink(linksOf(capture), 'up', 'orders');
    if (!id) {
      const told = await findSaleRefund({ client, clock }, { paymentId, requestId, status: capture?.status });
      if (told) return told;
      if (!again || !isRemembered(again.askedAt, clock)) {
        return { kind: 'unknown', reason: `nothing that PayPal shows of payment ${paymentId} tells of it` };
      }
      return await repeatRefund(client, { captureId: paymentId, requestId, ...again });
    }
    const order = (await client.call(({ orders }) => orders.getOrder({ id }))).result;
    const refunds = (order.purchaseUnits ?? []).flatMap((unit) => unit.payments?.refunds ?? []);
    const found = refunds.find((refund) => refund.customId === requestId);
    return found && answerOf(found);
  } catch (error) {
    throw paypalFailure(error, `looking for refund ${requestId}`);
  }
}

function isRemembered(askedAt: Date, clock: Clock): boolean {
  return clock.now() < secondsAfter(askedAt, REPEATABLE_SECONDS);
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
