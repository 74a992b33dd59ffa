import { moveNextBilling, restartCycle } from './billing-period.ts';
import type { Plan, PlanChange, Subscription } from './subscription.ts';

/** Puts the subscription on its new plan. Whatever was scheduled is dropped. */
export function makePlanChange(subscription: Subscription, change: PlanChange, now: Date): void {
  subscription.pending_change = null;
  subscription.scheduled_change = null;
  subscription.credit += change.credit;
  takePlan(subscription, change.plan);
  if (change.restarts_cycle) restartCycle(subscription, now);
}

/** The new plan without a new period: its first charge comes at the next billing date, as before. */
export function takePlan(subscription: Subscription, plan: Plan): void {
  const { frequency } = subscription.plan;
  const sameRhythm = frequency.count === plan.frequency.count && frequency.unit === plan.frequency.unit;
  subscription.plan = plan;
  // Counted from its anchor by another interval, the next date would move; the dates of the old rhythm are kept.
  if (!sameRhythm) moveNextBilling(subscription, new Date(subscription.next_billing_date));
}
