import { paypalId } from '../random-id.ts';
import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { announceRefund } from './events.ts';
import { minorOf, moneyOf, readMoney } from './money.ts';
import { malformedPayPal, PayPalRefusal } from './refusal.ts';
import type { Made } from './request-ids.ts';
import { findCapture, findOrder, refundsOf } from './show.ts';
import type { Capture, Refund } from './state.ts';

/** PayPal's older docs; the reference names the limit without a number. */
const REFUND_DAYS = 180;
const TEXT_CHARACTERS_MAX = { custom_id: 127, invoice_id: 127, note_to_payer: 255 };

/**
 * Gives money back: the amount in the body, or all that is left.
 *
 * @returns the refund's id, and its announcement.
 * @throws PayPalRefusal 400, or 422 PENDING_CAPTURE, REFUND_NOT_ALLOWED, CAPTURE_FULLY_REFUNDED,
 *   REFUND_CAPTURE_CURRENCY_MISMATCH, REFUND_AMOUNT_EXCEEDED, REFUND_TIME_LIMIT_EXCEEDED, DUPLICATE_INVOICE_ID
 */
export function refundCapture(world: World, captureId: string, body: unknown): Made {
  const capture = findCapture(world, captureId);
  const texts = readTexts(body ?? {});
  const left = amountLeft(world, capture);
  refuseUnlessRefundable(world, capture, left);
  const { currency_code } = capture.amount;
  const rawAmount = (body as { amount?: unknown } | null | undefined)?.amount;
  const amount = rawAmount === undefined ? moneyOf(left, currency_code) : readMoney(rawAmount, '/amount', 'above_zero');
  if (amount.currency_code !== currency_code) {
    throw new PayPalRefusal(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH', '/amount/currency_code');
  }
  if (minorOf(amount) > left) throw new PayPalRefusal(422, 'REFUND_AMOUNT_EXCEEDED', '/amount/value');
  if (texts.invoice_id !== undefined && isInvoiceUsed(world, texts.invoice_id)) {
    throw new PayPalRefusal(422, 'DUPLICATE_REFUND_INVOICE_ID', '/invoice_id');
  }
  const subjects = [capture.id, capture.order_id, capture.custom_id ?? '', capture.invoice_id ?? ''];
  const now = world.clock.now().toISOString();
  const refund: Refund = {
    id: paypalId(),
    capture_id: capture.id,
    status: world.rules.take('paypal', 'refund_pending', { subjects }) ? 'PENDING' : 'COMPLETED',
    amount,
    total_refunded: moneyOf(minorOf(capture.amount) - left + minorOf(amount), currency_code),
    ...texts,
    create_time: now,
    update_time: now,
  };
  world.state.paypal.refunds[refund.id] = refund;
  return {
    id: refund.id,
    announced: refund.status === 'COMPLETED' ? completeRefund(world, refund) : Promise.resolve(),
  };
}

function readTexts(body: unknown): Partial<Pick<Refund, 'custom_id' | 'invoice_id' | 'note_to_payer'>> {
  const fields = new BodyReader(body, malformedPayPal);
  const texts: Partial<Record<keyof typeof TEXT_CHARACTERS_MAX, string>> = {};
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

function refuseUnlessRefundable(world: World, capture: Capture, left: number): void {
  if (capture.status === 'PENDING') throw new PayPalRefusal(422, 'PENDING_CAPTURE');
  if (capture.status === 'DECLINED') throw new PayPalRefusal(422, 'REFUND_NOT_ALLOWED');
  if (left <= 0) throw new PayPalRefusal(422, 'CAPTURE_FULLY_REFUNDED');
  const ageMs = world.clock.now().getTime() - Date.parse(capture.create_time);
  if (ageMs > REFUND_DAYS * 86_400_000) throw new PayPalRefusal(422, 'REFUND_TIME_LIMIT_EXCEEDED');
}

/** A pending refund counts: its money is already promised. */
function amountLeft(world: World, capture: Capture): number {
  const given = refundsOf(world, capture).filter(({ status }) => status !== 'FAILED');
  return given.reduce((left, { amount }) => left - minorOf(amount), minorOf(capture.amount));
}

function isInvoiceUsed(world: World, invoiceId: string): boolean {
  return Object.values(world.state.paypal.refunds).some(({ invoice_id }) => invoice_id === invoiceId);
}

async function completeRefund(world: World, refund: Refund): Promise<void> {
  const capture = findCapture(world, refund.capture_id);
  capture.status = amountLeft(world, capture) > 0 ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  capture.update_time = refund.update_time;
  findOrder(world, capture.order_id).update_time = refund.update_time;
  await announceRefund(world, refund);
}

/** Ends a refund that was PENDING. A failed one sends no webhook that we know of. @throws PayPalRefusal 422 */
export async function settleRefund(world: World, refund: Refund, status: 'COMPLETED' | 'FAILED'): Promise<void> {
  if (refund.status !== 'PENDING') throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/outcome');
  refund.status = status;
  refund.update_time = world.clock.now().toISOString();
  if (status === 'COMPLETED') await completeRefund(world, refund);
}
