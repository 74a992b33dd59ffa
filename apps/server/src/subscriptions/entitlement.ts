import { daysAfter } from './calendar.ts';
import type { Cause, Entitlement, Subscription } from './subscription.ts';

export type Entitled = {
  entitlement: Entitlement;
  cause: Cause | null;
  because: string;
  /** When this changes by itself, if nothing else happens; null where it does not. */
  until: Date | null;
};

/** Days after which a charge that is owed ends the subscription itself. */
export function givesUpAt(subscription: Subscription): Date | null {
  const { unpaid_since, policies } = subscription;
  if (unpaid_since === null) return null;
  const graceEnds = daysAfter(unpaid_since, policies.grace_days);
  if (isUnpaidTrial(subscription) && policies.unpaid_trial === 'cancel') return graceEnds;
  const givesUp = daysAfter(unpaid_since, policies.give_up_after_days);
  return givesUp > graceEnds ? givesUp : graceEnds;
}

/** When the service stops although the subscription goes on; null while nothing is owed. */
export function graceEndsAt({ unpaid_since, policies }: Subscription): Date | null {
  return unpaid_since === null ? null : daysAfter(unpaid_since, policies.grace_days);
}

function isUnpaidTrial({ trial_ends_at, paid_periods }: Subscription): boolean {
  return trial_ends_at !== null && paid_periods === 0;
}

/** What the delivery of a subscription should be at a moment: the policy table, as a pure function. */
export function entitlementOf(subscription: Subscription, now: Date): Entitled {
  switch (subscription.status) {
    case 'trialing':
    case 'active':
    case 'cancel_scheduled':
      return runs('the subscription runs');
    case 'past_due':
    case 'on_hold':
      return whileUnpaid(subscription, now);
    case 'paused':
      return whilePaused(subscription, now);
    case 'cancelled':
      return afterCancellation(subscription, now);
    case 'expired':
      return subscription.policies.subscription_expired === 'read_only'
        ? { entitlement: 'read_only', cause: 'expired', because: 'the subscription has expired', until: null }
        : ends('the subscription has expired');
  }
}

const runs = (because: string, until: Date | null = null): Entitled => ({
  entitlement: 'run',
  cause: null,
  because,
  until,
});
const ends = (because: string): Entitled => ({ entitlement: 'end', cause: null, because, until: null });

function whileUnpaid(subscription: Subscription, now: Date): Entitled {
  const graceEnds = graceEndsAt(subscription);
  if (graceEnds === null || now < graceEnds) return runs('a charge failed; the days of grace run', graceEnds);
  const because = 'the renewal was not paid within the days of grace';
  return { entitlement: 'suspend', cause: 'unpaid', because, until: givesUpAt(subscription) };
}

/** A pause keeps what is paid already. */
function whilePaused({ current_period_end }: Subscription, now: Date): Entitled {
  if (now < current_period_end) return runs('paused; the paid period runs on', current_period_end);
  return { entitlement: 'suspend', cause: 'paused', because: 'the subscription is paused', until: null };
}

function afterCancellation(subscription: Subscription, now: Date): Entitled {
  const { policies, current_period_end } = subscription;
  const atOnce = policies.subscription_cancelled === 'at_once';
  if (!atOnce && now < current_period_end) return runs('cancelled; the paid period runs on', current_period_end);
  if (policies.subscription_cancelled === 'perpetual_fallback' && subscription.paid_periods > 0) {
    return {
      entitlement: 'fallback',
      cause: null,
      because: 'the subscription ended; what was released stays usable',
      until: null,
    };
  }
  return ends('the subscription was cancelled and its paid period is over');
}
