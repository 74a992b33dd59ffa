import type { World } from '../world.ts';
import { intervalsAfter } from './billing-dates.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { chargeSubscription } from './charge-subscription.ts';
import { takePlan } from './make-plan-change.ts';
import type { Subscription } from './subscription.ts';
import { tellOf } from './tell.ts';
import { announce } from './webhooks.ts';

/** The next billing date has come: a scheduled change is made, and the new period charged. */
export async function renewSubscription(world: World, subscription: Subscription): Promise<void> {
  if (subscription.scheduled_change) {
    const { plan } = subscription.scheduled_change;
    subscription.scheduled_change = null;
    takePlan(subscription, plan);
    subscription.expires_at = intervalsAfter(new Date(subscription.next_billing_date), plan.period).toISOString();
    await announce(world, [tellOf(subscription, 'plan_changed')]);
  }
  await chargeSubscription(world, subscription, { purpose: 'renewal', line: subscription.plan.line });
}

/** Tries a failed charge again with the same card. */
export async function retryDues(world: World, subscription: Subscription): Promise<void> {
  const { dues } = subscription;
  if (!dues) return;
  dues.retry_at.shift();
  await chargeSubscription(world, subscription, { purpose: 'dues', line: dues.line, retryAttempt: dues.attempts });
}

/** The grace period is over and nothing was paid. Tries that are still planned go on while on hold. */
export async function endGrace(world: World, subscription: Subscription): Promise<void> {
  if (subscription.dues?.after_grace === 'cancel_subscription' || subscription.cancel_at_next_billing_date) {
    await cancelSubscription(world, subscription);
    return;
  }
  subscription.status = 'on_hold';
  subscription.past_due_ends_at = null;
  await announce(world, [tellOf(subscription, 'on_hold')]);
}

/** The term is over. */
export async function expireSubscription(world: World, subscription: Subscription): Promise<void> {
  subscription.status = 'expired';
  subscription.past_due_ends_at = null;
  subscription.dues = null;
  await announce(world, [tellOf(subscription, 'expired')]);
}
