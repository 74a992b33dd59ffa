import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GatewayEvent, SubscriptionSnapshot } from '../../gateway-event.ts';
import { normalizePaypalWebhook } from './normalize.ts';
import { Subscription, snapshotOf } from './subscription-snapshot.ts';

const at = (text: string) => new Date(text);
const NOON = at('2026-03-10T12:00:00Z');

const cycle = (tenure_type: string, change: object) => ({
  tenure_type,
  sequence: tenure_type === 'TRIAL' ? 1 : 2,
  cycles_completed: 0,
  cycles_remaining: 0,
  ...change,
});

/** A monthly subscription as PayPal shows it in the middle of its second month. */
const subscription = ({
  billing_info = {},
  ...change
}: {
  billing_info?: object | null;
  [key: string]: unknown;
} = {}) => ({
  id: 'I-BW452GLLEP1G',
  status: 'ACTIVE',
  plan_id: 'P-1',
  quantity: '3',
  custom_id: 'ord_1',
  subscriber: { payer_id: 'PAYER1' },
  start_time: '2026-02-01T10:00:00Z',
  create_time: '2026-02-01T09:58:00Z',
  update_time: '2026-03-01T10:00:05Z',
  status_update_time: '2026-02-01T10:00:00Z',
  billing_info: billing_info && {
    outstanding_balance: { currency_code: 'USD', value: '0.0' },
    cycle_executions: [cycle('REGULAR', { cycles_completed: 2 })],
    last_payment: { amount: { currency_code: 'USD', value: '30.00' }, time: '2026-03-01T10:00:00Z' },
    next_billing_time: '2026-04-01T10:00:00Z',
    failed_payments_count: 0,
    ...billing_info,
  },
  ...change,
});

const onTrial = (billing_info: object = {}, change: object = {}) =>
  subscription({
    start_time: '2026-03-01T10:00:00Z',
    update_time: '2026-03-01T10:00:00Z',
    billing_info: {
      cycle_executions: [cycle('TRIAL', { cycles_completed: 1 }), cycle('REGULAR', {})],
      last_payment: undefined,
      next_billing_time: '2026-03-01T10:00:00Z', // today: PayPal has not put it right yet
      ...billing_info,
    },
    ...change,
  });

const plan = (...trials: { unit: string; count: number; times?: number }[]) => ({
  plan: {
    product_id: 'PROD-1',
    billing_cycles: trials.map(({ unit, count, times = 1 }, index) => ({
      tenure_type: 'TRIAL',
      sequence: index + 1,
      total_cycles: times,
      frequency: { interval_unit: unit, interval_count: count },
    })),
  },
});

const seen = (value: object, now: Date | null = NOON): SubscriptionSnapshot | undefined =>
  snapshotOf(Subscription.parse(value), { now, told: null });

describe('a subscription of PayPal', () => {
  it('that runs shows its order, plan, quantity and the period that is paid', () => {
    expect(seen(subscription())).toEqual({
      gatewaySubscriptionId: 'I-BW452GLLEP1G',
      orderRef: 'ord_1',
      customerId: 'PAYER1',
      gatewayPlanId: 'P-1',
      quantity: 3,
      state: 'active',
      startedAt: at('2026-02-01T10:00:00Z'),
      trialEndsAt: null,
      periodStart: at('2026-03-01T10:00:00Z'),
      periodEnd: at('2026-04-01T10:00:00Z'),
      cancelAtPeriodEnd: false,
      cancelledAt: null,
      scheduledPlan: null,
      observedAt: at('2026-03-01T10:00:05Z'),
    });
  });

  it.each([
    ['APPROVAL_PENDING', {}, 'pending'],
    ['APPROVED', {}, 'pending'],
    ['ACTIVE', {}, 'active'],
    ['ACTIVE', { failed_payments_count: 1 }, 'past_due'],
    ['SUSPENDED', {}, 'paused'],
    ['SUSPENDED', { failed_payments_count: 2 }, 'on_hold'],
    ['CANCELLED', {}, 'cancelled'],
    ['EXPIRED', {}, 'expired'],
  ])('%s with %o is %s', (status, billing_info, state) => {
    expect(seen(subscription({ status, billing_info }))?.state).toBe(state);
  });

  it('is past due from the first failure, before PayPal counts one, and no longer after the next payment', () => {
    const failedAt = (time: string) => seen(subscription({ billing_info: { last_failed_payment: { time } } }));
    expect(failedAt('2026-03-02T10:00:00Z')).toMatchObject({ state: 'past_due', periodStart: null, periodEnd: null });
    expect(failedAt('2026-02-27T10:00:00Z')?.state).toBe('active');
  });

  it('has no period where the next billing time is older than the last payment', () => {
    expect(seen(subscription({ billing_info: { next_billing_time: '2026-03-01T10:00:00Z' } }))).toMatchObject({
      state: 'active',
      periodStart: null,
      periodEnd: null,
    });
  });

  it('that was cancelled says since when', () => {
    const cancelled = subscription({ status: 'CANCELLED', status_update_time: '2026-03-05T08:00:00Z' });
    expect(seen(cancelled)).toMatchObject({ cancelledAt: at('2026-03-05T08:00:00Z'), periodEnd: null });
  });

  it('is not believed to say what nobody has heard of', () => {
    expect(seen(subscription({ status: 'HIBERNATING' }))).toBeUndefined();
  });
});

