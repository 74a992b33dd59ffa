import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import { findPayment, showLineItems, showRefund } from './show-payments.ts';
import type { Payment, Refund } from './state.ts';
import { announce } from './webhooks.ts';

const REASON_CHARACTERS_MAX = 3_000;

/**
 * Gives money back: all that is left, or the named items.
 *
 * There is no idempotency: the same call twice gives the money back twice while some is left, as at Dodo.
 *
 * @throws DodoRefusal PAYMENT_NOT_SUCCEEDED, PAYMENT_ALREADY_REFUNDED, LINE_ITEM_NOT_FOUND,
 *   DUPLICATE_LINE_ITEMS_IN_REQUEST, LINE_ITEM_REFUND_AMOUNT_TOO_HIGH
 */
export async function createRefund(world: World, body: unknown) {
  const fields = readDodoBody(body);
  const payment = findPayment(world, fields.requiredText('payment_id'));
  const reason = fields.text('reason') ?? null;
  if (reason !== null && reason.length > REASON_CHARACTERS_MAX) throw malformed('reason is too long.');
  if (payment.status !== 'succeeded') {
    throw new DodoRefusal(422, 'PAYMENT_NOT_SUCCEEDED', `The payment is ${payment.status}.`);
  }
  const items = itemsToRefund(world, payment, fields.list('items'));
  const subjects = [payment.payment_id, payment.checkout_session_id, ...Object.values(payment.metadata).map(String)];
  const amount = items.reduce((sum, item) => sum + item.amount, 0);
  const refund: Refund = {
    refund_id: dodoId('ref'),
    payment_id: payment.payment_id,
    status: world.rules.take('dodo', 'refund_pending', { subjects }) ? 'pending' : 'succeeded',
    amount,
    currency: payment.currency,
    is_partial: amount < payment.total_amount,
    reason,
    metadata: fields.metadata('metadata'),
    items,
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.refunds[refund.refund_id] = refund;
  payment.updated_at = refund.created_at;
  if (refund.status === 'succeeded') await announce(world, 'refund.succeeded', { kind: 'refund', refund });
  return showRefund(world, refund);
}

function itemsToRefund(world: World, payment: Payment, raw: unknown[] | undefined): Refund['items'] {
  const lines = showLineItems(world, payment).items;
  if (lines.every(({ refundable_amount }) => refundable_amount <= 0)) {
    throw new DodoRefusal(422, 'PAYMENT_ALREADY_REFUNDED', 'Nothing of this payment is left to refund.');
  }
  if (!raw) return lines.map((line) => ({ product_id: line.items_id, amount: line.refundable_amount }));
  const items = raw.map((each) => {
    const item = readDodoBody(each);
    const line = lines.find(({ items_id }) => items_id === item.requiredText('item_id'));
    if (!line) throw new DodoRefusal(422, 'LINE_ITEM_NOT_FOUND', 'The payment has no such item.');
    const asked = item.integer('amount') ?? line.refundable_amount;
    // Without "tax_inclusive" the amount is net, and the line's share of tax is given back with it.
    const tax = item.flag('tax_inclusive') === false ? Math.round((asked * line.tax) / (line.amount - line.tax)) : 0;
    if (asked <= 0) throw malformed('amount must be more than 0.');
    if (asked + tax > line.refundable_amount) {
      throw new DodoRefusal(422, 'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH', `Only ${line.refundable_amount} is left of it.`);
    }
    return { product_id: line.items_id, amount: asked + tax };
  });
  if (new Set(items.map(({ product_id }) => product_id)).size < items.length) {
    throw new DodoRefusal(422, 'DUPLICATE_LINE_ITEMS_IN_REQUEST', 'An item is named twice.');
  }
  return items;
}

/**
 * Ends a refund that was `pending`.
 *
 * @throws DodoRefusal 409 when it is not.
 */
export async function settleRefund(world: World, refund: Refund, status: 'succeeded' | 'failed'): Promise<void> {
  if (refund.status !== 'pending') {
    throw new DodoRefusal(409, 'REFUND_NOT_PENDING', `The refund is already ${refund.status}.`);
  }
  refund.status = status;
  await announce(world, `refund.${status}`, { kind: 'refund', refund });
}
