import type { GatewayEvent, SubscriptionSnapshot } from '../../gateway-event.ts';
import { present, readAs, readReason } from '../read-body.ts';
import { idOf } from './shapes.ts';
import { type Seen, Subscription, snapshotOf } from './subscription-snapshot.ts';

/**
 * What a subscription event says; `undefined` for other events. There is no trial event, and a renewal is the second
 * sale: who keeps subscriptions tells them from what it has stored, and from the snapshot.
 */
export function billingEvents(type: string, resource: unknown, seen: Seen): GatewayEvent[] | undefined {
  const named = typeOf(type);
  if (!named) return undefined;
  const subscription = readAs(Subscription, resource, 'subscription');
  const hasFailed = type === 'BILLING.SUBSCRIPTION.PAYMENT.FAILED';
  const read = snapshotOf(subscription, seen);
  const snapshot = hasFailed ? read && failing(read) : read;
  const base = { gateway: 'paypal' as const, occurredAt: seen.told, refs: refsOf(subscription) };
  const shown = snapshot ? { snapshot } : {};
  if (hasFailed) {
    const failed = subscription.billing_info?.last_failed_payment;
    const said = { ...(failed?.amount ? { money: failed.amount } : {}), ...readReason(failed?.reason_code) };
    return [
      { ...base, ...said, type: 'payment.failed' }, // names no payment
      { ...base, ...said, type: 'subscription.past_due', ...shown },
    ];
  }
  const reason = readReason(subscription.status ?? subscription.state);
  return [{ ...base, type: refined(named, subscription, snapshot), ...reason, ...shown }];
}

/** An answer of the API as the event that would have told the same. */
export function subscriptionEvent(subscription: Subscription, snapshot: SubscriptionSnapshot): GatewayEvent {
  return {
    gateway: 'paypal',
    occurredAt: snapshot.observedAt,
    refs: refsOf(subscription),
    type: TYPE_OF[snapshot.state],
    ...readReason(subscription.status),
    snapshot,
  };
}

const TYPE_OF: Record<SubscriptionSnapshot['state'], `subscription.${string}`> = {
  pending: 'subscription.created',
  trialing: 'subscription.trialing',
  active: 'subscription.activated',
  past_due: 'subscription.past_due',
  on_hold: 'subscription.on_hold',
  paused: 'subscription.paused',
  cancelled: 'subscription.cancelled',
  failed: 'subscription.failed',
  expired: 'subscription.expired',
};

function refsOf(subscription: Subscription) {
  return present({
    subscriptionId: subscription.id,
    orderRef: idOf(subscription.custom_id),
    customerId: subscription.subscriber?.payer_id,
  });
}

/** Told of a failure, a subscription that still calls itself well is past due, whatever its counters say. */
function failing(snapshot: SubscriptionSnapshot): SubscriptionSnapshot {
  if (snapshot.state !== 'active' && snapshot.state !== 'trialing') return snapshot;
  return { ...snapshot, state: 'past_due', periodStart: null, periodEnd: null };
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

function refined(
  named: `subscription.${string}`,
  { billing_info }: Subscription,
  snapshot: SubscriptionSnapshot | undefined,
): `subscription.${string}` {
  if (named === 'subscription.paused' && (billing_info?.failed_payments_count ?? 0) > 0) return 'subscription.on_hold';
  if (named !== 'subscription.activated') return named;
  const trial = billing_info?.cycle_executions?.find((cycle) => cycle.tenure_type === 'TRIAL');
  const isOnTrial = snapshot ? snapshot.state === 'trialing' : (trial?.cycles_remaining ?? 0) > 0;
  return isOnTrial ? 'subscription.trialing' : named;
}
