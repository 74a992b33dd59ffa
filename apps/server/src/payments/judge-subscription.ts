import type { PaymentGatewayKey } from '@vozex/domain';
import type { OrderForPayment } from '../orders/index.ts';
import type { SubscriptionSnapshot } from './gateway-event.ts';
import type { Misfit } from './misfit.ts';

/** Says why a trial does not fit the order it claims to open, or nothing when it does. */
export function judgeTrial(
  order: OrderForPayment,
  gateway: PaymentGatewayKey,
  snapshot: SubscriptionSnapshot,
): Misfit | undefined {
  if (gateway !== order.payment_gateway) {
    const text = `Started at ${gateway}; the order is paid through ${order.payment_gateway}.`;
    return { code: 'GATEWAY_MISMATCH', text };
  }
  return judgePlan(order, snapshot);
}

/**
 * Says why a subscription is not the one that was sold. Only its start is judged by this: later the customer may have
 * changed the plan.
 */
export function judgePlan(order: OrderForPayment, snapshot: SubscriptionSnapshot): Misfit | undefined {
  const [item] = order.items;
  if (!item || order.items.length !== 1 || item.billing !== 'recurring') {
    return { code: 'CART_MISMATCH', text: 'A subscription was started for an order that holds none.' };
  }
  if (snapshot.gatewayPlanId !== item.gateway_plan_id || snapshot.quantity !== item.quantity) {
    const sold = `${item.quantity} × ${item.gateway_plan_id}`;
    const text = `Subscribed to ${snapshot.quantity} × ${snapshot.gatewayPlanId}; the order holds ${sold}.`;
    return { code: 'CART_MISMATCH', text };
  }
  return undefined;
}
