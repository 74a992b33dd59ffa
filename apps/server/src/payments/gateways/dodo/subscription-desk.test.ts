import { afterEach, describe, expect, it } from 'vitest';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { type DodoAnswers, exampleOf, listed, ok, openTestDodo, refusal, type TestDodo } from './test-dodo.ts';

const NOW = new Date('2025-08-10T12:00:00Z');
const SUB = 'sub_1';
const AT = `/subscriptions/${SUB}`;
const subscription = (change: Record<string, unknown> = {}) =>
  exampleOf('subscription.active', { subscription_id: SUB, product_id: 'pdt_small', quantity: 1, ...change });
const payment = (id: string, change: Record<string, unknown> = {}) =>
  exampleOf('payment.succeeded', { payment_id: id, subscription_id: SUB, product_cart: null, ...change });
const LARGE: RecurringTerms = {
  gatewayPlanId: 'pdt_large',
  quantity: 3,
  unitAmountMinor: 5_000,
  currency: 'USD',
  interval: 'month',
  intervalCount: 1,
  trialDays: null,
  addedTax: null,
};
const URLS = { returnUrl: 'https://shop.test/back', cancelUrl: 'https://shop.test/no' };

let dodo: TestDodo;
const open = async (answers: DodoAnswers) => {
  dodo = await openTestDodo(answers, { now: () => NOW });
  return dodo.gateway.subscriptions;
};
afterEach(async () => {
  expect(dodo.violations()).toEqual([]);
  await dodo.close();
});

