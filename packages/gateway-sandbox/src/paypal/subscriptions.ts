import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { announceSubscription } from './announce-subscription.ts';
import { billCycle, chargeSetupFee, hasReachedThreshold, moveTo } from './bill-cycle.ts';
import { nextCycleStart } from './billing-dates.ts';
import { billingRefusal, malformedBilling, readRequiredWords, readWords } from './billing-refusal.ts';
import type { Subscription } from './billing-state.ts';
import { billingAgreementToken, subscriptionId } from './ids.ts';
import type { News } from './post-event.ts';
import { tell } from './post-event.ts';
import { readSubscription } from './read-subscription.ts';
import type { Made } from './request-ids.ts';
import { payer } from './show.ts';
import { findSubscription, nextBillingTime, termsOf } from './show-subscription.ts';

const REASON_CHARACTERS_MAX = 128;

/** Makes a subscription that waits for its buyer. @throws PayPalRefusal 400, 404, 422 */
export function createSubscription(world: World, body: unknown): Made {
  const { start_time, return_url, cancel_url, ...read } = readSubscription(world, body);
  const now = world.clock.now().toISOString();
  const begin = start_time ?? now;
  const subscription: Subscription = {
    id: subscriptionId(),
    ...read,
    status: 'APPROVAL_PENDING',
    status_change_note: null,
    status_update_time: now,
    consent: { ba_token: billingAgreementToken(), return_url, cancel_url },
    revision: null,
    start_time: begin,
    tenure: { sequence: 1, started_at: begin, periods: 0 },
    completed: {},
    bill_not_before: null,
    retry: null,
    outstanding: 0,
    failed_payments_count: 0,
    last_payment: null,
    last_failed_payment: null,
    funding_declines: false,
    stale_since: null,
    create_time: now,
    update_time: now,
  };
  world.state.paypal.subscriptions[subscription.id] = subscription;
  const created = announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.CREATED');
  return { id: subscription.id, announced: tell([created]) };
}

/**
 * Plays the buyer who agrees. With a card that is refused he agrees too: PayPal finds out when it charges.
 * A subscription that was agreed to before stays as it is.
 */
export function approveSubscription(world: World, subscription: Subscription, choice: 'pay' | 'decline'): News[] {
  if (subscription.status !== 'APPROVAL_PENDING') return [];
  subscription.subscriber = { ...payer(world), ...subscription.subscriber };
  subscription.funding_declines = choice === 'decline';
  if (subscription.user_action === 'SUBSCRIBE_NOW') return begin(world, subscription);
  moveTo(world, subscription, 'APPROVED', null);
  return [];
}

/** The fee for setting up is charged at once, the first cycle at its start. */
function begin(world: World, subscription: Subscription): News[] {
  const now = world.clock.now();
  const fee = chargeSetupFee(world, subscription);
  if (!fee.begins) {
    moveTo(world, subscription, 'CANCELLED', null);
    return [...fee.news, announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.CANCELLED')];
  }
  moveTo(world, subscription, 'ACTIVE', null);
  const startsNow = new Date(subscription.start_time) <= now;
  if (startsNow) startLate(world, subscription, now);
  const billed = startsNow ? billCycle(world, subscription) : [];
  if (startsNow && world.state.paypal.settings.stale_billing_info) subscription.stale_since = now.toISOString();
  const [first] = Object.values(world.state.paypal.sales).filter((sale) => sale.subscription_id === subscription.id);
  const activated = announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.ACTIVATED', first);
  return [activated, ...fee.news, ...billed];
}

/** A buyer who agrees after the first cycle would be over does not pay for two: it starts when he agrees. */
function startLate(world: World, subscription: Subscription, now: Date): void {
  const second = nextCycleStart(
    subscription,
    termsOf(world, subscription),
    world.state.paypal.settings.billing_hour,
    1,
  );
  if (second !== null && second > now) return;
  subscription.start_time = now.toISOString();
  subscription.tenure.started_at = subscription.start_time;
}

/** Of the cycles that began while nothing could be billed only the last is billed, and not before now. */
function skipPassedCycles(world: World, subscription: Subscription, now: Date): void {
  const isPassed = (time: Date | null) => time !== null && time <= now;
  if (subscription.retry !== null || !isPassed(nextBillingTime(world, subscription))) return;
  const { tenure } = subscription;
  do tenure.periods += 1;
  while (isPassed(nextBillingTime(world, subscription)));
  tenure.periods -= 1;
  subscription.bill_not_before = now.toISOString();
}

/** @throws PayPalRefusal 404, 422 SUBSCRIPTION_STATUS_INVALID unless it is active. */
export function suspendSubscription(world: World, id: string, body: unknown): News[] {
  const subscription = findSubscription(world, id);
  const reason = readRequiredWords(new BodyReader(body, malformedBilling()), 'reason', REASON_CHARACTERS_MAX);
  if (subscription.status !== 'ACTIVE') throw billingRefusal('CANNOT_SUSPEND');
  moveTo(world, subscription, 'SUSPENDED', reason);
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.SUSPENDED')];
}

/** Ends it at once and for good. @throws PayPalRefusal 404, 422 SUBSCRIPTION_STATUS_INVALID */
export function cancelSubscription(world: World, id: string, body: unknown): News[] {
  const subscription = findSubscription(world, id);
  const reason = readRequiredWords(new BodyReader(body, malformedBilling()), 'reason', REASON_CHARACTERS_MAX);
  if (subscription.status !== 'ACTIVE' && subscription.status !== 'SUSPENDED') throw billingRefusal('CANNOT_CANCEL');
  subscription.revision = null;
  moveTo(world, subscription, 'CANCELLED', reason);
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.CANCELLED')];
}

/**
 * Resumes a suspended subscription, or begins an approved one that waits for its merchant. What it owes is charged
 * with the next cycle.
 *
 * @throws PayPalRefusal 404, 422 SUBSCRIPTION_STATUS_INVALID, or SUBSCRIPTION_CANNOT_BE_ACTIVATED while it owes
 *   money after too many failures (unless the setting `activate_after_threshold` allows it).
 */
export function activateSubscription(world: World, id: string, body: unknown): News[] {
  const subscription = findSubscription(world, id);
  const reason = readWords(new BodyReader(body ?? {}, malformedBilling()), 'reason', REASON_CHARACTERS_MAX) ?? null;
  if (subscription.status === 'APPROVED') return begin(world, subscription);
  if (subscription.status !== 'SUSPENDED') throw billingRefusal('CANNOT_ACTIVATE');
  const { activate_after_threshold, reactivated_event } = world.state.paypal.settings;
  if (activate_after_threshold === 'refused' && hasReachedThreshold(world, subscription)) {
    throw billingRefusal('THRESHOLD_REACHED');
  }
  const now = world.clock.now();
  if (subscription.retry !== null && new Date(subscription.retry.at) < now) subscription.retry.at = now.toISOString();
  skipPassedCycles(world, subscription, now);
  moveTo(world, subscription, 'ACTIVE', reason);
  return [announceSubscription(world, subscription, reactivated_event)];
}
