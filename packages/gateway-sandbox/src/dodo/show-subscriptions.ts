import type { World } from '../world.ts';
import { findCustomer, showCustomerShortly } from './customers.ts';
import { netOf } from './price-cart.ts';
import { createdWithin, newestFirst, pageOf } from './read.ts';
import { notFound } from './refusal.ts';
import type { ScheduledChange, Subscription } from './subscription.ts';

export function findSubscription(world: World, id: string): Subscription {
  const subscription = world.state.dodo.subscriptions[id];
  if (!subscription) throw notFound('subscription', id);
  return subscription;
}

export function listSubscriptions(world: World, query: Record<string, string | undefined>) {
  const equals = (asked: string | undefined, actual: string) => asked === undefined || asked === actual;
  const wanted = newestFirst(world.state.dodo.subscriptions).filter(
    (subscription) =>
      createdWithin(subscription.created_at, query) &&
      equals(query.status, subscription.status) &&
      equals(query.customer_id, subscription.customer_id) &&
      equals(query.product_id, subscription.plan.line.product_id) &&
      equals(query.brand_id, world.state.dodo.brand_id) &&
      equals(query.cancel_at_next_billing_date, String(subscription.cancel_at_next_billing_date)),
  );
  return { items: pageOf(wanted, query).map((subscription) => showInList(world, subscription)) };
}

function showInList(world: World, subscription: Subscription) {
  const { line, frequency, period } = subscription.plan;
  return {
    subscription_id: subscription.subscription_id,
    status: subscription.status,
    product_id: line.product_id,
    product_name: line.name,
    quantity: line.quantity,
    recurring_pre_tax_amount: netOf(line),
    tax_inclusive: line.tax_inclusive,
    currency: subscription.currency,
    trial_period_days: subscription.trial_period_days,
    trial_amount: subscription.trial_amount,
    payment_frequency_count: frequency.count,
    payment_frequency_interval: frequency.unit,
    subscription_period_count: period.count,
    subscription_period_interval: period.unit,
    created_at: subscription.created_at,
    previous_billing_date: subscription.previous_billing_date,
    next_billing_date: subscription.next_billing_date,
    cancelled_at: subscription.cancelled_at,
    paused_at: subscription.paused_at,
    cancel_at_next_billing_date: subscription.cancel_at_next_billing_date,
    scheduled_change: subscription.scheduled_change ? showScheduledChange(subscription.scheduled_change) : null,
    customer: showCustomerShortly(findCustomer(world, subscription.customer_id)),
    customer_business_name: null,
    billing: subscription.billing,
    metadata: subscription.metadata,
    discounts: [],
    discount_id: null,
    discount_cycles_remaining: null,
    on_demand: false,
    payment_method_id: subscription.payment_method_id,
    has_payment_method: true,
    tax_id: subscription.tax_id,
  };
}

function showScheduledChange({ id, plan, effective_at, created_at }: ScheduledChange) {
  return {
    id,
    product_id: plan.line.product_id,
    product_name: plan.line.name,
    product_description: null,
    quantity: plan.line.quantity,
    effective_at,
    created_at,
    addons: [],
  };
}

/** The full form: `GET /subscriptions/{id}` and the `data` of every subscription event. */
export function showSubscription(world: World, subscription: Subscription) {
  return {
    ...showInList(world, subscription),
    brand_id: world.state.dodo.brand_id,
    expires_at: subscription.expires_at,
    cancellation_feedback: subscription.cancellation_feedback,
    cancellation_comment: subscription.cancellation_comment,
    addons: [],
    meters: [],
    credit_entitlement_cart: [],
    meter_credit_entitlement_cart: [],
    custom_field_responses: null,
    discounts: null,
  };
}

export function showDunning(world: World, id: string) {
  const dunning = world.state.dodo.dunnings[id];
  if (!dunning) throw notFound('dunning', id);
  const { id: _, ...rest } = dunning;
  return {
    ...rest,
    brand_id: world.state.dodo.brand_id,
    customer_id: findSubscription(world, dunning.subscription_id).customer_id,
  };
}
