import { formatMoney } from '@vozex/domain';
import type { ItemForPayment, OrderForPayment } from '../orders/index.ts';
import type { AmountRule } from './gateway.ts';
import type { EventMoney, GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
import { judgePlan } from './judge-subscription.ts';
import type { Misfit } from './misfit.ts';
import type { PaymentRow } from './store.ts';

type SucceededEvent = Extract<GatewayEvent, { type: 'payment.pending' | 'payment.succeeded' }>;

/** What is known around a payment. */
export type Circumstances = {
  /** The order's other payments. */
  others: PaymentRow[];
  /** The order whose checkout was paid, where it is known. */
  checkoutOrderId: string | undefined;
  /** The payment's subscription, where it has one. */
  snapshot: SubscriptionSnapshot | undefined;
};

/** True until an order's first money, or its trial, has opened it. */
export function isUnpaid(order: OrderForPayment): boolean {
  return order.status === 'pending' || order.status === 'on_hold';
}

/** Authentic is not valid: says why a genuine payment does not fit its order, or nothing when it does. */
export function judgePayment(
  order: OrderForPayment,
  event: SucceededEvent,
  rule: AmountRule,
  { others, checkoutOrderId, snapshot }: Circumstances,
): Misfit | undefined {
  if (event.gateway !== order.payment_gateway) {
    return {
      code: 'GATEWAY_MISMATCH',
      text: `Paid through ${event.gateway}; the order is paid through ${order.payment_gateway}.`,
    };
  }
  const { subscriptionId } = event.refs;
  if (order.gateway_subscription_id !== null && !isUnpaid(order)) {
    return order.gateway_subscription_id === subscriptionId ? undefined : strangeSubscription(order);
  }
  if (others.some((payment) => payment.status === 'succeeded')) {
    return { code: 'DUPLICATE_PAYMENT', text: 'The order was already paid by another payment.' };
  }
  if (!isUnpaid(order)) {
    return { code: 'ORDER_NOT_PAYABLE', text: `The order was ${order.status} when the money came.` };
  }
  if (checkoutOrderId !== undefined && checkoutOrderId !== order.id) {
    return { code: 'CHECKOUT_MISMATCH', text: `The checkout that was paid belongs to order ${checkoutOrderId}.` };
  }
  if (subscriptionId !== undefined) return judgeFirstCharge(order, event.money, rule, snapshot);
  if (order.items.some((item) => item.billing === 'recurring')) {
    return { code: 'CART_MISMATCH', text: 'The order holds a subscription; a single payment was made.' };
  }
  return rule === 'exact' ? judgeAmount(order, event.money) : judgeCart(order, event);
}

function strangeSubscription(order: OrderForPayment): Misfit {
  const text = `The order runs on subscription ${order.gateway_subscription_id}; this is money of another one.`;
  return { code: 'SUBSCRIPTION_MISMATCH', text };
}

/** The plan and quantity that were sold. A trial's first charge finds an order of nothing that waits: it never was opened. */
function judgeFirstCharge(
  order: OrderForPayment,
  money: EventMoney,
  rule: AmountRule,
  snapshot: SubscriptionSnapshot | undefined,
): Misfit | undefined {
  const strange = snapshot && judgePlan(order, snapshot);
  if (strange) return strange;
  const [item] = order.items;
  const due = order.total_minor === 0 && item ? dueAfterTrial(order, item) : order.total_minor;
  if (money.amountMinor === 0 && order.total_minor === 0) return undefined; // some gateways write a trial down as a payment of nothing
  if (rule === 'exact') return judgeAmount({ ...order, total_minor: due }, money);
  return money.currency === order.currency && money.amountMinor < due ? amountMismatch(order, money) : undefined;
}

/** What an order asks for that costs nothing while its trial runs. */
function dueAfterTrial({ tax_included }: OrderForPayment, item: ItemForPayment): number {
  return item.total_minor - item.discount_minor + (tax_included ? 0 : item.tax_minor);
}

function judgeAmount(order: OrderForPayment, money: EventMoney): Misfit | undefined {
  if (money.currency !== order.currency) {
    return { code: 'CURRENCY_MISMATCH', text: `Paid in ${money.currency}; the order is in ${order.currency}.` };
  }
  if (money.amountMinor !== order.total_minor) return amountMismatch(order, money);
  return undefined;
}

/**
 * For a gateway that sells by itself: the same products in the same quantities. Its tax comes on top, and it may
 * charge in the buyer's currency; in the order's own currency, less than the total is still too little.
 */
function judgeCart(order: OrderForPayment, event: SucceededEvent): Misfit | undefined {
  const bought = quantities(order.items.map((item) => [item.gateway_product_id ?? '', item.quantity]));
  const paid = quantities((event.cart ?? []).map((line) => [line.gatewayProductId, line.quantity]));
  const same = bought.size === paid.size && [...bought].every(([product, quantity]) => paid.get(product) === quantity);
  if (!same) return { code: 'CART_MISMATCH', text: 'What was paid for is not what the order holds.' };
  if (event.money.currency === order.currency && event.money.amountMinor < order.total_minor) {
    return amountMismatch(order, event.money);
  }
  return undefined;
}

function quantities(lines: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [product, quantity] of lines) sums.set(product, (sums.get(product) ?? 0) + quantity);
  return sums;
}

function amountMismatch(order: OrderForPayment, money: EventMoney): Misfit {
  const paid = formatMoney({ amount_minor: money.amountMinor, currency: money.currency });
  const total = formatMoney({ amount_minor: order.total_minor, currency: order.currency });
  return { code: 'AMOUNT_MISMATCH', text: `Paid ${paid}; the order is ${total}.` };
}
