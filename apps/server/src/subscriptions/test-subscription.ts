import { ProductPolicies } from '@vozex/domain';
import type { SubscriptionSnapshot } from '../payments/index.ts';
import type { Subscription } from './subscription.ts';

/** A subscription that began on the first of January 2030 at noon, paid by the month; tests change what they are about. */
export function testSubscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: 'sub_1',
    order_id: 'ord_1',
    order_item_id: 'oit_1',
    product_id: 'prd_1',
    price_id: 'pri_1',
    customer_id: 'cus_1',
    gateway: 'paypal',
    gateway_subscription_id: 'I-1',
    gateway_customer_id: null,
    status: 'active',
    quantity: 1,
    unit_amount_minor: 1_900,
    currency: 'USD',
    tax: null,
    billing_interval: 'month',
    interval_count: 1,
    gateway_plan_id: 'P-1',
    policies: ProductPolicies.parse({ grace_days: 5, give_up_after_days: 30 }),
    started_at: day(0),
    trial_ends_at: null,
    current_period_start: day(0),
    current_period_end: day(31),
    paid_periods: 1,
    unpaid_since: null,
    paused_at: null,
    cancel_at: null,
    cancelled_at: null,
    cancel_reason: null,
    ended_at: null,
    entitlement: 'run',
    instruction: null,
    observed_at: day(0),
    next_attempt_at: null,
    problem: null,
    ...change,
  };
}

/** What the gateway says of it. */
export function testSnapshot(change: Partial<SubscriptionSnapshot> = {}): SubscriptionSnapshot {
  return {
    gatewaySubscriptionId: 'I-1',
    gatewayPlanId: 'P-1',
    quantity: 1,
    state: 'active',
    startedAt: day(0),
    trialEndsAt: null,
    periodStart: null,
    periodEnd: null,
    cancelAtPeriodEnd: false,
    cancelledAt: null,
    scheduledPlan: null,
    observedAt: day(1),
    ...change,
  };
}

/** Noon, so many days after the first of January 2030. */
export function day(n: number): Date {
  return new Date(Date.UTC(2030, 0, 1, 12) + n * 86_400_000);
}
