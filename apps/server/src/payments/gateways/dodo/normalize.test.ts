import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UnreadableWebhook } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import { NEEDED_EVENTS } from './needed-events.ts';
import { normalizeDodoWebhook } from './normalize.ts';

const FOLDER = new URL('./fixtures/webhook-examples/', import.meta.url);
const example = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
const normalize = (document: unknown, attemptedAt: Date | null = null) =>
  normalizeDodoWebhook(Buffer.from(JSON.stringify(document)), attemptedAt);

/** What each official example means: its type, and the subscription's state where it shows one; `-` is ignored on purpose. */
const MEANING: Record<string, string> = {
  'abandoned_checkout.detected': 'checkout.abandoned',
  'abandoned_checkout.recovered': '-',
  'credit.added': '-',
  'credit.balance_low': '-',
  'credit.deducted': '-',
  'credit.expired': '-',
  'credit.manual_adjustment': '-',
  'credit.overage_charged': '-',
  'credit.overage_reset': '-',
  'credit.rolled_over': '-',
  'credit.rollover_forfeited': '-',
  'dispute.accepted': 'dispute.lost',
  'dispute.cancelled': 'dispute.won',
  'dispute.challenged': 'dispute.updated',
  'dispute.expired': 'dispute.won',
  'dispute.lost': 'dispute.lost',
  'dispute.opened': 'dispute.opened',
  'dispute.won': 'dispute.won',
  'dunning.recovered': 'subscription.recovered',
  'dunning.started': 'subscription.past_due',
  'entitlement_grant.created': '-',
  'entitlement_grant.delivered': '-',
  'entitlement_grant.failed': '-',
  'entitlement_grant.revoked': '-',
  'license_key.created': '-',
  'payment.cancelled': 'payment.cancelled',
  'payment.failed': 'payment.failed',
  'payment.processing': 'payment.pending',
  'payment.succeeded': 'payment.succeeded',
  'payout.created': '-',
  'payout.failed': '-',
  'payout.in_progress': '-',
  'payout.on_hold': '-',
  'payout.success': '-',
  'refund.failed': 'refund.failed',
  'refund.succeeded': 'refund.succeeded',
  'subscription.active': 'subscription.activated (active)',
  'subscription.cancelled': 'subscription.cancelled (cancelled)',
  'subscription.expired': 'subscription.expired (expired)',
  'subscription.failed': 'subscription.failed (failed)',
  'subscription.on_hold': 'subscription.on_hold (on_hold)',
  'subscription.paused': 'subscription.paused (paused)',
  'subscription.plan_changed': 'subscription.plan_changed (active)',
  'subscription.renewed': 'subscription.renewed (active)',
  'subscription.unpaused': 'subscription.resumed (active)',
  'subscription.update_payment_method': 'subscription.updated (active)',
  'subscription.updated': 'subscription.updated (active)',
};

function eventOf(document: unknown, attemptedAt: Date | null = null): GatewayEvent {
  const normalized = normalize(document, attemptedAt);
  if (normalized.kind !== 'events' || normalized.events.length !== 1) throw new Error('not one event');
  return normalized.events[0]!; // because its length is one
}

