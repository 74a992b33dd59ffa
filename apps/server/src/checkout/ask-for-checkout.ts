import { VozexError } from '../kernel/errors.ts';
import type { ItemForPayment, OrderForPayment } from '../orders/index.ts';
import { type CheckoutSession, PaymentError, type RecurringTerms } from '../payments/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { CheckoutError } from './errors.ts';
import { gatewayMetadata } from './gateway-metadata.ts';
import { logCheckoutFailed, logCheckoutOpened } from './log-events.ts';
import { orderPage } from './order-page.ts';

/**
 * Asks the order's gateway for a page to pay on. Call it outside any transaction.
 *
 * @throws CheckoutError GATEWAY_UNAVAILABLE when there is no usable answer; PaymentError GATEWAY_REFUSED when it said no
 */
export async function askForCheckout(
  app: CheckoutApp,
  order: OrderForPayment,
  sessionId: string,
): Promise<CheckoutSession> {
  const ref = { gateway: order.payment_gateway, orderId: order.id, sessionId };
  try {
    const answer = await app.gateways.of(order.payment_gateway).createCheckoutSession({
      orderId: order.id,
      sessionId,
      total: { amount_minor: order.total_minor, currency: order.currency },
      addedTaxMinor: order.tax_included ? 0 : order.tax_minor,
      items: order.items.map((item) => ({
        name: item.product_name,
        quantity: item.quantity,
        unitAmountMinor: item.unit_amount_minor,
        discountMinor: item.discount_minor,
        gatewayProductId: item.gateway_product_id,
      })),
      ...recurringOf(order),
      customer: { email: order.customer_email, name: order.customer_name },
      metadata: gatewayMetadata(order.payment_gateway, order.items),
      returnUrl: orderPage(app, order.id, 'returned'),
      cancelUrl: orderPage(app, order.id, 'cancelled'),
    });
    logCheckoutOpened(app.log, ref, answer.gatewayCheckoutId);
    return answer;
  } catch (error) {
    logCheckoutFailed(app.log, ref, error);
    if (error instanceof VozexError && error.code !== 'GATEWAY_UNAVAILABLE') throw error;
    throw new CheckoutError('GATEWAY_UNAVAILABLE', `${order.payment_gateway} for ${order.id}`, { cause: error });
  }
}

/** A subscription is alone in its order. */
function recurringOf(order: OrderForPayment): { recurring?: RecurringTerms } {
  const [item] = order.items;
  if (item?.billing !== 'recurring') return {};
  const { gateway_plan_id: gatewayPlanId, billing_interval: interval, interval_count: intervalCount } = item;
  if (gatewayPlanId === null || interval === null || intervalCount === null) {
    throw new PaymentError(
      'GATEWAY_REFUSED',
      `${order.id}: "${item.product_name}" has no plan at ${order.payment_gateway}`,
    );
  }
  return {
    recurring: {
      gatewayPlanId,
      quantity: item.quantity,
      unitAmountMinor: item.unit_amount_minor,
      currency: order.currency,
      interval,
      intervalCount,
      trialDays: item.trial_days,
      addedTax: addedTaxOf(order, item),
    },
  };
}

/** A subscription is taxed by one rate; its tax is that of one unit times its quantity. */
function addedTaxOf({ tax_included, taxes }: OrderForPayment, item: ItemForPayment): RecurringTerms['addedTax'] {
  const [rate] = taxes;
  if (tax_included || !rate || item.tax_minor === 0) return null;
  return { unitMinor: item.tax_minor / item.quantity, rateBp: rate.rate_bp };
}
