import { createHash } from 'node:crypto';
import type DodoPayments from 'dodopayments';
import { type Clock, secondsAfter } from '../../../kernel/clock.ts';
import type { CheckoutOrder } from '../../gateway.ts';
import { dodoFailure } from './failures.ts';

/** Dodo's codes have at most this many characters. */
const CODE_LENGTH = 16;
/** As long as the checkout it is made for can be paid, and a little longer. */
const DISCOUNT_LIFE_SECONDS = 25 * 3_600;

/**
 * Makes the discount of one order: exactly the amount that the shop's coupon takes off, good once, and only for these
 * products. Prices live in Dodo's products and cannot be named at a checkout, except for products that let the buyer
 * choose the price, which a fixed price must not.
 *
 * The code follows from the session, so that nobody guesses it and no other order has it.
 *
 * @returns the code to name at the checkout; none where nothing is taken off. @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function makeDiscount(
  client: DodoPayments,
  order: CheckoutOrder,
  clock: Clock,
): Promise<string | undefined> {
  const code = createHash('sha256').update(order.sessionId).digest('hex').slice(0, CODE_LENGTH).toUpperCase();
  const reduced = order.items.filter(({ discountMinor }) => discountMinor > 0);
  if (reduced.length === 0) return undefined;
  const off = reduced.reduce((sum, { discountMinor }) => sum + discountMinor, 0);
  try {
    const made = await client.discounts.create({
      type: 'flat',
      amount: 1, // required, and without meaning for a flat discount: the currency's option says how much
      code,
      name: `Order ${order.orderId}`,
      usage_limit: 1,
      expires_at: secondsAfter(clock.now(), DISCOUNT_LIFE_SECONDS).toISOString(),
      restricted_to: [...new Set(reduced.flatMap(({ gatewayProductId }) => gatewayProductId ?? []))],
      currency_options: [
        { currency: order.total.currency as 'USD', is_default: true, max_amount_possible: off }, // because Dodo's list of currencies is its own to judge
      ],
      metadata: { order_id: order.orderId, session_id: order.sessionId },
    });
    return made.code;
  } catch (error) {
    throw dodoFailure(error, `discount of ${order.orderId}`);
  }
}
