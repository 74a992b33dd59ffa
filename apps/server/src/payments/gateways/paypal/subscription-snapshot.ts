import { z } from 'zod';
import type { SubscriptionSnapshot } from '../../gateway-event.ts';
import { GatewayId, readDate } from '../read-body.ts';
import { Cycle, laterBy, trialLength } from './plan-cycles.ts';
import { Amount, idOf, Links } from './shapes.ts';

const CycleExecution = z.object({
  tenure_type: z.string(),
  sequence: z.int().nullish(),
  cycles_completed: z.int().nullish(),
  cycles_remaining: z.int().nullish(),
  total_cycles: z.int().nullish(),
});

/**
 * A subscription in webhooks and answers of the API alike. v2 says `status` and `billing_info`, v1 says `state` and
 * `agreement_details`: `resource_version` decides, and of v1 no snapshot is made.
 */
export const Subscription = z.object({
  id: GatewayId,
  status: z.string().nullish(),
  state: z.string().nullish(),
  plan_id: GatewayId.nullish(),
  quantity: z.string().nullish(),
  custom_id: z.string().nullish(),
  start_time: z.string().nullish(),
  create_time: z.string().nullish(),
  update_time: z.string().nullish(),
  status_update_time: z.string().nullish(),
  subscriber: z.object({ payer_id: GatewayId.nullish() }).nullish(),
  // Only where it was asked for. In v1 a plan looks otherwise, and says nothing that is needed here.
  plan: z
    .object({ product_id: GatewayId.nullish(), billing_cycles: z.array(Cycle).max(12) })
    .nullish()
    .catch(null),
  billing_info: z
    .object({
      failed_payments_count: z.int().nullish(),
      last_payment: z.object({ time: z.string().nullish() }).nullish(),
      last_failed_payment: z
        .object({ amount: Amount.nullish(), time: z.string().nullish(), reason_code: z.string().nullish() })
        .nullish(),
      next_billing_time: z.string().nullish(),
      cycle_executions: z.array(CycleExecution).nullish(),
    })
    .nullish(),
  links: Links,
});
export type Subscription = z.infer<typeof Subscription>;

/** When something was seen. `now`: the present of whoever looks; `told`: the moment the event names. */
export type Seen = { now: Date | null; told: Date | null };

/** @returns undefined for a status that is new to us, and for v1: then the API is asked. */
export function snapshotOf(subscription: Subscription, seen: Seen): SubscriptionSnapshot | undefined {
  if (!subscription.plan_id) return undefined;
  const startedAt = readDate(subscription.start_time);
  const trialEndsAt = trialEnd(subscription, startedAt);
  const state = stateOf(subscription, trialEndsAt, seen.now ?? seen.told);
  if (!state) return undefined;
  const quantity = Number(subscription.quantity ?? '1');
  return {
    gatewaySubscriptionId: subscription.id,
    ...optional('orderRef', idOf(subscription.custom_id)),
    ...optional('customerId', subscription.subscriber?.payer_id),
    gatewayPlanId: subscription.plan_id,
    quantity: Number.isSafeInteger(quantity) && quantity > 0 ? quantity : 1,
    state,
    startedAt: state === 'pending' ? null : startedAt,
    trialEndsAt,
    ...periodOf(subscription, state, startedAt, trialEndsAt),
    cancelAtPeriodEnd: false, // PayPal knows no such thing; the shop keeps the wish
    cancelledAt:
      state === 'cancelled' ? (readDate(subscription.status_update_time) ?? readDate(subscription.update_time)) : null,
    scheduledPlan: null,
    observedAt: observedAt(subscription, seen),
  };
}

function optional<K extends string>(key: K, value: string | null | undefined): { [key in K]?: string } {
  return value ? ({ [key]: value } as { [key in K]: string }) : {}; // because TypeScript widens a computed key
}