describe('a trial at PayPal', () => {
  it.each([
    [[{ unit: 'DAY', count: 14 }], '2026-03-15T10:00:00Z'],
    [[{ unit: 'DAY', count: 7, times: 2 }], '2026-03-15T10:00:00Z'],
    [[{ unit: 'WEEK', count: 2 }], '2026-03-15T10:00:00Z'],
    [
      [
        { unit: 'MONTH', count: 1 },
        { unit: 'DAY', count: 3 },
      ],
      '2026-04-04T10:00:00Z',
    ],
  ])('of %o ends by the calendar, whatever the next billing time says', (cycles, end) => {
    expect(seen(onTrial({}, plan(...cycles)))).toMatchObject({
      state: 'trialing',
      trialEndsAt: at(end),
      periodStart: at('2026-03-01T10:00:00Z'),
      periodEnd: at(end),
    });
  });

  it('lasts as often as this subscription runs it, not its plan', () => {
    const executions = [cycle('TRIAL', { total_cycles: 3 }), cycle('REGULAR', {})];
    const own = onTrial({ cycle_executions: executions }, plan({ unit: 'DAY', count: 7 }));
    expect(seen(own)?.trialEndsAt).toEqual(at('2026-03-22T10:00:00Z'));
  });

  it('that starts on the last of a month ends on the last of a shorter one', () => {
    const january = onTrial({}, { start_time: '2026-01-31T10:00:00Z', ...plan({ unit: 'MONTH', count: 1 }) });
    expect(seen(january, at('2026-02-01T00:00:00Z'))?.trialEndsAt).toEqual(at('2026-02-28T10:00:00Z'));
  });

  it('is over at the instant it ends, and with the first payment', () => {
    const trial = onTrial({}, plan({ unit: 'DAY', count: 14 }));
    expect(seen(trial, at('2026-03-15T09:59:59Z'))?.state).toBe('trialing');
    expect(seen(trial, at('2026-03-15T10:00:00Z'))?.state).toBe('active');
    const paid = { cycle_executions: [cycle('TRIAL', {}), cycle('REGULAR', { cycles_completed: 1 })] };
    expect(seen(onTrial(paid, plan({ unit: 'DAY', count: 14 })))?.state).toBe('active');
  });

  it.each([
    ['billed for nothing already', { cycles_completed: 1, cycles_remaining: 0 }],
    ['not counted yet', { cycles_completed: 0, cycles_remaining: 1 }],
  ])('is seen without the plan, though not its end: %s', (_what, counts) => {
    const trial = onTrial({ cycle_executions: [cycle('TRIAL', counts), cycle('REGULAR', {})] });
    expect(seen(trial)).toMatchObject({ state: 'trialing', trialEndsAt: null, periodStart: null, periodEnd: null });
  });
});