describe('what a Dodo event means', () => {
  it('is known for all official examples', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
    const found = names.map((name) => {
      const normalized = normalize(example(name));
      if (normalized.kind === 'ignored') return [name, normalized.unknownType ? 'unknown' : '-'];
      const said = normalized.events.map((event) =>
        'snapshot' in event ? `${event.type} (${event.snapshot?.state})` : event.type,
      );
      return [name, said.join(' ')];
    });
    expect(names).toHaveLength(47);
    expect(Object.fromEntries(found)).toEqual(MEANING);
  });

  it('is asked for at Dodo exactly where it is acted on', () => {
    const actedOn = Object.keys(MEANING).filter((name) => MEANING[name] !== '-');
    expect([...NEEDED_EVENTS].sort()).toEqual([...actedOn, 'subscription.past_due'].sort()); // without an example yet
  });

  it('carries the order, the checkout, the money and the cart of a payment', () => {
    const document = example('payment.succeeded');
    document.data.metadata = { order_id: 'ord_1', session_id: 'chk_1' };
    document.data.tax = 64;
    expect(eventOf(document)).toEqual({
      gateway: 'dodo',
      type: 'payment.succeeded',
      occurredAt: new Date('2025-08-04T05:30:45.182Z'),
      refs: {
        orderRef: 'ord_1',
        checkoutId: 'cks_stst1231',
        paymentId: 'pay_2IjeQm4hqU6RA4Z4kwDee',
        customerId: 'cus_8VbC6JDZzPEqfB',
      },
      money: { amountMinor: 400, currency: 'USD', taxMinor: 64 },
      cart: [{ gatewayProductId: 'pdt_e9mUw084cWnu0tz', quantity: 1 }],
    });
  });

  it('carries our own id of a refund, and the amount where there is one', () => {
    const document = example('refund.succeeded');
    document.data.metadata = { refund_id: 'rfd_1' };
    expect(eventOf(document)).toMatchObject({
      type: 'refund.succeeded',
      refs: { paymentId: 'pay_aTkzUDRuc7Rb3kVJXE17z', refundId: 'ref_nUV0DuvmVgeKJVbS04L0y', requestId: 'rfd_1' },
      money: { amountMinor: 400, currency: 'USD' },
    });
    document.data.amount = null;
    expect(eventOf(document)).not.toHaveProperty('money');
  });

  it('follows the state of the object, not the name of the event: it is the object at the time of delivery', () => {
    const late = { ...example('payment.processing') };
    late.data.status = 'succeeded';
    expect(eventOf(late).type).toBe('payment.succeeded');
    const ended = example('subscription.active');
    ended.data.status = 'cancelled';
    expect(eventOf(ended).type).toBe('subscription.cancelled');
    const due = example('subscription.active');
    due.data.status = 'past_due';
    expect(eventOf({ ...due, type: 'subscription.past_due' }).type).toBe('subscription.past_due');
  });

  it.each(['requires_customer_action', 'requires_capture', 'partially_captured', 'something_new'])(
    'is no money while a payment is %s',
    (status) => {
      const document = example('payment.succeeded');
      document.data.status = status;
      expect(eventOf(document).type).toBe('payment.pending');
    },
  );

  it('is nothing when a card was only tried out', () => {
    const document = example('payment.succeeded');
    document.data.is_update_payment_method = true;
    expect(normalize(document)).toEqual({ kind: 'events', events: [] });
  });

  it('shows the whole subscription, as fresh as the attempt', () => {
    const document = example('subscription.updated');
    Object.assign(document.data, {
      metadata: { order_id: 'ord_1' },
      quantity: 3,
      cancel_at_next_billing_date: true,
      cancelled_at: '2025-08-01T10:00:00Z',
      scheduled_change: { id: 'sch_1', product_id: 'pdt_large', quantity: 5, effective_at: '2025-08-23T12:01:14Z' },
    });
    const attemptedAt = new Date('2025-08-04T06:00:00Z');
    expect(eventOf(document, attemptedAt)).toMatchObject({
      type: 'subscription.cancel_scheduled',
      snapshot: {
        gatewaySubscriptionId: document.data.subscription_id,
        orderRef: 'ord_1',
        customerId: document.data.customer.customer_id,
        gatewayPlanId: document.data.product_id,
        quantity: 3,
        state: 'active',
        startedAt: new Date('2025-06-23T11:57:59.125Z'),
        trialEndsAt: null,
        periodStart: new Date('2025-07-23T12:01:21.506Z'),
        periodEnd: new Date('2025-08-23T12:01:14.672Z'),
        cancelAtPeriodEnd: true,
        cancelledAt: new Date('2025-08-01T10:00:00Z'),
        scheduledPlan: { gatewayPlanId: 'pdt_large', quantity: 5 },
        observedAt: attemptedAt,
      },
    });
    expect(eventOf(document)).toMatchObject({ snapshot: { observedAt: new Date('2025-08-04T05:45:31.736Z') } });
    expect(eventOf({ ...document, timestamp: 'soon' })).toMatchObject({ snapshot: { observedAt: new Date(0) } });
  });

  it('is what the subscription became, when its news comes late', () => {
    const late = example('subscription.paused');
    late.data.status = 'active';
    expect(eventOf(late)).toMatchObject({ type: 'subscription.updated', snapshot: { state: 'active' } });
    const begun = example('subscription.active');
    begun.data.status = 'pending';
    expect(eventOf(begun)).toMatchObject({ type: 'subscription.created', snapshot: { state: 'pending' } });
  });

  it('concludes nothing from a state nobody has heard of, but calls somebody', () => {
    const document = example('subscription.updated');
    for (const status of ['hibernating', null, 'constructor']) {
      document.data.status = status;
      expect(normalize(document)).toMatchObject({ kind: 'ignored', unknownType: true });
    }
  });

  it('says nothing of the state when the gateway only tells of its tries to collect', () => {
    expect(eventOf(example('dunning.started'))).not.toHaveProperty('snapshot');
  });

  it('knows which subscription a payment is for, where that is one', () => {
    const document = example('payment.succeeded');
    document.data.product_cart = null;
    document.data.subscription_id = 'sub_1';
    expect(eventOf(document)).toMatchObject({ refs: { subscriptionId: 'sub_1' } });
    expect(eventOf(document)).not.toHaveProperty('cart');
    Object.assign(document.data, { subscription_id: null, subscription_ids: ['sub_2'] });
    expect(eventOf(document)).toMatchObject({ refs: { subscriptionId: 'sub_2' } });
    document.data.subscription_ids = ['sub_2', 'sub_3'];
    expect(eventOf(document).refs).not.toHaveProperty('subscriptionId');
  });

  it('takes the outcome of a dispute from the dispute', () => {
    const late = example('dispute.opened');
    late.data.dispute_status = 'dispute_lost';
    expect(eventOf(late)).toMatchObject({
      type: 'dispute.lost',
      refs: { paymentId: late.data.payment_id, disputeId: late.data.dispute_id },
      reason: 'dispute_lost: fraudulent',
    });
    late.data.dispute_status = 'dispute_on_the_moon';
    expect(eventOf(late).type).toBe('dispute.opened');
  });

  it('is a trial while the trial lasts, and a scheduled end when one is set', () => {
    const trial = example('subscription.active');
    trial.data.trial_period_days = 14;
    trial.data.created_at = '2025-08-01T00:00:00Z';
    const trialEndsAt = new Date('2025-08-15T00:00:00Z');
    expect(eventOf(trial)).toMatchObject({
      type: 'subscription.trialing',
      snapshot: { state: 'trialing', trialEndsAt },
    });
    // The attempt counts, and the instant it ends counts as over.
    const over = { type: 'subscription.activated', snapshot: { state: 'active', trialEndsAt } };
    expect(eventOf(trial, trialEndsAt)).toMatchObject(over);
    trial.timestamp = trialEndsAt.toISOString();
    expect(eventOf(trial)).toMatchObject(over);
    trial.data.status = 'past_due';
    expect(eventOf({ ...trial, type: 'subscription.past_due' })).toMatchObject({ snapshot: { state: 'past_due' } });
    const ending = example('subscription.updated');
    ending.data.cancel_at_next_billing_date = true;
    expect(eventOf(ending).type).toBe('subscription.cancel_scheduled');
  });

  it('is "unknown" for a name nobody has heard of, so that somebody looks', () => {
    expect(normalize({ type: 'payment_link.created', data: {} })).toMatchObject({ kind: 'ignored', unknownType: true });
    expect(normalize({ type: 'subscription.teleported', data: {} })).toMatchObject({ unknownType: true });
  });

  it('survives a bad date', () => {
    expect(eventOf({ ...example('payment.succeeded'), timestamp: '2018-19-12T22:20:32.000Z' }).occurredAt).toBeNull();
  });

  it.each([
    ['no JSON', 'not json'],
    ['no object', '[1]'],
    ['no type', '{}'],
    ['no data', '{"type":"payment.succeeded"}'],
    [
      'a fraction of a cent',
      JSON.stringify({ type: 'payment.succeeded', data: { payment_id: 'p', total_amount: 1.5, currency: 'USD' } }),
    ],
    [
      'a negative amount',
      JSON.stringify({ type: 'payment.succeeded', data: { payment_id: 'p', total_amount: -5, currency: 'USD' } }),
    ],
    [
      'an infinite amount',
      '{"type":"payment.succeeded","data":{"payment_id":"p","total_amount":1e400,"currency":"USD"}}',
    ],
    [
      'an id that no column takes',
      JSON.stringify({ type: 'payment.succeeded', data: { payment_id: 'p\0', total_amount: 1, currency: 'USD' } }),
    ],
    [
      'a currency that is none',
      JSON.stringify({ type: 'payment.succeeded', data: { payment_id: 'p', total_amount: 1, currency: 'usd' } }),
    ],
  ])('is unreadable with %s', (_what, text) => {
    expect(() => normalizeDodoWebhook(Buffer.from(text), null)).toThrow(UnreadableWebhook);
  });

  it('takes the last of two amounts under one name, as every JSON reader does', () => {
    const text = JSON.stringify(example('payment.succeeded')).replace(
      '"total_amount":400',
      '"total_amount":1,"total_amount":2',
    );
    const normalized = normalizeDodoWebhook(Buffer.from(text), null);
    expect(normalized).toMatchObject({ events: [{ money: { amountMinor: 2 } }] });
  });
});
