import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UnreadableWebhook } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import { normalizePaypalWebhook } from './normalize.ts';

const FOLDER = new URL('./fixtures/', import.meta.url);
const genuine = (name: string) => Buffer.from(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')).raw_body);

const eventsOf = (type: string, resource: unknown, attemptedAt: Date | null = null): GatewayEvent[] => {
  const body = { id: 'WH-1', event_type: type, create_time: '2026-03-01T12:00:00Z', resource };
  const normalized = normalizePaypalWebhook(Buffer.from(JSON.stringify(body)), attemptedAt);
  if (normalized.kind !== 'events') throw new Error(normalized.reason);
  return normalized.events;
};

const capture = (change: object = {}) => ({
  id: 'CAP1',
  status: 'COMPLETED',
  amount: { currency_code: 'USD', value: '19.99' },
  custom_id: 'ord_1',
  supplementary_data: { related_ids: { order_id: 'ORDER1' } },
  ...change,
});

const refund = (change: object = {}) => ({
  id: 'REF1',
  status: 'COMPLETED',
  amount: { currency_code: 'USD', value: '5.00' },
  custom_id: 'rfd_1',
  links: [{ rel: 'up', href: 'https://api.paypal.com/v2/payments/captures/CAP1' }],
  ...change,
});

describe('what a genuine PayPal delivery means', () => {
  const MEANING: Record<string, string> = {
    'payment_capture_completed_v2.json': 'payment.succeeded',
    'payment_capture_refunded_v2.json': 'refund.succeeded',
    'payment_sale_completed.json': 'payment.succeeded',
    'plan_created_v1.json': '-',
    'subscription_activated_v2.json': 'subscription.activated',
    'subscription_cancelled_v1.json': 'subscription.cancelled',
  };
  it('is known for every one we hold', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    const found = files.map((file) => {
      const normalized = normalizePaypalWebhook(genuine(file), null);
      return [file, normalized.kind === 'events' ? normalized.events.map((event) => event.type).join(' ') : '-'];
    });
    expect(Object.fromEntries(found)).toEqual(MEANING);
  });

  it('carries the capture, its order and the fee', () => {
    expect(normalizePaypalWebhook(genuine('payment_capture_completed_v2.json'), null)).toEqual({
      kind: 'events',
      events: [
        {
          gateway: 'paypal',
          type: 'payment.succeeded',
          occurredAt: new Date('2019-02-14T21:50:07.940Z'),
          refs: { checkoutId: '1AB234567A1234567', paymentId: '12A34567BC123456S' },
          money: { amountMinor: 3000, currency: 'USD', feeMinor: 154 },
        },
      ],
    });
  });

  it('finds the capture of a refund in the link "up"', () => {
    expect(normalizePaypalWebhook(genuine('payment_capture_refunded_v2.json'), null)).toMatchObject({
      events: [{ refs: { refundId: '1Y107995YT783435V', paymentId: '0JF852973C016714D' }, money: { amountMinor: 99 } }],
    });
  });

  it('survives the month 19 of the simulator', () => {
    expect(normalizePaypalWebhook(genuine('subscription_activated_v2.json'), null)).toMatchObject({
      events: [{ occurredAt: null, refs: { subscriptionId: 'I-BW452GLLEP1G' } }],
    });
  });
});