describe('what a webhook shows of a subscription', () => {
  const told = (type: string, resource: unknown, create_time: unknown = '2026-03-09T00:00:00Z', attempted = NOON) => {
    const body = Buffer.from(JSON.stringify({ id: 'WH-1', event_type: type, create_time, resource }));
    const normalized = normalizePaypalWebhook(body, attempted);
    return normalized.kind === 'events' ? normalized.events : [];
  };
  const snapshotIn = (events: GatewayEvent[]) =>
    events.flatMap((event) => ('snapshot' in event && event.snapshot ? [event.snapshot] : []))[0];

  it.each([
    ['BILLING.SUBSCRIPTION.CREATED', subscription({ status: 'APPROVAL_PENDING', billing_info: null }), 'pending'],
    ['BILLING.SUBSCRIPTION.ACTIVATED', subscription(), 'active'],
    ['BILLING.SUBSCRIPTION.ACTIVATED', onTrial(), 'trialing'],
    ['BILLING.SUBSCRIPTION.UPDATED', subscription(), 'active'],
    // Read from the object, not from the name: it was cancelled before this was delivered.
    ['BILLING.SUBSCRIPTION.ACTIVATED', subscription({ status: 'CANCELLED' }), 'cancelled'],
  ])('%s: %#', (type, resource, state) => {
    expect(snapshotIn(told(type, resource))?.state).toBe(state);
  });

  it('is a trial by name as well', () => {
    expect(told('BILLING.SUBSCRIPTION.ACTIVATED', onTrial()).map(({ type }) => type)).toEqual([
      'subscription.trialing',
    ]);
  });

  it('is past due after a failed payment, also where only the last failure tells', () => {
    const last_failed_payment = {
      amount: { currency_code: 'USD', value: '30.00' },
      time: '2026-04-01T10:00:00Z',
      reason_code: 'PAYMENT_DENIED',
      next_payment_retry_date: '2026-04-06T10:00:00Z',
    };
    const shown = told('BILLING.SUBSCRIPTION.PAYMENT.FAILED', subscription({ billing_info: { last_failed_payment } }));
    expect(shown).toMatchObject([
      { type: 'payment.failed', money: { amountMinor: 3_000, currency: 'USD' }, reason: 'PAYMENT_DENIED' },
      { type: 'subscription.past_due', snapshot: { state: 'past_due', observedAt: at('2026-04-01T10:00:00Z') } },
    ]);
    expect(shown[0]?.refs.paymentId).toBeUndefined();
    const silent = told('BILLING.SUBSCRIPTION.PAYMENT.FAILED', subscription());
    expect(snapshotIn(silent)).toMatchObject({ state: 'past_due', periodEnd: null });
  });

  it('is as fresh as the object says, else as the event, else as the attempt, and never throws for a month 19', () => {
    const undated = {
      create_time: '2018-19-12T22:20:32.000Z',
      update_time: '2018-19-12T22:20:32.000Z',
      status_update_time: undefined,
      billing_info: null,
    };
    const observed = (create_time: unknown, attempted: Date | null) =>
      snapshotIn(told('BILLING.SUBSCRIPTION.UPDATED', subscription(undated), create_time, attempted as Date))
        ?.observedAt;
    expect(observed('2026-03-09T00:00:00Z', NOON)).toEqual(at('2026-03-09T00:00:00Z'));
    expect(observed('2018-19-12T22:20:32.000Z', NOON)).toEqual(NOON);
    expect(observed('some day', null)).toEqual(new Date(0));
  });

  it('is nothing in the first shape: then PayPal is asked', () => {
    const v1 = readFileSync(new URL('./fixtures/subscription_cancelled_v1.json', import.meta.url), 'utf8');
    const normalized = normalizePaypalWebhook(Buffer.from(JSON.parse(v1).raw_body), NOON);
    expect(normalized).toMatchObject({ kind: 'events', events: [{ refs: { subscriptionId: 'I-PE7JWXKGVN0R' } }] });
    expect(normalized.kind === 'events' && snapshotIn(normalized.events)).toBeUndefined();
  });

  it('is genuine in a delivery that PayPal signed', () => {
    const v2 = readFileSync(new URL('./fixtures/subscription_activated_v2.json', import.meta.url), 'utf8');
    const normalized = normalizePaypalWebhook(Buffer.from(JSON.parse(v2).raw_body), NOON);
    expect(normalized.kind === 'events' && snapshotIn(normalized.events)).toMatchObject({
      gatewayPlanId: 'P-5ML4271244454362WXNWU5NQ',
      quantity: 20,
      state: 'past_due', // the sample says that two payments failed
      observedAt: at('2018-12-10T21:20:49Z'),
    });
  });
});

describe('the money of a subscription', () => {
  const saleEvents = (event_type: string, resource: object) => {
    const normalized = normalizePaypalWebhook(Buffer.from(JSON.stringify({ event_type, resource })), NOON);
    return normalized.kind === 'events' ? normalized.events : [];
  };

  it('names its subscription, and shows nothing of how that stands', () => {
    const amount = { total: '30.00', currency: 'USD' };
    const sale = { id: 'SALE1', state: 'completed', amount, billing_agreement_id: 'I-1', custom: 'ord_1' };
    expect(saleEvents('PAYMENT.SALE.COMPLETED', sale)).toEqual([
      {
        gateway: 'paypal',
        type: 'payment.succeeded',
        occurredAt: null,
        refs: { paymentId: 'SALE1', subscriptionId: 'I-1', orderRef: 'ord_1' },
        money: { amountMinor: 3_000, currency: 'USD' },
      },
    ]);
  });

  it('that goes back names our refund, in whichever field PayPal repeats it, and no order as one', () => {
    const refunded = (change: object) =>
      saleEvents('PAYMENT.SALE.REFUNDED', {
        id: 'R1',
        sale_id: 'SALE1',
        state: 'completed',
        amount: { total: '-5.00', currency: 'USD' },
        ...change,
      })[0]?.refs.requestId;
    expect(refunded({ invoice_number: 'rfd_1', custom: 'ord_1' })).toBe('rfd_1');
    expect(refunded({ custom: 'rfd_1' })).toBe('rfd_1');
    expect(refunded({ custom: 'ord_1', invoice_number: 'ord_1-chk_1' })).toBeUndefined();
  });
});
