import { daysAfter, intervalsAfter } from './billing-dates.ts';
import type { Subscription } from './subscription.ts';

/** The subscription begins now: with its trial, or with its first paid period. */
export function beginFirstPeriod(subscription: Subscription, now: Date): void {
  if (subscription.trial_period_days === 0) {
    restartCycle(subscription, now);
    return;
  }
  const trialEnd = daysAfter(now, subscription.trial_period_days);
  subscription.in_trial = true;
  subscription.previous_billing_date = now.toISOString();
  moveNextBilling(subscription, trialEnd);
  subscription.expires_at = intervalsAfter(trialEnd, subscription.plan.period).toISOString();
}

/**
 * The period that was due is paid. When it was paid so late that it would be over already, it begins now instead:
 * nobody is charged at once for time in which nothing was delivered.
 */
export function beginNextPeriod(subscription: Subscription, now: Date): void {
  subscription.in_trial = false;
  const next = intervalsAfter(new Date(subscription.anchor), subscription.plan.frequency, subscription.cycle + 1);
  if (next <= now) {
    setCycle(subscription, now, 1);
    subscription.previous_billing_date = now.toISOString();
    return;
  }
  subscription.previous_billing_date = subscription.next_billing_date;
  setCycle(subscription, new Date(subscription.anchor), subscription.cycle + 1);
}

/** A paid period begins now, whatever was before, and with it a new term. */
export function restartCycle(subscription: Subscription, now: Date): void {
  subscription.in_trial = false;
  subscription.previous_billing_date = now.toISOString();
  setCycle(subscription, now, 1);
  subscription.expires_at = intervalsAfter(now, subscription.plan.period).toISOString();
}

/** The next charge comes at `date`, and later ones are counted from there. */
export function moveNextBilling(subscription: Subscription, date: Date): void {
  setCycle(subscription, date, 0);
}

function setCycle(subscription: Subscription, anchor: Date, cycle: number): void {
  subscription.anchor = anchor.toISOString();
  subscription.cycle = cycle;
  subscription.next_billing_date = intervalsAfter(anchor, subscription.plan.frequency, cycle).toISOString();
}
