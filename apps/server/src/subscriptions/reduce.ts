import { mayMove, SUBSCRIPTION_MOVES, type SubscriptionStatus } from '@vozex/domain';
import type { SubscriptionSnapshot } from '../payments/index.ts';
import { intervalsAfter, type Period, periodAround } from './calendar.ts';
import type { Subscription } from './subscription.ts';

/** What is known of the money of a subscription: how often it was paid, and when last. */
export type Paid = { count: number; lastAt: Date | null };

/** `stale`: we know better. `unclear`: two things were said of the same moment, so the gateway must be asked. */
export type Reduced = { kind: 'changed' | 'stale' | 'unclear'; subscription: Subscription };

/** Clocks of deliveries tick in seconds: what lies closer together has no order. */
const SAME_MOMENT_MS = 1_000;
/** A gateway's own reads lag behind by up to 40 minutes: an answer that looks old is believed only after this long. */
const READS_LAG_MS = 3_600_000;

/**
 * What a subscription is, given what it was, what the gateway says of it and what was paid. Pure: any order of the same
 * news comes to the same end, since older news changes nothing.
 *
 * @param asked true when the gateway has just been asked: its answer counts, however close to the last news.
 */
export function reduce(
  before: Subscription,
  snapshot: SubscriptionSnapshot,
  paid: Paid,
  { asked, now }: { asked: boolean; now: Date },
): Reduced {
  const counted = withMoney(before, paid);
  const status = isFinal(before.status) ? undefined : statusOf(counted, snapshot);
  if (status === undefined) return { kind: 'stale', subscription: counted };
  const ahead = snapshot.observedAt.getTime() - before.observed_at.getTime();
  const differs = status !== before.status || planDiffers(before, snapshot);
  if (!asked && differs && Math.abs(ahead) < SAME_MOMENT_MS) return { kind: 'unclear', subscription: counted };
  const believed = asked && now.getTime() - before.observed_at.getTime() > READS_LAG_MS;
  if (ahead < 0 && !believed) return { kind: 'stale', subscription: counted };
  const period = periodOf(counted, snapshot, status);
  return {
    kind: 'changed',
    subscription: {
      ...counted,
      status,
      gateway_customer_id: snapshot.customerId ?? before.gateway_customer_id,
      trial_ends_at: snapshot.trialEndsAt ?? before.trial_ends_at,
      current_period_start: period.start,
      current_period_end: period.end,
      unpaid_since: unpaidSince(before, snapshot, status),
      paused_at: status === 'paused' ? (before.paused_at ?? snapshot.observedAt) : null,
      cancel_at: status === 'cancel_scheduled' ? (before.cancel_at ?? period.end) : null,
      cancelled_at: isFinal(status) ? (snapshot.cancelledAt ?? snapshot.observedAt) : null,
      observed_at: ahead < 0 ? now : snapshot.observedAt,
    },
  };
}

/** The same subscription with its money counted: the period that the last payment falls into is paid. */
function withMoney(before: Subscription, paid: Paid): Subscription {
  const counted = { ...before, paid_periods: paid.count };
  if (isFinal(before.status) || paid.lastAt === null) return counted;
  const { billing_interval: interval, interval_count: intervalCount } = before;
  const anchor = before.trial_ends_at ?? before.started_at;
  const first = intervalsAfter(anchor, interval, intervalCount).getTime() - anchor.getTime();
  // A gateway may charge some hours before the period turns.
  const early = Math.min(EARLY_CHARGE_MS, first / 4);
  const period = periodAround(new Date(paid.lastAt.getTime() + early), { anchor, interval, intervalCount });
  return period.end > before.current_period_end
    ? { ...counted, current_period_start: period.start, current_period_end: period.end }
    : counted;
}

const EARLY_CHARGE_MS = 86_400_000;

export function isFinal(status: SubscriptionStatus): boolean {
  return status === 'cancelled' || status === 'expired';
}

export function planDiffers(before: Subscription, snapshot: SubscriptionSnapshot): boolean {
  return before.gateway_plan_id !== snapshot.gatewayPlanId || before.quantity !== snapshot.quantity;
}

/** The gateway's state in our words, with what only VOZEX knows: a wish to end that the gateway cannot keep itself. */
function statusOf(before: Subscription, snapshot: SubscriptionSnapshot): SubscriptionStatus | undefined {
  switch (snapshot.state) {
    case 'pending':
    case 'failed':
      return undefined;
    case 'trialing':
    case 'active':
      if (snapshot.cancelAtPeriodEnd || before.instruction === 'schedule_cancel') return 'cancel_scheduled';
      // What was paid for is no trial any more, and none comes back: some gateways show a trial until its calendar end.
      return snapshot.state === 'trialing' && mayBeTrial(before) ? 'trialing' : 'active';
    case 'paused':
      // A gateway that cannot end a period by itself is kept still until then.
      return before.cancel_at !== null || before.instruction === 'schedule_cancel' ? 'cancel_scheduled' : 'paused';
    default:
      return snapshot.state;
  }
}

function mayBeTrial({ status, paid_periods }: Subscription): boolean {
  return paid_periods === 0 && (status === 'trialing' || mayMove(SUBSCRIPTION_MOVES, status, 'trialing'));
}

/** The paid period as the gateway says. It never goes back, since payments do not. */
function periodOf(before: Subscription, snapshot: SubscriptionSnapshot, status: SubscriptionStatus): Period {
  const known = { start: before.current_period_start, end: before.current_period_end };
  if (isFinal(status) || status === 'past_due' || status === 'on_hold') return known;
  const { periodStart, periodEnd } = snapshot;
  return periodStart && periodEnd && periodEnd > known.end ? { start: periodStart, end: periodEnd } : known;
}

function unpaidSince(before: Subscription, snapshot: SubscriptionSnapshot, status: SubscriptionStatus): Date | null {
  // Once it has ended, what was paid until then says everything: nothing is owed any more.
  return status === 'past_due' || status === 'on_hold' ? (before.unpaid_since ?? snapshot.observedAt) : null;
}
