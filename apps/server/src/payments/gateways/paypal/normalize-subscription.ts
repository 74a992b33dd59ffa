import { z } from 'zod';
import type { GatewayEvent } from '../../gateway.ts';
import { GatewayId, present, readAs, readReason } from '../read-body.ts';
import { Amount, idOf } from './shapes.ts';

/** v2 says `status` and `billing_info`, v1 says `state` and `agreement_details`: `resource_version` decides. */
const Subscription = z.object({
  id: GatewayId,
  status: z.string().nullish(),
  state: z.string().nullish(),
  custom_id: z.string().nullish(),
  subscriber: z.object({ payer_id: GatewayId.nullish() }).nullish(),
  billing_info: z
    .object({
      failed_payments_count: z.int().nullish(),
      last_failed_payment: z.object({ amount: Amount.nullish(), reason_code: z.string().nullish() }).nullish(),
      cycle_executions: z.array(z.object({ tenure_type: z.string(), cycles_remaining: z.int().nullish() })).nullish(),
    })
    .nullish(),
});
type Subscription = z.infer<typeof Subscription>;

/**
 * What a subscription event says; `undefined` for other events. There is no trial event, and a renewal is the second
 * sale: who keeps subscriptions tells them from what it has stored.
 */
export function billingEvents(type: string, resource: unknown, occurredAt: Date | null): GatewayEvent[] | undefined {
  const named = typeOf(type);
  if (!named) return undefined;
  const subscription = readAs(Subscription, resource, 'subscription');
  const base = {
    gateway: 'paypal' as const,
    occurredAt,
    refs: present({
      subscriptionId: subscription.id,
      orderRef: idOf(subscription.custom_id),
      customerId: subscription.subscriber?.payer_id,
    }),
  };
  if (type === 'BILLING.SUBSCRIPTION.PAYMENT.FAILED') {
    const failed = subscription.billing_info?.last_failed_payment;
    const told = { ...(failed?.amount ? { money: failed.amount } : {}), ...readReason(failed?.reason_code) };
    return [
      { ...base, ...told, type: 'payment.failed' }, // names no payment
      { ...base, ...told, type: 'subscription.past_due' },
    ];
  }
  return [{ ...base, type: refined(named, subscription), ...readReason(subscription.status ?? subscription.state) }];
}

function typeOf(type: string): `subscription.${string}` | undefined {
  switch (type) {
    case 'BILLING.SUBSCRIPTION.CREATED':
      return 'subscription.created';
    case 'BILLING.SUBSCRIPTION.ACTIVATED':
    case 'BILLING.SUBSCRIPTION.RE-ACTIVATED':
      return 'subscription.activated';
    case 'BILLING.SUBSCRIPTION.UPDATED':
      return 'subscription.updated';
    case 'BILLING.SUBSCRIPTION.SUSPENDED':
      return 'subscription.paused';
    case 'BILLING.SUBSCRIPTION.CANCELLED':
      return 'subscription.cancelled';
    case 'BILLING.SUBSCRIPTION.EXPIRED':
      return 'subscription.expired';
    case 'BILLING.SUBSCRIPTION.PAYMENT.FAILED':
      return 'subscription.past_due';
    default:
      return undefined;
  }
}

function refined(named: `subscription.${string}`, { billing_info }: Subscription): `subscription.${string}` {
  if (named === 'subscription.paused' && (billing_info?.failed_payments_count ?? 0) > 0) return 'subscription.on_hold';
  const trial = billing_info?.cycle_executions?.find((cycle) => cycle.tenure_type === 'TRIAL');
  if (named === 'subscription.activated' && (trial?.cycles_remaining ?? 0) > 0) return 'subscription.trialing';
  return named;
}