function stateOf(
  subscription: Subscription,
  trialEndsAt: Date | null,
  now: Date | null,
): SubscriptionSnapshot['state'] | undefined {
  switch (subscription.status) {
    case 'APPROVAL_PENDING':
    case 'APPROVED':
      return 'pending';
    case 'ACTIVE':
      if (isFailing(subscription)) return 'past_due';
      return isOnTrial(subscription, trialEndsAt, now) ? 'trialing' : 'active';
    case 'SUSPENDED':
      return (subscription.billing_info?.failed_payments_count ?? 0) > 0 ? 'on_hold' : 'paused';
    case 'CANCELLED':
      return 'cancelled';
    case 'EXPIRED':
      return 'expired';
    default:
      return undefined;
  }
}

/** The counter grows only when PayPal's own retries are over; the first failure shows in its time alone. */
function isFailing({ billing_info }: Subscription): boolean {
  if ((billing_info?.failed_payments_count ?? 0) > 0) return true;
  const failedAt = readDate(billing_info?.last_failed_payment?.time);
  const paidAt = readDate(billing_info?.last_payment?.time);
  return failedAt !== null && (paidAt === null || failedAt > paidAt);
}

/**
 * By the calendar where the trial's length is known. Right after the start PayPal's own counters and its next billing
 * time are stale, and nobody tells when they are put right (paypal/paypal-checkout-components#1336).
 */
function isOnTrial({ billing_info }: Subscription, trialEndsAt: Date | null, now: Date | null): boolean {
  const cycles = billing_info?.cycle_executions ?? [];
  const trials = cycles.filter((cycle) => cycle.tenure_type === 'TRIAL');
  if (cycles.some((cycle) => cycle.tenure_type === 'REGULAR' && (cycle.cycles_completed ?? 0) > 0)) return false;
  if (trialEndsAt && now) return now < trialEndsAt;
  return (
    trials.some((cycle) => (cycle.cycles_remaining ?? 0) > 0) || (trials.length > 0 && !billing_info?.last_payment)
  );
}

/** Start and the trials' lengths; null without a trial, and where the plan is not at hand. */
function trialEnd({ plan, billing_info }: Subscription, startedAt: Date | null): Date | null {
  if (!plan || !startedAt) return null;
  const totals = new Map<number, number>();
  for (const { sequence, total_cycles } of billing_info?.cycle_executions ?? []) {
    if (sequence && total_cycles) totals.set(sequence, total_cycles);
  }
  const length = trialLength(plan.billing_cycles, totals);
  return length.days + length.months > 0 ? laterBy(startedAt, length) : null;
}

/** Both ends or none. While a charge fails, the next billing time is that of the next attempt and no period's end. */
function periodOf(
  { billing_info }: Subscription,
  state: SubscriptionSnapshot['state'],
  startedAt: Date | null,
  trialEndsAt: Date | null,
): { periodStart: Date | null; periodEnd: Date | null } {
  const none = { periodStart: null, periodEnd: null };
  if (state === 'trialing') return trialEndsAt ? { periodStart: startedAt, periodEnd: trialEndsAt } : none;
  if (state !== 'active' && state !== 'paused') return none;
  const periodStart = readDate(billing_info?.last_payment?.time) ?? startedAt;
  const periodEnd = readDate(billing_info?.next_billing_time);
  return periodStart && periodEnd && periodEnd > periodStart ? { periodStart, periodEnd } : none;
}

/** The latest change that the object itself tells of: an answer of the API may lag behind its webhooks by minutes. */
function observedAt({ update_time, status_update_time, billing_info }: Subscription, { now, told }: Seen): Date {
  const times = [update_time, status_update_time, billing_info?.last_payment?.time]
    .concat(billing_info?.last_failed_payment?.time)
    .map(readDate)
    .filter((time) => time !== null);
  if (times.length > 0) return new Date(Math.max(...times.map((time) => time.getTime())));
  return told ?? now ?? new Date(0);
}
