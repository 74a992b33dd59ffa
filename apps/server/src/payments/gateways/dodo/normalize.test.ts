import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GatewayEvent, UnreadableWebhook } from '../../gateway.ts';
import { normalizeDodoWebhook } from './normalize.ts';

const FOLDER = new URL('./fixtures/webhook-examples/', import.meta.url);
const example = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
const normalize = (document: unknown) => normalizeDodoWebhook(Buffer.from(JSON.stringify(document)));

/** What each official example means; `-` is ignored on purpose. */
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
  'subscription.active': 'subscription.activated',
  'subscription.cancelled': 'subscription.cancelled',
  'subscription.expired': 'subscription.expired',
  'subscription.failed': 'subscription.failed',
  'subscription.on_hold': 'subscription.on_hold',
  'subscription.paused': 'subscription.paused',
  'subscription.plan_changed': 'subscription.plan_changed',
  'subscription.renewed': 'subscription.renewed',
  'subscription.unpaused': 'subscription.resumed',
  'subscription.update_payment_method': 'subscription.updated',
  'subscription.updated': 'subscription.updated',
};

function eventOf(document: unknown): GatewayEvent {
  const normalized = normalize(document);
  if (normalized.kind !== 'events' || normalized.events.length !== 1) throw new Error('not one event');
  return normalized.events[0]!; // because its length is one
}

describe('what a Dodo event means', () => {
  it('is known for all official examples', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
    const found = names.map((name) => {
      const normalized = normalize(example(name));
      if (normalized.kind === 'ignored') return [name, normalized.unknownType ? 'unknown' : '-'];
      return [name, normalized.events.map((event) => event.type).join(' ')];
    });
    expect(names).toHaveLength(47);
    expect(Object.fromEntries(found)).toEqual(MEANING);
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

  it('is a trial while the trial lasts, and a scheduled end when one is set', () => {
    const trial = example('subscription.active');
    trial.data.trial_period_days = 14;
    trial.data.created_at = '2025-08-01T00:00:00Z';
    expect(eventOf(trial).type).toBe('subscription.trialing');
    trial.timestamp = '2025-08-15T00:00:00Z'; // the instant it ends counts as over
    expect(eventOf(trial).type).toBe('subscription.activated');
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
    expect(() => normalizeDodoWebhook(Buffer.from(text))).toThrow(UnreadableWebhook);
  });

  it('takes the last of two amounts under one name, as every JSON reader does', () => {
    const text = JSON.stringify(example('payment.succeeded')).replace(
      '"total_amount":400',
      '"total_amount":1,"total_amount":2',
    );
    const normalized = normalizeDodoWebhook(Buffer.from(text));
    expect(normalized).toMatchObject({ events: [{ money: { amountMinor: 2 } }] });
  });
});
