import type { World } from '../world.ts';
import { announceSale, announceSubscription } from './announce-subscription.ts';
import { cycleOf, nextCycleStart } from './billing-dates.ts';
import type { Sale, Subscription, SubscriptionStatus } from './billing-state.ts';
import { charge, priceOf } from './charge.ts';
import { minorOf } from './money.ts';
import type { News } from './post-event.ts';
import { termsOf } from './show-subscription.ts';

/** PayPal tries a failed charge again every five days, at most twice in a cycle. */
const RETRY_DAYS = 5;
const RETRIES_MAX = 2;

/**
 * Bills the cycle that is due, or tries again what failed: with the outstanding balance, when the plan says so.
 * A free cycle passes without a word.
 */
export function billCycle(world: World, subscription: Subscription): News[] {
  const terms = termsOf(world, subscription);
  const cycle = cycleOf(subscription, terms);
  if (!cycle) return [];
  const own = priceOf(subscription, terms, cycle);
  const arrears = terms.payment_preferences.auto_bill_outstanding ? subscription.outstanding : 0;
  if (own.minor + arrears === 0) return completeCycle(world, subscription);
  const sale = charge(world, subscription, terms, { minor: own.minor + arrears, tax: own.tax });
  if (sale.status === 'DECLINED') return failCycle(world, subscription, sale, own.minor);
  subscription.outstanding -= arrears;
  recordPayment(world, subscription, sale);
  const ended = completeCycle(world, subscription);
  return [announceSale(world, sale, sale.status === 'PENDING' ? 'PENDING' : 'COMPLETED'), ...ended];
}

/** A payment ends the row of failures. */
export function recordPayment(world: World, subscription: Subscription, sale: Sale): void {
  subscription.failed_payments_count = 0;
  subscription.last_payment = { amount: sale.amount, time: sale.create_time };
  subscription.update_time = world.clock.now().toISOString();
}

/** Moves on to the next cycle, or ends a subscription that has none left. */
function completeCycle(world: World, subscription: Subscription): News[] {
  const terms = termsOf(world, subscription);
  const { billing_hour } = world.state.paypal.settings;
  const { tenure, completed } = subscription;
  const cycle = cycleOf(subscription, terms)!; // because only a cycle that was found is billed
  const next = nextCycleStart(subscription, terms, billing_hour, 1)!; // for the same reason
  completed[cycle.sequence] = (completed[cycle.sequence] ?? 0) + 1;
  tenure.periods += 1;
  subscription.retry = null;
  subscription.bill_not_before = null;
  if (cycle.total_cycles === 0 || (completed[cycle.sequence] ?? 0) < cycle.total_cycles) return [];
  subscription.tenure = { sequence: tenure.sequence + 1, started_at: next.toISOString(), periods: 0 };
  if (cycleOf(subscription, terms)) return [];
  moveTo(world, subscription, 'EXPIRED', null);
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.EXPIRED')];
}

function failCycle(world: World, subscription: Subscription, sale: Sale, ownMinor: number): News[] {
  const terms = termsOf(world, subscription);
  const { billing_hour } = world.state.paypal.settings;
  const now = world.clock.now();
  const done = subscription.retry === null ? 0 : subscription.retry.done + 1;
  const retryAt = new Date(now.getTime() + RETRY_DAYS * 86_400_000);
  const nextCycle = nextCycleStart(subscription, terms, billing_hour, 1);
  const goesOn = done < RETRIES_MAX && nextCycle !== null && retryAt < nextCycle;
  recordFailure(world, subscription, sale, goesOn ? retryAt : null);
  if (goesOn) {
    subscription.retry = { done, at: retryAt.toISOString() };
    return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.PAYMENT.FAILED', sale)];
  }
  subscription.outstanding += ownMinor;
  subscription.failed_payments_count += 1;
  const failed = announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.PAYMENT.FAILED', sale);
  const ended = completeCycle(world, subscription);
  return [failed, ...ended, ...suspendAtThreshold(world, subscription)];
}

export function recordFailure(world: World, subscription: Subscription, sale: Sale, retryAt: Date | null): void {
  subscription.last_failed_payment = {
    amount: sale.amount,
    time: sale.create_time,
    reason_code: 'PAYMENT_DENIED',
    ...(retryAt ? { next_payment_retry_time: retryAt.toISOString() } : {}),
  };
  subscription.update_time = world.clock.now().toISOString();
}

/** True when the subscription owes money after as many failures as its plan bears. */
export function hasReachedThreshold(world: World, subscription: Subscription): boolean {
  const { payment_failure_threshold: threshold } = termsOf(world, subscription).payment_preferences;
  const zeroMeansFirst = world.state.paypal.settings.failure_threshold_zero === 'suspends_at_first';
  const bears = threshold === 0 ? (zeroMeansFirst ? 1 : Number.POSITIVE_INFINITY) : threshold;
  return subscription.outstanding > 0 && subscription.failed_payments_count >= bears;
}

function suspendAtThreshold(world: World, subscription: Subscription): News[] {
  if (subscription.status !== 'ACTIVE' || !hasReachedThreshold(world, subscription)) return [];
  moveTo(world, subscription, 'SUSPENDED', null);
  return [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.SUSPENDED')];
}

export function moveTo(
  world: World,
  subscription: Subscription,
  status: SubscriptionStatus,
  note: string | null,
): void {
  const now = world.clock.now().toISOString();
  Object.assign(subscription, { status, status_change_note: note, status_update_time: now, update_time: now });
}

/**
 * Charges the fee for setting up. What cannot be drawn is owed, or else ends the subscription before it began.
 *
 * @returns whether the subscription may begin.
 */
export function chargeSetupFee(world: World, subscription: Subscription): { begins: boolean; news: News[] } {
  const terms = termsOf(world, subscription);
  const { setup_fee, setup_fee_failure_action } = terms.payment_preferences;
  const fee = setup_fee ? minorOf(setup_fee) : 0;
  if (fee === 0) return { begins: true, news: [] };
  const sale = charge(world, subscription, terms, { minor: fee, tax: 0 });
  if (sale.status !== 'DECLINED') {
    recordPayment(world, subscription, sale);
    return { begins: true, news: [announceSale(world, sale, sale.status === 'PENDING' ? 'PENDING' : 'COMPLETED')] };
  }
  recordFailure(world, subscription, sale, null);
  if (setup_fee_failure_action === 'CANCEL') return { begins: false, news: [] };
  subscription.outstanding += fee;
  return {
    begins: true,
    news: [announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.PAYMENT.FAILED', sale)],
  };
}