describe('reading a subscription at Dodo', () => {
  it('shows it as it is now', async () => {
    const desk = await open({ [`GET ${AT}`]: ok(subscription({ metadata: { order_id: 'ord_1' } })) });
    expect(await desk.read(SUB)).toMatchObject({
      gatewaySubscriptionId: SUB,
      orderRef: 'ord_1',
      gatewayPlanId: 'pdt_small',
      state: 'active',
      observedAt: NOW,
    });
  });

  it('is undefined for one that Dodo does not know, and only for that', async () => {
    const desk = await open({
      'GET /subscriptions/sub_odd': ok(subscription({ status: 'hibernating' })),
      'GET /subscriptions/sub_bad': ok({ hello: 'world' }),
      'GET /subscriptions/sub_ours': refusal(403, 'FORBIDDEN'),
    });
    expect(await desk.read('sub_none')).toBeUndefined();
    for (const id of ['sub_odd', 'sub_bad', 'sub_ours']) {
      await expect(desk.read(id)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
    }
  });

  it('lists its payments on all pages, and leaves out cards that were only tried out', async () => {
    const list = ['pay_5', 'pay_4', 'pay_3', 'pay_2', 'pay_1'].map((payment_id) => ({ payment_id }));
    const desk = await open({
      'GET /payments': listed(list),
      'GET /payments/pay_1': ok(payment('pay_1')),
      'GET /payments/pay_2': ok(payment('pay_2', { is_update_payment_method: true, total_amount: 0 })),
      'GET /payments/pay_3': ok(payment('pay_3', { status: 'failed', error_code: 'CARD_DECLINED' })),
      'GET /payments/pay_4': ok(payment('pay_4', { status: 'processing' })),
      'GET /payments/pay_5': ok(payment('pay_5')),
    });
    const since = new Date('2025-08-01T00:00:00Z');
    const events = await desk.paymentsSince(SUB, since);
    expect(events.map(({ type, refs }) => [refs.paymentId, refs.subscriptionId, type])).toEqual([
      ['pay_5', SUB, 'payment.succeeded'],
      ['pay_4', SUB, 'payment.pending'],
      ['pay_3', SUB, 'payment.failed'],
      ['pay_1', SUB, 'payment.succeeded'],
    ]);
    const [first] = dodo.calls().filter(({ path }) => path === '/payments');
    expect(first?.query).toMatchObject({ subscription_id: SUB, created_at_gte: since.toISOString(), page_number: '0' });
  });
});

describe('an instruction about a subscription', () => {
  const desired = {
    cancelNow: { status: 'cancelled', cancellation_comment: 'too dear' },
    scheduleCancel: { cancel_at_next_billing_date: true, cancellation_comment: 'too dear' },
    undoCancel: { cancel_at_next_billing_date: false },
    pause: { status: 'paused' },
    resume: { status: 'active' },
  } as const;

  it.each(Object.entries(desired))('%s is one change, sent once', async (name, body) => {
    const desk = await open({ [`PATCH ${AT}`]: ok(subscription()) });
    const ask = desk[name as keyof typeof desired]; // because it is one of its names
    expect(await ask(SUB, 'too dear')).toEqual({ kind: 'done' });
    expect(dodo.calls()).toEqual([{ method: 'PATCH', path: AT, query: {}, body }]);
  });

  it.each([
    ['cancelNow', { status: 'cancelled' }, 'done'],
    ['cancelNow', { status: 'active' }, 'refused'],
    ['scheduleCancel', { cancel_at_next_billing_date: true }, 'done'],
    ['scheduleCancel', { status: 'cancelled' }, 'done'],
    ['scheduleCancel', { status: 'active' }, 'refused'],
    ['undoCancel', { status: 'active' }, 'done'],
    ['undoCancel', { status: 'cancelled' }, 'refused'],
    ['pause', { status: 'paused' }, 'done'],
    ['pause', { status: 'on_hold' }, 'refused'],
    ['resume', { status: 'active' }, 'done'],
    ['resume', { status: 'on_hold' }, 'refused'],
  ] as const)('%s that is refused while the subscription is %j is %s', async (name, state, kind) => {
    const desk = await open({
      [`PATCH ${AT}`]: refusal(422, 'INVALID_STATE', 'It is not like that.'),
      [`GET ${AT}`]: ok(subscription(state)),
    });
    const refused = { kind, code: 'INVALID_STATE', reason: 'It is not like that.' };
    expect(await desk[name](SUB, 'x')).toEqual(kind === 'done' ? { kind } : refused);
  });

  it('whose answer is lost or cannot be read is unknown, and is not sent again', async () => {
    for (const answer of ['hang_up', refusal(500, 'INTERNAL'), ok({}), refusal(408, 'TIMEOUT')] as const) {
      const desk = await open({ [`PATCH ${AT}`]: answer, [`GET ${AT}`]: ok(subscription({ status: 'cancelled' })) });
      expect(await desk.cancelNow(SUB, '')).toMatchObject({ kind: 'unknown' });
      expect(dodo.calls('PATCH')).toHaveLength(1);
      await dodo.close();
    }
    dodo = await openTestDodo({});
  });

  it('that Dodo has no time for had no effect', async () => {
    const desk = await open({ [`PATCH ${AT}`]: refusal(429, 'TOO_MANY'), [`GET ${AT}`]: ok(subscription()) });
    expect(await desk.pause(SUB, 'x')).toMatchObject({ kind: 'refused', code: 'GATEWAY_UNAVAILABLE' });
    expect(dodo.calls('PATCH')).toHaveLength(1);
  });
});

describe('a change of plan', () => {
  const CHANGE = `POST ${AT}/change-plan`;
  const PREVIEW = `${CHANGE}/preview`;
  const charge = (total_amount: number) => ({
    immediate_charge: { summary: { total_amount, currency: 'USD' } },
    new_plan: subscription({ recurring_pre_tax_amount: 15_000 }),
  });

  it('is previewed with what is due now and later, on the terms it will be made', async () => {
    const desk = await open({ [PREVIEW]: ok(charge(9_876)) });
    expect(await desk.previewChange(SUB, LARGE)).toEqual({
      dueNowMinor: 9_876,
      currency: 'USD',
      recurringMinor: 15_000,
      effective: 'now',
      needsConsent: false,
    });
    expect(dodo.calls()[0]?.body).toEqual({
      product_id: 'pdt_large',
      quantity: 3,
      proration_billing_mode: 'prorated_immediately',
      effective_at: 'immediately',
      on_payment_failure: 'prevent_change',
    });
  });

  it('never promises money back, and says when it is not possible', async () => {
    const desk = await open({ [PREVIEW]: [ok(charge(-500)), refusal(409, 'PENDING_PLAN_CHANGE_EXISTS'), ok({})] });
    expect(await desk.previewChange(SUB, LARGE)).toMatchObject({ dueNowMinor: 0 });
    await expect(desk.previewChange(SUB, LARGE)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
    await expect(desk.previewChange(SUB, LARGE)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
  });

  it('is done when the subscription shows it, with or without a body in the answer', async () => {
    const changed = subscription({ product_id: 'pdt_large', quantity: 3 });
    const desk = await open({ [CHANGE]: [ok(null), ok({ payment_id: 'pay_1' })], [`GET ${AT}`]: ok(changed) });
    expect(await desk.changePlan(SUB, LARGE, URLS)).toEqual({ kind: 'done' });
    expect(await desk.changePlan(SUB, LARGE, URLS)).toEqual({ kind: 'done' });
  });

  it('is refused when its charge failed, and unknown while that is under way', async () => {
    const desk = await open({
      [CHANGE]: ok({ payment_id: 'pay_1', payment_link: null }),
      [`GET ${AT}`]: ok(subscription()),
      'GET /payments/pay_1': [
        ok(payment('pay_1', { status: 'failed', error_code: 'CARD_DECLINED', error_message: 'Card declined' })),
        ok(payment('pay_1', { status: 'processing' })),
      ],
    });
    const declined = { kind: 'refused', code: 'CARD_DECLINED', reason: 'Card declined' };
    expect(await desk.changePlan(SUB, LARGE, URLS)).toEqual(declined);
    expect(await desk.changePlan(SUB, LARGE, URLS)).toMatchObject({ kind: 'unknown' });
  });

  it('is not done by another product or another quantity', async () => {
    const desk = await open({
      [CHANGE]: ok(null),
      [`GET ${AT}`]: [ok(subscription({ product_id: 'pdt_large' })), ok(subscription({ quantity: 3 }))],
    });
    expect(await desk.changePlan(SUB, LARGE, URLS)).toMatchObject({ kind: 'unknown' });
    expect(await desk.changePlan(SUB, LARGE, URLS)).toMatchObject({ kind: 'unknown' });
  });

  it('sends the buyer on where Dodo wants him to pay himself', async () => {
    const desk = await open({ [CHANGE]: ok({ payment_link: 'https://pay.test/1' }) });
    expect(await desk.changePlan(SUB, LARGE, URLS)).toEqual({ kind: 'consent', redirectUrl: 'https://pay.test/1' });
  });

  it('is refused by a "no" and unknown after a lost answer, and sent once either way', async () => {
    const desk = await open({ [CHANGE]: [refusal(409, 'PENDING_PLAN_CHANGE_EXISTS', 'Wait.'), 'hang_up'] });
    const refused = { kind: 'refused', code: 'PENDING_PLAN_CHANGE_EXISTS', reason: 'Wait.' };
    expect(await desk.changePlan(SUB, LARGE, URLS)).toEqual(refused);
    expect(await desk.changePlan(SUB, LARGE, URLS)).toMatchObject({ kind: 'unknown' });
    expect(dodo.calls('POST')).toHaveLength(2);
  });
});

describe('paying another way, and the receipt', () => {
  it('gives the page for a new card, and refuses where Dodo does', async () => {
    const desk = await open({
      [`POST ${AT}/update-payment-method`]: [
        ok({ payment_link: 'https://pay.test/card' }),
        refusal(422, 'SUBSCRIPTION_NOT_ACTIVE'),
        ok({ payment_link: null }),
      ],
    });
    const ask = () => desk.newPaymentMethod(SUB, 'https://shop.test/back');
    expect(await ask()).toEqual({ redirectUrl: 'https://pay.test/card' });
    expect(dodo.calls()[0]?.body).toEqual({ type: 'new', return_url: 'https://shop.test/back' });
    await expect(ask()).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
    await expect(ask()).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
    expect(dodo.calls('POST')).toHaveLength(3);
  });

  it('hands on the PDF as it is, and nothing else', async () => {
    const pdf = Buffer.from('%PDF-1.7\n\xff\x00', 'latin1');
    const desk = await open({
      'GET /invoices/payments/pay_1': { status: 200, body: pdf },
      'GET /invoices/payments/pay_2': { status: 200, body: Buffer.from('<html>') },
    });
    expect(await desk.receipt('pay_1')).toEqual(pdf);
    expect(await desk.receipt('pay_none')).toBeUndefined();
    await expect(desk.receipt('pay_2')).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
  });
});
