import { z } from 'zod';
import { secondsAfter } from '../../../kernel/clock.ts';
import type { SubscriptionSnapshot } from '../../gateway-event.ts';
import { GatewayCurrency, GatewayId, present, readDate } from '../read-body.ts';

const SECONDS_PER_DAY = 86_400;

/** The parts of a Dodo subscription that VOZEX reads: alike in webhooks, in answers of the API and in its lists. */
export const DodoSubscription = z.object({
  subscription_id: GatewayId,
  status: z.string().nullish(),
  product_id: GatewayId,
  quantity: z.int().min(0),
  customer: z.object({ customer_id: GatewayId }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.unknown(),
  trial_period_days: z.int().nullish(),
  previous_billing_date: z.unknown(),
  next_billing_date: z.unknown(),
  cancel_at_next_billing_date: z.boolean().nullish(),
  cancelled_at: z.unknown(),
  scheduled_change: z.object({ product_id: GatewayId, quantity: z.int() }).nullish(),
  recurring_pre_tax_amount: z.int().min(0).nullish(),
  currency: GatewayCurrency.nullish(),
});
export type DodoSubscription = z.infer<typeof DodoSubscription>;

/** Dodo's words for a subscription's status and ours. `past_due` came with SDK 2.48; more may come. */
const STATE: Record<string, SubscriptionSnapshot['state']> = {
  pending: 'pending',
  active: 'active',
  past_due: 'past_due',
  on_hold: 'on_hold',
  paused: 'paused',
  cancelled: 'cancelled',
  failed: 'failed',
  expired: 'expired',
};

/** Our order's id as it travels through Dodo. */
export function orderRefOf(subscription: DodoSubscription): string | undefined {
  return GatewayId.safeParse(subscription.metadata?.order_id).data;
}

/**
 * How a subscription stood when `observedAt` was the time. Dodo calls a trial `active`: it lasts the trial's days from
 * the subscription's creation, and the instant it ends counts as over.
 *
 * @returns undefined when the status is a word we do not know: nothing may be concluded from it.
 */
export function snapshotOf(subscription: DodoSubscription, observedAt: Date): SubscriptionSnapshot | undefined {
  const status = subscription.status ?? '';
  const state = Object.hasOwn(STATE, status) ? STATE[status] : undefined;
  if (!state) return undefined;
  const startedAt = readDate(subscription.created_at);
  const trialDays = subscription.trial_period_days ?? 0;
  const trialEndsAt = startedAt && trialDays > 0 ? secondsAfter(startedAt, trialDays * SECONDS_PER_DAY) : null;
  const change = subscription.scheduled_change;
  return {
    gatewaySubscriptionId: subscription.subscription_id,
    ...present({ orderRef: orderRefOf(subscription), customerId: subscription.customer?.customer_id }),
    gatewayPlanId: subscription.product_id,
    quantity: subscription.quantity,
    state: state === 'active' && trialEndsAt && observedAt < trialEndsAt ? 'trialing' : state,
    startedAt,
    trialEndsAt,
    periodStart: readDate(subscription.previous_billing_date),
    periodEnd: readDate(subscription.next_billing_date),
    cancelAtPeriodEnd: subscription.cancel_at_next_billing_date ?? false,
    cancelledAt: readDate(subscription.cancelled_at),
    scheduledPlan: change ? { gatewayPlanId: change.product_id, quantity: change.quantity } : null,
    observedAt,
  };
}
