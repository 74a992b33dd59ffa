import type DodoPayments from 'dodopayments';
import type { CheckoutSessionStatus } from 'dodopayments/resources/checkout-sessions';
import { type Clock, secondsAfter } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { CheckoutOrder, CheckoutSession, CheckoutState } from '../../gateway.ts';
import { readAs, readDate } from '../read-body.ts';
import { everyItem, LIST, READ } from './client.ts';
import { makeDiscount } from './discount.ts';
import { dodoFailure, refusalOf } from './failures.ts';
import { DodoPayment, paymentEvents, subscriptionIdOf } from './normalize.ts';
import { subscriptionStateEvent } from './normalize-subscription.ts';
import { DodoSubscription } from './subscription-snapshot.ts';

/** Dodo keeps a checkout open for a day. */
const CHECKOUT_LIFE_SECONDS = 24 * 3_600;

/** The price lives in Dodo's product; the order's id travels in the metadata and comes back on what is bought. */
export async function createCheckout(
  client: DodoPayments,
  order: CheckoutOrder,
  clock: Clock,
): Promise<CheckoutSession> {
  const { recurring } = order;
  const code = await makeDiscount(client, order, clock);
  const body = {
    product_cart: recurring ? [{ product_id: recurring.gatewayPlanId, quantity: recurring.quantity }] : cartOf(order),
    // Said even when there is none: what was sold decides, not what the product says today.
    ...(recurring ? { subscription_data: { trial_period_days: recurring.trialDays ?? 0 } } : {}),
    customer: { email: order.customer.email, name: order.customer.name },
    metadata: { ...order.metadata, order_id: order.orderId, session_id: order.sessionId },
    return_url: order.returnUrl,
    cancel_url: order.cancelUrl,
    // What a coupon takes off, the shop has worked out; the buyer enters nothing more there.
    ...(code ? { discount_codes: [code] } : {}),
    feature_flags: { allow_discount_code: false },
  };
  const session = await client.checkoutSessions.create(body).catch((error) => {
    throw dodoFailure(error, `checkout of ${order.orderId}`);
  });
  if (!session.checkout_url)
    throw new PaymentError('GATEWAY_REFUSED', `Dodo made ${session.session_id} without an address`);
  return {
    gatewayCheckoutId: session.session_id,
    redirectUrl: session.checkout_url,
    expiresAt: secondsAfter(clock.now(), CHECKOUT_LIFE_SECONDS),
  };
}

/** Two lines of one product are one line at Dodo. */
function cartOf(order: CheckoutOrder): { product_id: string; quantity: number }[] {
  const quantities = new Map<string, number>();
  for (const item of order.items) {
    if (item.gatewayProductId === null) {
      throw new PaymentError('GATEWAY_REFUSED', `${order.orderId}: "${item.name}" has no Dodo product`);
    }
    quantities.set(item.gatewayProductId, (quantities.get(item.gatewayProductId) ?? 0) + item.quantity);
  }
  return [...quantities].map(([product_id, quantity]) => ({ product_id, quantity }));
}

/**
 * Dodo captures by itself: completing a checkout only reads what became of it. A trial has no payment, only its
 * subscription, which knows the order but not the checkout.
 */
export async function readCheckout(
  client: DodoPayments,
  checkoutId: string,
  orderId: string,
  clock: Clock,
): Promise<CheckoutState> {
  const checkout = await client.checkoutSessions.retrieve(checkoutId, READ).catch((error) => {
    if (refusalOf(error)?.status === 404) return undefined;
    throw dodoFailure(error, `reading checkout ${checkoutId}`);
  });
  if (!checkout) return { kind: 'gone', reason: `Dodo does not know ${checkoutId}` };
  try {
    const payment = checkout.payment_id
      ? readAs(DodoPayment, await client.payments.retrieve(checkout.payment_id, READ), 'payment')
      : undefined;
    const askedAt = clock.now();
    const subscriptions = await subscriptionsOf(client, checkout, payment, orderId);
    const begun = thoseThatCount(subscriptions);
    if (!payment && begun.length === 0) return { kind: 'open' };
    const events = payment ? paymentEvents(payment, null) : [];
    return { kind: 'events', events: [...events, ...begun.map((one) => subscriptionStateEvent(one, askedAt))] };
  } catch (error) {
    throw dodoFailure(error, `reading what became of checkout ${checkoutId}`);
  }
}

/** A try that failed no longer matters once another one went well. */
function thoseThatCount(subscriptions: DodoSubscription[]): DodoSubscription[] {
  const begun = subscriptions.filter(({ status }) => status !== 'pending');
  const well = begun.filter(({ status }) => status !== 'failed');
  return well.length > 0 ? well : begun;
}

async function subscriptionsOf(
  client: DodoPayments,
  checkout: CheckoutSessionStatus,
  payment: DodoPayment | undefined,
  orderId: string,
): Promise<DodoSubscription[]> {
  const id = payment && subscriptionIdOf(payment);
  if (id) return [readAs(DodoSubscription, await client.subscriptions.retrieve(id, READ), 'subscription')];
  if (payment?.product_cart && payment.product_cart.length > 0) return []; // only one-time payments have a cart
  const from = readDate(checkout.created_at);
  if (!from) return [];
  const within = {
    created_at_gte: from.toISOString(),
    created_at_lte: secondsAfter(from, CHECKOUT_LIFE_SECONDS).toISOString(),
  };
  const found: DodoSubscription[] = [];
  for await (const item of everyItem((page) => client.subscriptions.list({ ...within, ...page }, LIST))) {
    if (item.metadata?.order_id === orderId) found.push(readAs(DodoSubscription, item, 'subscription'));
  }
  return found;
}
