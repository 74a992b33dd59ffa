import { z } from 'zod';
import type { GatewayEvent, NormalizedWebhook, SubscriptionSnapshot } from '../../gateway-event.ts';
import { GatewayId, present, readAs, readReason } from '../read-body.ts';
import { DodoSubscription, orderRefOf, snapshotOf } from './subscription-snapshot.ts';

const DunningAttempt = z.object({
  subscription_id: GatewayId,
  customer_id: GatewayId.nullish(),
  trigger_state: z.string().nullish(),
});

type SubscriptionType = `subscription.${string}`;

/** What a state is called as an event. `active` and `trialing` leave room for what the event's name adds. */
const STATE_TYPE: Record<SubscriptionSnapshot['state'], SubscriptionType> = {
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

/** Names that a running subscription's object does not contradict; any other name came too late to be true. */
const NAME_WHILE_RUNNING: Record<string, SubscriptionType> = {
  'subscription.active': 'subscription.activated',
  // Dodo sends it with every charge, the first included: the snapshot's period tells them apart.
  'subscription.renewed': 'subscription.renewed',
  'subscription.unpaused': 'subscription.resumed',
  'subscription.plan_changed': 'subscription.plan_changed',
  'subscription.updated': 'subscription.updated',
  'subscription.update_payment_method': 'subscription.updated',
};

/** Names of a state: they say nothing that the object does not say better. */
const NAMES_OF_STATES = new Set(
  ['on_hold', 'past_due', 'paused', 'cancelled', 'failed', 'expired'].map((state) => `subscription.${state}`),
);

const DUNNING_TYPE: Record<string, SubscriptionType> = {
  'dunning.started': 'subscription.past_due',
  'dunning.recovered': 'subscription.recovered',
};

/**
 * What a webhook about a subscription says; `undefined` for a name we do not know. `data` is the subscription as it was
 * when the delivery was attempted, so the state comes from there and is as fresh as the attempt.
 */
export function subscriptionMeaning(
  type: string,
  raw: unknown,
  occurredAt: Date | null,
  attemptedAt: Date | null,
): NormalizedWebhook | undefined {
  if (Object.hasOwn(DUNNING_TYPE, type)) {
    const attempt = readAs(DunningAttempt, raw, 'dunning attempt');
    const refs = present({ subscriptionId: attempt.subscription_id, customerId: attempt.customer_id });
    const event = { gateway: 'dodo', occurredAt, refs, type: DUNNING_TYPE[type]! } as const; // because it has the name
    return { kind: 'events', events: [{ ...event, ...readReason(attempt.trigger_state) }] };
  }
  if (!Object.hasOwn(NAME_WHILE_RUNNING, type) && !NAMES_OF_STATES.has(type)) return undefined;
  const subscription = readAs(DodoSubscription, raw, 'subscription');
  // Without any time the snapshot is older than all others: it can found a subscription, but never change one.
  const snapshot = snapshotOf(subscription, attemptedAt ?? occurredAt ?? new Date(0));
  if (!snapshot) {
    const { reason = 'none' } = readReason(subscription.status);
    return { kind: 'ignored', reason: `unknown subscription status ${reason}`, unknownType: true };
  }
  const event = { ...eventBase(subscription), occurredAt, type: typeOf(type, snapshot), snapshot };
  return { kind: 'events', events: [event] };
}

/**
 * A subscription as an answer of the API shows it. Without a snapshot when its status is a word we do not know, so that
 * whoever follows it asks, and the operator reads the refusal.
 *
 * @param observedAt when it was asked for.
 */
export function subscriptionStateEvent(subscription: DodoSubscription, observedAt: Date): GatewayEvent {
  const snapshot = snapshotOf(subscription, observedAt);
  const base = { ...eventBase(subscription), occurredAt: null };
  return snapshot ? { ...base, type: STATE_TYPE[snapshot.state], snapshot } : { ...base, type: 'subscription.updated' };
}

function eventBase(subscription: DodoSubscription) {
  const { recurring_pre_tax_amount: amountMinor, currency } = subscription;
  return {
    gateway: 'dodo' as const,
    refs: present({
      orderRef: orderRefOf(subscription),
      subscriptionId: subscription.subscription_id,
      customerId: subscription.customer?.customer_id,
    }),
    ...(typeof amountMinor === 'number' && currency ? { money: { amountMinor, currency } } : {}),
    ...readReason(subscription.status),
  };
}

/** There is no trial event and none for a scheduled cancellation: both are read from the object. */
function typeOf(name: string, snapshot: SubscriptionSnapshot): SubscriptionType {
  if (snapshot.state !== 'active' && snapshot.state !== 'trialing') return STATE_TYPE[snapshot.state];
  const type = NAME_WHILE_RUNNING[name] ?? 'subscription.updated';
  if (type === 'subscription.activated') return STATE_TYPE[snapshot.state];
  return type === 'subscription.updated' && snapshot.cancelAtPeriodEnd ? 'subscription.cancel_scheduled' : type;
}
