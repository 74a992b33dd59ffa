import { formatMoney } from '@vozex/domain';
import type { OrderForPayment } from '../orders/index.ts';
import type { AmountRule, EventMoney, GatewayEvent } from './gateway.ts';
import type { PaymentRow } from './store.ts';

/** Why money that came is held: a code for programs, a sentence for the operator. */
export type Misfit = { code: string; text: string };

type SucceededEvent = Extract<GatewayEvent, { type: 'payment.pending' | 'payment.succeeded' }>;

/**
 * Authentic is not valid: says why a genuine payment does not fit its order, or nothing when it does.
 *
 * @param others the order's other payments.
 * @param checkoutOrderId the order whose checkout was paid, where it is known.
 */
export function judgePayment(
  order: OrderForPayment,
  event: SucceededEvent,
  rule: AmountRule,
  others: PaymentRow[],
  checkoutOrderId: string | undefined,
): Misfit | undefined {
  if (event.gateway !== order.payment_gateway) {
    return {
      code: 'GATEWAY_MISMATCH',
      text: `Paid through ${event.gateway}; the order is paid through ${order.payment_gateway}.`,
    };
  }
  if (others.some((payment) => payment.status === 'succeeded')) {
    return { code: 'DUPLICATE_PAYMENT', text: 'The order was already paid by another payment.' };
  }
  if (order.status !== 'pending' && order.status !== 'on_hold') {
    return { code: 'ORDER_NOT_PAYABLE', text: `The order was ${order.status} when the money came.` };
  }
  if (checkoutOrderId !== undefined && checkoutOrderId !== order.id) {
    return { code: 'CHECKOUT_MISMATCH', text: `The checkout that was paid belongs to order ${checkoutOrderId}.` };
  }
  return rule === 'exact' ? judgeAmount(order, event.money) : judgeCart(order, event);
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
