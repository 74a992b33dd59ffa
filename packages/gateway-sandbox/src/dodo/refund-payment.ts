import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import { findPayment, showLineItems, showRefund } from './show-payments.ts';
import type { Payment, Refund } from './state.ts';
import { subjectsOfPayment } from './subjects.ts';
import { tellOfRefund } from './tell.ts';
import { announce } from './webhooks.ts';

const REASON_CHARACTERS_MAX = 3_000;

/**
 * Gives money back: all that is left, or the named items.
 *
 * There is no idempotency: the same call twice gives the money back twice while some is left, as at Dodo.
 *
 * @throws DodoRefusal PAYMENT_NOT_SUCCEEDED, ZERO_AMOUNT_PAYMENT_REFUND_NOT_ALLOWED, PAYMENT_ALREADY_REFUNDED,
 *   LINE_ITEM_NOT_FOUND, LINE_ITEM_PRORATED, DUPLICATE_LINE_ITEMS_IN_REQUEST, LINE_ITEM_REFUND_AMOUNT_TOO_HIGH
 */
export async function createRefund(world: World, body: unknown) {
  const fields = readDodoBody(body);
  const payment = findPayment(world, fields.requiredText('payment_id'));
  const reason = fields.text('reason') ?? null;
  if (reason !== null && reason.length > REASON_CHARACTERS_MAX) throw malformed('reason is too long.');
  checkRefundable(payment);
  const items = itemsToRefund(world, payment, fields.list('items'));
  return showRefund(world, await giveBack(world, payment, items, { reason, metadata: fields.metadata('metadata') }));
}

/**
 * Gives money back as somebody would in Dodo's dashboard: the shop hears of it by the webhook alone.
 *
 * @param body may name an `amount` in minor units; otherwise all that is left
 * @throws DodoRefusal PAYMENT_NOT_SUCCEEDED, PAYMENT_ALREADY_REFUNDED, REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT
 */
export async function refundFromDashboard(world: World, payment: Payment, body: unknown): Promise<Refund> {
  checkRefundable(payment);
  const left = itemsToRefund(world, payment, undefined);
  let amount = readDodoBody(body).integer('amount') ?? left.reduce((sum, item) => sum + item.amount, 0);
  if (amount < 1) throw malformed('amount must be at least 1.');
  const items: Refund['items'] = [];
  for (const item of left) {
    const share = Math.min(item.amount, amount);
    if (share > 0) items.push({ product_id: item.product_id, amount: share });
    amount -= share;
  }
  if (amount > 0) {
    throw new DodoRefusal(422, 'REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT', 'The refund is larger than what is left.');
  }
  return giveBack(world, payment, items, { reason: 'Refunded from the dashboard', metadata: {} });
}

function checkRefundable(payment: Payment): void {
  if (payment.status !== 'succeeded') {
    throw new DodoRefusal(422, 'PAYMENT_NOT_SUCCEEDED', `The payment is ${payment.status}.`);
  }
  if (payment.total_amount === 0) {
    throw new DodoRefusal(422, 'ZERO_AMOUNT_PAYMENT_REFUND_NOT_ALLOWED', 'Cannot refund a payment of zero.');
  }
}

async function giveBack(
  world: World,
  payment: Payment,
  items: Refund['items'],
  { reason, metadata }: Pick<Refund, 'reason' | 'metadata'>,
): Promise<Refund> {
  const amount = items.reduce((sum, item) => sum + item.amount, 0);
  const isPending = world.rules.take('dodo', 'refund_pending', { subjects: subjectsOfPayment(world, payment) });
  const refund: Refund = {
    refund_id: dodoId('ref'),
    payment_id: payment.payment_id,
    status: isPending ? 'pending' : 'succeeded',
    amount,
    currency: payment.currency,
    is_partial: amount < payment.total_amount,
    reason,
    metadata,
    items,
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.refunds[refund.refund_id] = refund;
  payment.updated_at = refund.created_at;
  if (refund.status === 'succeeded') await announce(world, [tellOfRefund(refund)]);
  return refund;
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
    if (payment.lines.some(({ product_id, prorated }) => prorated && product_id === line.items_id)) {
      throw new DodoRefusal(422, 'LINE_ITEM_PRORATED', 'A prorated item can only be refunded with the whole payment.');
    }
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
  await announce(world, [tellOfRefund(refund)]);
}
