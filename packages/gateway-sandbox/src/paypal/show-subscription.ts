import type { World } from '../world.ts';
import { finalCycleStart, nextCycleStart } from './billing-dates.ts';
import type { BillingCycle, Subscription, SubscriptionStatus, Terms } from './billing-state.ts';
import { moneyOf } from './money.ts';
import { findPlan, showTerms } from './plans.ts';
import { currencyOf } from './read-terms.ts';
import { notFoundAtPayPal } from './refusal.ts';

const BEFORE_ACTIVATION: SubscriptionStatus[] = ['APPROVAL_PENDING', 'APPROVED'];

export function findSubscription(world: World, id: string): Subscription {
  const subscription = world.state.paypal.subscriptions[id];
  if (!subscription) throw notFoundAtPayPal();
  return subscription;
}

/** What is paid and when: its own terms where it overrides its plan's. */
export function termsOf(world: World, subscription: Subscription): Terms {
  return subscription.own_terms ?? findPlan(world, subscription.plan_id);
}

/** The short answer of create. */
export function showSubscriptionShortly(world: World, subscription: Subscription) {
  const { id, status, create_time } = subscription;
  return { id, status, create_time, links: subscriptionLinks(world, subscription) };
}

/**
 * `GET /v1/billing/subscriptions/{id}`, and the resource of the subscription's events.
 *
 * @param fields the further fields asked for: "last_failed_payment" and "plan" are shown only then.
 */
export function showSubscription(world: World, subscription: Subscription, fields: string[] = []) {
  const { status_change_note, custom_id, shipping_amount } = subscription;
  const terms = termsOf(world, subscription);
  const plan = findPlan(world, subscription.plan_id);
  const { id: _, status: __, create_time: ___, update_time: ____, ...describedPlan } = plan;
  return {
    status: subscription.status,
    ...(status_change_note === null ? {} : { status_change_note }),
    status_update_time: subscription.status_update_time,
    id: subscription.id,
    plan_id: subscription.plan_id,
    start_time: subscription.start_time,
    quantity: subscription.quantity,
    shipping_amount: shipping_amount ?? moneyOf(0, currencyOf(terms)),
    subscriber: subscription.subscriber,
    ...(BEFORE_ACTIVATION.includes(subscription.status)
      ? {}
      : { billing_info: billingInfo(world, subscription, terms, fields) }),
    create_time: subscription.create_time,
    update_time: subscription.update_time,
    ...(custom_id === null ? {} : { custom_id }),
    plan_overridden: subscription.own_terms !== null,
    ...(fields.includes('plan') ? { plan: { ...describedPlan, ...showTerms(terms) } } : {}),
    links: subscriptionLinks(world, subscription),
  };
}

function billingInfo(world: World, subscription: Subscription, terms: Terms, fields: string[]) {
  const { last_payment, last_failed_payment, outstanding, failed_payments_count, stale_since } = subscription;
  const final = finalCycleStart(subscription, terms, world.state.paypal.settings.billing_hour);
  const next = stale_since ?? nextBillingTime(world, subscription)?.toISOString();
  const isActive = subscription.status === 'ACTIVE';
  return {
    outstanding_balance: moneyOf(outstanding, currencyOf(terms)),
    cycle_executions: terms.billing_cycles.map((cycle) => showExecution(subscription, cycle)),
    ...(last_payment && stale_since === null ? { last_payment } : {}),
    ...(isActive && next !== undefined ? { next_billing_time: next } : {}),
    ...(isActive && final ? { final_payment_time: final.toISOString() } : {}),
    failed_payments_count,
    ...(last_failed_payment && fields.includes('last_failed_payment') ? { last_failed_payment } : {}),
  };
}

/** A cycle counts as completed when it is billed, not when it ends: a free trial is "completed" while it lasts. */
function showExecution({ completed, stale_since }: Subscription, cycle: BillingCycle) {
  const { tenure_type, sequence, total_cycles } = cycle;
  const cycles_completed = stale_since === null ? (completed[sequence] ?? 0) : 0;
  return {
    tenure_type,
    sequence,
    cycles_completed,
    cycles_remaining: total_cycles === 0 ? 0 : total_cycles - cycles_completed,
    current_pricing_scheme_version: 1,
    total_cycles,
  };
}

/** While a failed charge is tried again this stays the day on which it failed first. */
export function nextBillingTime(world: World, subscription: Subscription): Date | null {
  const { billing_hour } = world.state.paypal.settings;
  const start = nextCycleStart(subscription, termsOf(world, subscription), billing_hour);
  const notBefore = subscription.bill_not_before === null ? null : new Date(subscription.bill_not_before);
  return start && notBefore && notBefore > start ? notBefore : start;
}

function subscriptionLinks(world: World, subscription: Subscription) {
  const self = `${world.baseUrls.paypal}/v1/billing/subscriptions/${subscription.id}`;
  const post = (rel: string) => ({ href: `${self}/${rel}`, rel, method: 'POST' });
  const read = { href: self, rel: 'self', method: 'GET' };
  const edit = { href: self, rel: 'edit', method: 'PATCH' };
  switch (subscription.status) {
    case 'APPROVAL_PENDING':
      return [{ href: approveUrl(world, subscription), rel: 'approve', method: 'GET' }, edit, read];
    case 'APPROVED':
      return [post('activate'), edit, read];
    case 'ACTIVE':
      return [post('cancel'), edit, read, post('suspend'), post('capture')];
    case 'SUSPENDED':
      return [post('cancel'), edit, read, post('activate'), post('capture')];
    case 'CANCELLED':
    case 'EXPIRED':
      return [read];
  }
}

function approveUrl(world: World, subscription: Subscription): string {
  return `${world.baseUrls.paypal}/webapps/billing/subscriptions?ba_token=${subscription.consent.ba_token}`;
}
