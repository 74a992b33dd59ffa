import { z } from 'zod';
import type { GatewayEvent } from '../../gateway.ts';
import { GatewayCurrency, GatewayId, present, readAs, readDate, readReason } from '../read-body.ts';

const SECONDS_PER_DAY = 86_400;

const DodoSubscription = z.object({
  subscription_id: GatewayId,
  status: z.string().nullish(),
  customer: z.object({ customer_id: GatewayId }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.unknown(),
  trial_period_days: z.int().nullish(),
  recurring_pre_tax_amount: z.int().min(0).nullish(),
  currency: GatewayCurrency.nullish(),
  cancel_at_next_billing_date: z.boolean().nullish(),
});
type DodoSubscription = z.infer<typeof DodoSubscription>;

const DunningAttempt = z.object({
  subscription_id: GatewayId,
  customer_id: GatewayId.nullish(),
  trigger_state: z.string().nullish(),
});

/** States that say more than the event's name: a late `subscription.active` may carry `cancelled`. */
const STATE_TYPE: Record<string, `subscription.${string}`> = {
  cancelled: 'subscription.cancelled',
  expired: 'subscription.expired',
  failed: 'subscription.failed',
  on_hold: 'subscription.on_hold',
  paused: 'subscription.paused',
  past_due: 'subscription.past_due',
};

const NAME_TYPE: Record<string, `subscription.${string}`> = {
  'subscription.active': 'subscription.activated',
  // Dodo sends it with every charge, the first included: who knows the first period tells them apart.
  'subscription.renewed': 'subscription.renewed',
  'subscription.on_hold': 'subscription.on_hold',
  'subscription.paused': 'subscription.paused',
  'subscription.unpaused': 'subscription.resumed',
  'subscription.cancelled': 'subscription.cancelled',
  'subscription.failed': 'subscription.failed',
  'subscription.expired': 'subscription.expired',
  'subscription.past_due': 'subscription.past_due',
  'subscription.plan_changed': 'subscription.plan_changed',
  'subscription.updated': 'subscription.updated',
  'subscription.update_payment_method': 'subscription.updated',
};

const DUNNING_TYPE: Record<string, `subscription.${string}`> = {
  'dunning.started': 'subscription.past_due',
  'dunning.recovered': 'subscription.recovered',
};

/** What a subscription or dunning event says; `undefined` for a name we do not know. */
export function subscriptionEvent(type: string, raw: unknown, occurredAt: Date | null): GatewayEvent[] | undefined {
  const dunning = DUNNING_TYPE[type];
  if (dunning) {
    const attempt = readAs(DunningAttempt, raw, 'dunning attempt');
    const refs = present({ subscriptionId: attempt.subscription_id, customerId: attempt.customer_id });
    return [{ gateway: 'dodo', occurredAt, refs, type: dunning, ...readReason(attempt.trigger_state) }];
  }
  const named = NAME_TYPE[type];
  if (!named) return undefined;
  const subscription = readAs(DodoSubscription, raw, 'subscription');
  const { recurring_pre_tax_amount: amountMinor, currency } = subscription;
  return [
    {
      gateway: 'dodo',
      occurredAt,
      refs: present({
        orderRef: GatewayId.safeParse(subscription.metadata?.order_id).data,
        subscriptionId: subscription.subscription_id,
        customerId: subscription.customer?.customer_id,
      }),
      type: STATE_TYPE[subscription.status ?? ''] ?? typeWhileActive(named, subscription, occurredAt),
      ...(typeof amountMinor === 'number' && currency ? { money: { amountMinor, currency } } : {}),
      ...readReason(subscription.status),
    },
  ];
}

/** There is no trial event and none for a scheduled cancellation: both are read from the object. */
function typeWhileActive(
  named: `subscription.${string}`,
  subscription: DodoSubscription,
  occurredAt: Date | null,
): `subscription.${string}` {
  if (named === 'subscription.updated' && subscription.cancel_at_next_billing_date)
    return 'subscription.cancel_scheduled';
  const startedAt = readDate(subscription.created_at);
  const trialDays = subscription.trial_period_days ?? 0;
  if (named === 'subscription.activated' && trialDays > 0 && startedAt && occurredAt) {
    const trialEndsAt = startedAt.getTime() + trialDays * SECONDS_PER_DAY * 1000;
    if (occurredAt.getTime() < trialEndsAt) return 'subscription.trialing';
  }
  return named;
}