describe('what a PayPal event means', () => {
  it.each([
    ['CHECKOUT.ORDER.APPROVED', { id: 'ORDER1', purchase_units: [{ custom_id: 'ord_1' }] }, 'checkout.approved'],
    ['CHECKOUT.PAYMENT-APPROVAL.REVERSED', { order_id: 'ORDER1' }, 'checkout.abandoned'],
    ['PAYMENT.CAPTURE.COMPLETED', capture(), 'payment.succeeded'],
    ['PAYMENT.CAPTURE.PENDING', capture({ status: 'PENDING' }), 'payment.pending'],
    ['PAYMENT.CAPTURE.DECLINED', capture({ status: 'DECLINED' }), 'payment.failed'],
    ['PAYMENT.CAPTURE.DENIED', capture({ status: 'DECLINED' }), 'payment.failed'],
    ['PAYMENT.CAPTURE.REFUNDED', refund(), 'refund.succeeded'],
    ['PAYMENT.CAPTURE.REVERSED', refund(), 'payment.reversed'],
    ['PAYMENT.REFUND.PENDING', refund({ status: 'PENDING' }), 'refund.pending'],
    ['PAYMENT.REFUND.FAILED', refund({ status: undefined }), 'refund.failed'],
    [
      'PAYMENT.SALE.PENDING',
      { id: 'SALE1', state: 'pending', amount: { total: '1.00', currency: 'USD' } },
      'payment.pending',
    ],
    [
      'PAYMENT.SALE.REFUNDED',
      { id: 'R1', sale_id: 'SALE1', state: 'completed', amount: { total: '-1.00', currency: 'USD' } },
      'refund.succeeded',
    ],
    [
      'PAYMENT.SALE.REVERSED',
      { id: 'R1', state: 'completed', amount: { total: '-1.00', currency: 'USD' } },
      'payment.reversed',
    ],
    ['BILLING.SUBSCRIPTION.CREATED', { id: 'I-1' }, 'subscription.created'],
    ['BILLING.SUBSCRIPTION.RE-ACTIVATED', { id: 'I-1' }, 'subscription.activated'],
    [
      'BILLING.SUBSCRIPTION.ACTIVATED',
      { id: 'I-1', billing_info: { cycle_executions: [{ tenure_type: 'TRIAL', cycles_remaining: 1 }] } },
      'subscription.trialing',
    ],
    ['BILLING.SUBSCRIPTION.UPDATED', { id: 'I-1' }, 'subscription.updated'],
    ['BILLING.SUBSCRIPTION.SUSPENDED', { id: 'I-1' }, 'subscription.paused'],
    [
      'BILLING.SUBSCRIPTION.SUSPENDED',
      { id: 'I-1', billing_info: { failed_payments_count: 1 } },
      'subscription.on_hold',
    ],
    ['BILLING.SUBSCRIPTION.EXPIRED', { id: 'I-1' }, 'subscription.expired'],
    ['BILLING.SUBSCRIPTION.PAYMENT.FAILED', { id: 'I-1' }, 'payment.failed subscription.past_due'],
    ['CUSTOMER.DISPUTE.CREATED', { dispute_id: 'PP-D-1' }, 'dispute.opened'],
    ['CUSTOMER.DISPUTE.UPDATED', { dispute_id: 'PP-D-1' }, 'dispute.updated'],
    [
      'CUSTOMER.DISPUTE.RESOLVED',
      { dispute_id: 'PP-D-1', dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } },
      'dispute.won',
    ],
    [
      'CUSTOMER.DISPUTE.RESOLVED',
      { dispute_id: 'PP-D-1', dispute_outcome: { outcome_code: 'RESOLVED_WITH_PAYOUT' } },
      'dispute.won',
    ],
    [
      'CUSTOMER.DISPUTE.RESOLVED',
      { dispute_id: 'PP-D-1', dispute_outcome: { outcome_code: 'ACCEPTED' } },
      'dispute.lost',
    ],
    [
      'CUSTOMER.DISPUTE.RESOLVED',
      { dispute_id: 'PP-D-1', dispute_outcome: { outcome_code: 'NONE' } },
      'dispute.updated',
    ],
  ])('%s: %#', (type, resource, meaning) => {
    expect(
      eventsOf(type, resource)
        .map((event) => event.type)
        .join(' '),
    ).toBe(meaning);
  });

  it('is read from the capture, whatever the event is called', () => {
    expect(eventsOf('PAYMENT.CAPTURE.COMPLETED', capture({ status: 'PENDING' }))[0]?.type).toBe('payment.pending');
    expect(eventsOf('PAYMENT.CAPTURE.PENDING', capture({ status: 'REFUNDED' }))[0]?.type).toBe('payment.succeeded');
    expect(eventsOf('PAYMENT.CAPTURE.COMPLETED', capture({ status: 'BRAND_NEW' }))[0]?.type).toBe('payment.pending');
  });

  it('finds the order of a capture in the link "up" where nothing else tells', () => {
    const silent = capture({
      custom_id: undefined,
      supplementary_data: undefined,
      links: [{ rel: 'up', href: 'https://api.paypal.com/v2/checkout/orders/ORDER1' }],
    });
    expect(eventsOf('PAYMENT.CAPTURE.PENDING', silent)[0]?.refs).toEqual({ checkoutId: 'ORDER1', paymentId: 'CAP1' });
  });

  it('is an event for each payment that a dispute names', () => {
    const disputed = {
      dispute_id: 'PP-D-1',
      disputed_transactions: [{ seller_transaction_id: 'A' }, { seller_transaction_id: 'B' }],
    };
    expect(eventsOf('CUSTOMER.DISPUTE.CREATED', disputed).map((event) => event.refs.paymentId)).toEqual(['A', 'B']);
  });

  it('tells until when a dispute waits for our answer, and how far it has gone', () => {
    const dispute = {
      dispute_id: 'PP-D-1',
      dispute_life_cycle_stage: 'CHARGEBACK',
      seller_response_due_date: '2026-03-20T10:00:00.000Z',
    };
    const answerable = { respondBy: new Date('2026-03-20T10:00:00Z'), stage: 'CHARGEBACK' };
    expect(eventsOf('CUSTOMER.DISPUTE.CREATED', dispute)).toMatchObject([answerable]);
    const resolved = { ...dispute, seller_response_due_date: undefined };
    expect(eventsOf('CUSTOMER.DISPUTE.RESOLVED', resolved)[0]).not.toHaveProperty('respondBy');
  });

  it.each([
    ['BILLING.PLAN.CREATED', undefined],
    ['CATALOG.PRODUCT.CREATED', undefined],
    ['CHECKOUT.ORDER.COMPLETED', undefined],
    ['PAYMENT.SOMETHING.NEW', true],
  ])('is ignored for %s', (type, unknownType) => {
    const normalized = normalizePaypalWebhook(Buffer.from(JSON.stringify({ event_type: type, resource: {} })), null);
    expect(normalized).toMatchObject({ kind: 'ignored', ...(unknownType ? { unknownType } : {}) });
    expect('unknownType' in normalized).toBe(unknownType === true);
  });

  it.each([
    ['no amount', capture({ amount: undefined })],
    ['an amount that is none', capture({ amount: { currency_code: 'USD', value: '1e3' } })],
    ['a third decimal', capture({ amount: { currency_code: 'USD', value: '1.005' } })],
    ['a number for an amount', capture({ amount: { currency_code: 'USD', value: 19.99 } })],
    ['no resource', undefined],
  ])('is unreadable with %s', (_what, resource) => {
    expect(() => eventsOf('PAYMENT.CAPTURE.COMPLETED', resource)).toThrow(UnreadableWebhook);
  });
});
