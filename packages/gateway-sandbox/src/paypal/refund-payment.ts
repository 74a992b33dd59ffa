import { paypalId } from '../random-id.ts';
import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { amountLeft, findPayment, subjectsOfPayment } from './find-payment.ts';
import { minorOf, moneyOf, readMoney } from './money.ts';
import type { Payment } from './payment.ts';
import { isSale } from './payment.ts';
import { tell } from './post-event.ts';
import { announceRefund } from './refund-events.ts';
import type { Issue } from './refusal.ts';
import { malformedPayPal, notFoundAtPayPal, PayPalRefusal } from './refusal.ts';
import type { Made } from './request-ids.ts';
import { findOrder } from './show.ts';
import type { Money, Refund, RefundedBy } from './state.ts';

/** PayPal's older docs; the reference names the limit without a number. */
const REFUND_DAYS = 180;
const TEXT_CHARACTERS_MAX = { custom_id: 127, invoice_id: 127, note_to_payer: 255 };
type RefundTexts = Partial<Pick<Refund, 'custom_id' | 'invoice_id' | 'note_to_payer'>>;

/**
 * `POST /v2/payments/captures/{id}/refund`: gives back the amount in the body, or all that is left.
 *
 * @returns the refund's id, and its announcement.
 * @throws PayPalRefusal 400, 404 (also for a sale, when the setting says that only v1 refunds those), or 422
 *   PENDING_CAPTURE, REFUND_NOT_ALLOWED, CAPTURE_FULLY_REFUNDED, REFUND_CAPTURE_CURRENCY_MISMATCH,
 *   REFUND_AMOUNT_EXCEEDED, REFUND_TIME_LIMIT_EXCEEDED, DUPLICATE_INVOICE_ID, TRANSACTION_DISPUTED,
 *   REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK
 */
export function refundCapture(world: World, captureId: string, body: unknown): Made {
  const payment = findCaptureLike(world, captureId);
  const texts = readTexts(body ?? {});
  const { currency_code } = payment.amount;
  const left = amountLeft(world, payment);
  const rawAmount = (body as { amount?: unknown } | null | undefined)?.amount;
  const amount =
    rawAmount === undefined ? moneyOf(Math.max(left, 0), currency_code) : readMoney(rawAmount, '/amount', 'above_zero');
  const why = whyNotRefundable(world, payment, amount);
  if (why) throw new PayPalRefusal(422, why.issue, why.at);
  if (texts.invoice_id !== undefined && isInvoiceUsed(world, texts.invoice_id)) {
    throw new PayPalRefusal(422, 'DUPLICATE_REFUND_INVOICE_ID', '/invoice_id');
  }
  return giveBack(world, payment, amount, 'v2', texts);
}

/** A sale can be reached through the captures, unless the setting says otherwise. */
export function findCaptureLike(world: World, id: string): Payment {
  const payment = findPayment(world, id);
  if (isSale(payment) && world.state.paypal.settings.sale_refunds === 'v1') throw notFoundAtPayPal();
  return payment;
}

/** What speaks against giving back so much; undefined when nothing does. */
export function whyNotRefundable(
  world: World,
  payment: Payment,
  amount: Money,
): { issue: Issue; at?: string } | undefined {
  if (payment.status === 'PENDING') return { issue: 'PENDING_CAPTURE' };
  if (payment.status === 'DECLINED') return { issue: 'REFUND_NOT_ALLOWED' };
  const left = amountLeft(world, payment);
  if (left <= 0) return { issue: 'CAPTURE_FULLY_REFUNDED' };
  const ageMs = world.clock.now().getTime() - Date.parse(payment.create_time);
  if (ageMs > REFUND_DAYS * 86_400_000) return { issue: 'REFUND_TIME_LIMIT_EXCEEDED' };
  if (amount.currency_code !== payment.amount.currency_code) {
    return { issue: 'REFUND_CAPTURE_CURRENCY_MISMATCH', at: '/amount/currency_code' };
  }
  if (minorOf(amount) > left) return { issue: 'REFUND_AMOUNT_EXCEEDED', at: '/amount/value' };
  return whyDisputed(world, payment, minorOf(amount) < minorOf(payment.amount));
}

/** A chargeback by the card's bank forbids every refund, a case at PayPal only those of a part. */
function whyDisputed(world: World, payment: Payment, isPart: boolean): { issue: Issue } | undefined {
  const open = Object.values(world.state.paypal.disputes).filter(
    ({ payment_id, status }) => payment_id === payment.id && status !== 'RESOLVED',
  );
  if (open.some(({ channel }) => channel === 'EXTERNAL')) return { issue: 'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK' };
  return open.length > 0 && isPart ? { issue: 'TRANSACTION_DISPUTED' } : undefined;
}

/**
 * Gives money back, whoever asked for it. The caller has made sure that so much is left.
 *
 * @param silent no webhook tells of it.
 */
export function giveBack(
  world: World,
  payment: Payment,
  amount: Money,
  madeBy: RefundedBy,
  texts: RefundTexts = {},
  silent = false,
): Made {
  const subjects = subjectsOfPayment(world, payment);
  const isAsked = madeBy === 'v1' || madeBy === 'v2';
  const given = minorOf(payment.amount) - amountLeft(world, payment);
  const now = world.clock.now().toISOString();
  const refund: Refund = {
    id: paypalId(),
    capture_id: payment.id,
    made_by: madeBy,
    status: isAsked && world.rules.take('paypal', 'refund_pending', { subjects }) ? 'PENDING' : 'COMPLETED',
    amount,
    total_refunded: moneyOf(given + minorOf(amount), amount.currency_code),
    ...texts,
    create_time: now,
    update_time: now,
  };
  world.state.paypal.refunds[refund.id] = refund;
  if (refund.status === 'PENDING') return { id: refund.id, announced: Promise.resolve() };
  recordRefund(world, refund);
  return { id: refund.id, announced: silent ? Promise.resolve() : tell([announceRefund(world, refund)]) };
}

function readTexts(body: unknown): RefundTexts {
  const fields = new BodyReader(body, malformedPayPal);
  const texts: RefundTexts = {};
  for (const name of ['custom_id', 'invoice_id', 'note_to_payer'] as const) {
    const text = fields.text(name);
    if (text === undefined) continue;
    if (text.length < 1 || text.length > TEXT_CHARACTERS_MAX[name]) {
      throw new PayPalRefusal(400, 'INVALID_STRING_LENGTH', `/${name}`);
    }
    texts[name] = text;
  }
  return texts;
}

function isInvoiceUsed(world: World, invoiceId: string): boolean {
  return Object.values(world.state.paypal.refunds).some(({ invoice_id }) => invoice_id === invoiceId);
}

/** Lets the payment show what was given back of it. */
function recordRefund(world: World, refund: Refund): void {
  const payment = findPayment(world, refund.capture_id);
  payment.status = amountLeft(world, payment) > 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  payment.update_time = refund.update_time;
  if (!isSale(payment)) findOrder(world, payment.order_id).update_time = refund.update_time;
}

/** Ends a refund that was PENDING. A failed one sends no webhook that we know of. @throws PayPalRefusal 422 */
export async function settleRefund(world: World, refund: Refund, status: 'COMPLETED' | 'FAILED'): Promise<void> {
  if (refund.status !== 'PENDING') throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/outcome');
  refund.status = status;
  refund.update_time = world.clock.now().toISOString();
  if (status === 'FAILED') return;
  recordRefund(world, refund);
  await tell([announceRefund(world, refund)]);
}
