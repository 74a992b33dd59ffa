import type { Due } from '../timeline.ts';
import type { World } from '../world.ts';
import { billCycle } from './bill-cycle.ts';
import type { Subscription } from './billing-state.ts';
import { tell } from './post-event.ts';
import { nextBillingTime } from './show-subscription.ts';

/** What will happen by itself: charges, second tries, and billing information that catches up. */
export function paypalDue(world: World): Due[] {
  return Object.values(world.state.paypal.subscriptions).flatMap((subscription) => dueOf(world, subscription));
}

function dueOf(world: World, subscription: Subscription): Due[] {
  if (subscription.stale_since !== null) {
    const catchUp = async () => {
      subscription.stale_since = null;
    };
    return [{ at: new Date(subscription.stale_since), play: catchUp }];
  }
  const at = dueAt(world, subscription);
  return at ? [{ at, play: () => tell(billCycle(world, subscription)) }] : [];
}

/** When the subscription is charged next; null when it never will be. */
export function dueAt(world: World, subscription: Subscription): Date | null {
  if (subscription.status !== 'ACTIVE') return null;
  return subscription.retry ? new Date(subscription.retry.at) : nextBillingTime(world, subscription);
}

/** Moves what is due next to the present instant; the cycles after it are counted from there. */
export function makeDueNow(world: World, subscription: Subscription): void {
  const now = world.clock.now().toISOString();
  if (subscription.retry) subscription.retry.at = now;
  else {
    subscription.tenure = { ...subscription.tenure, started_at: now, periods: 0 };
    subscription.bill_not_before = null;
  }
}
