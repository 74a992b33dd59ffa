import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { beginFirstPeriod } from './billing-period.ts';
import { chargeSubscription } from './charge-subscription.ts';
import { customerOf } from './customers.ts';
import type { Checkout } from './state.ts';
import type { PaymentMethod, PlanOnOffer, Subscription } from './subscription.ts';

/**
 * Makes the subscription that a paid checkout stands for, and its first charge. Declined, it is `failed` for good;
 * while the payment is processing, `pending`.
 */
export async function startSubscription(
  world: World,
  checkout: Checkout,
  plan: PlanOnOffer,
  choice: 'pay' | 'decline',
): Promise<void> {
  const customerId = customerOf(world, checkout).customer_id;
  const method = newPaymentMethod(world, customerId);
  world.state.dodo.payment_methods[method.payment_method_id] = method;
  const subscription = newSubscription(world, checkout, plan, method);
  world.state.dodo.subscriptions[subscription.subscription_id] = subscription;
  checkout.subscription_id = subscription.subscription_id;
  const [line] = checkout.lines;
  const payment = await chargeSubscription(world, subscription, {
    purpose: 'start',
    line: line!, // because a checkout of a recurring product has exactly that line
    declined: choice === 'decline',
  });
  checkout.payment_id = payment?.payment_id ?? null;
}

export function newPaymentMethod(world: World, customerId: string): PaymentMethod {
  return {
    payment_method_id: dodoId('pm'),
    customer_id: customerId,
    fails: false,
    created_at: world.clock.now().toISOString(),
  };
}

function newSubscription(world: World, checkout: Checkout, offer: PlanOnOffer, method: PaymentMethod): Subscription {
  const { trial_period_days, trial_amount, ...plan } = offer;
  const now = world.clock.now();
  const subscription: Subscription = {
    subscription_id: dodoId('sub'),
    checkout_session_id: checkout.id,
    customer_id: method.customer_id,
    status: 'pending',
    plan,
    currency: checkout.currency,
    trial_period_days,
    trial_amount,
    billing: checkout.billing,
    tax_id: null,
    metadata: checkout.metadata,
    payment_method_id: method.payment_method_id,
    created_at: now.toISOString(),
    previous_billing_date: now.toISOString(),
    next_billing_date: now.toISOString(),
    anchor: now.toISOString(),
    cycle: 0,
    in_trial: false,
    expires_at: now.toISOString(),
    cancelled_at: null,
    paused_at: null,
    past_due_ends_at: null,
    cancel_at_next_billing_date: false,
    cancellation_feedback: null,
    cancellation_comment: null,
    scheduled_change: null,
    pending_change: null,
    open_payment_id: null,
    dues: null,
    dunning_id: null,
    credit: 0,
  };
  beginFirstPeriod(subscription, now); // and again when a processing payment succeeds: the dates start there
  return subscription;
}
