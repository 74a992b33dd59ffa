import { afterEach, describe, expect, it } from 'vitest';
import type { CheckoutOrder } from '../../gateway.ts';
import { type DodoAnswers, exampleOf, listed, ok, openTestDodo, refusal, type TestDodo } from './test-dodo.ts';

const NOW = new Date('2025-08-04T06:00:00Z');
const ORDER: CheckoutOrder = {
  orderId: 'ord_1',
  sessionId: 'chk_1',
  total: { amount_minor: 0, currency: 'USD' },
  items: [{ name: 'Point of Sale', quantity: 2, unitAmountMinor: 1_000, discountMinor: 0, gatewayProductId: null }],
  addedTaxMinor: 0,
  recurring: {
    gatewayPlanId: 'pdt_1',
    quantity: 2,
    unitAmountMinor: 1_000,
    currency: 'USD',
    interval: 'month',
    intervalCount: 1,
    trialDays: 14,
    addedTax: null,
  },
  customer: { email: 'ada@example.test', name: 'Ada' },
  metadata: {},
  returnUrl: 'https://shop.test/back',
  cancelUrl: 'https://shop.test/no',
};
const checkout = (payment_id: string | null) =>
  ok({ id: 'cks_1', created_at: '2025-08-04T05:00:00Z', payment_id, payment_status: null });
const subscription = (id: string, change: object = {}) =>
  exampleOf('subscription.active', { subscription_id: id, metadata: { order_id: 'ord_1' }, ...change });
const payment = (change: object) =>
  ok(
    exampleOf('payment.succeeded', {
      payment_id: 'pay_1',
      product_cart: null,
      metadata: { order_id: 'ord_1' },
      ...change,
    }),
  );

let dodo: TestDodo;
const open = async (answers: DodoAnswers) => {
  dodo = await openTestDodo(answers, { now: () => NOW });
  return dodo.gateway;
};
const complete = async (answers: DodoAnswers) => (await open(answers)).completeCheckout('cks_1', 'ord_1');
afterEach(async () => {
  expect(dodo.violations()).toEqual([]);
  await dodo.close();
});

describe('the checkout of a subscription', () => {
  it.each([
    [14, 14],
    [null, 0],
  ])('sells one line, with the trial that was sold: %s days', async (trialDays, sent) => {
    const gateway = await open({ 'POST /checkouts': ok({ session_id: 'cks_1', checkout_url: 'https://pay.test' }) });
    await gateway.createCheckoutSession({ ...ORDER, recurring: { ...ORDER.recurring!, trialDays } }); // because ORDER has one
    expect(dodo.calls()[0]?.body).toMatchObject({
      product_cart: [{ product_id: 'pdt_1', quantity: 2 }],
      subscription_data: { trial_period_days: sent },
      metadata: { order_id: 'ord_1', session_id: 'chk_1' },
    });
  });

  it('that was paid says the payment and the subscription it names', async () => {
    const state = await complete({
      'GET /checkouts/cks_1': checkout('pay_1'),
      'GET /payments/pay_1': payment({ subscription_id: 'sub_1' }),
      'GET /subscriptions/sub_1': ok(subscription('sub_1')),
    });
    expect(state).toMatchObject({
      kind: 'events',
      events: [
        { type: 'payment.succeeded', refs: { subscriptionId: 'sub_1', orderRef: 'ord_1' } },
        { type: 'subscription.activated', snapshot: { gatewaySubscriptionId: 'sub_1', observedAt: NOW } },
      ],
    });
  });

  it('with a trial has no payment: its subscription is found by the order, on whatever page', async () => {
    const others = ['sub_a', 'sub_b', 'sub_c'].map((id) => subscription(id, { metadata: { order_id: 'ord_2' } }));
    const trial = subscription('sub_1', { created_at: '2025-08-04T05:10:00Z', trial_period_days: 14 });
    const state = await complete({
      'GET /checkouts/cks_1': checkout(null),
      'GET /subscriptions': listed([...others, trial]),
    });
    const trialEndsAt = new Date('2025-08-18T05:10:00Z');
    expect(state).toMatchObject({
      kind: 'events',
      events: [{ type: 'subscription.trialing', refs: { subscriptionId: 'sub_1' }, snapshot: { trialEndsAt } }],
    });
    expect(state).toHaveProperty('events.length', 1);
    expect(dodo.calls()[1]?.query).toMatchObject({
      created_at_gte: '2025-08-04T05:00:00.000Z',
      created_at_lte: '2025-08-05T05:00:00.000Z',
    });
  });

  it('that failed once and went well then says only what went well', async () => {
    const failed = subscription('sub_0', { status: 'failed' });
    const both = {
      'GET /checkouts/cks_1': checkout(null),
      'GET /subscriptions': listed([subscription('sub_1'), failed]),
    };
    expect(await complete(both)).toHaveProperty('events.length', 1);
    await dodo.close();
    expect(await complete({ ...both, 'GET /subscriptions': listed([failed]) })).toMatchObject({
      events: [{ type: 'subscription.failed' }],
    });
  });

  it('is open while its subscription has not begun', async () => {
    const state = await complete({
      'GET /checkouts/cks_1': checkout(null),
      'GET /subscriptions': listed([subscription('sub_1', { status: 'pending' })]),
    });
    expect(state).toEqual({ kind: 'open' });
  });

  it('whose card was only registered says the subscription, and no money', async () => {
    const state = await complete({
      'GET /checkouts/cks_1': checkout('pay_1'),
      'GET /payments/pay_1': payment({ is_update_payment_method: true, total_amount: 0 }),
      'GET /subscriptions': listed([subscription('sub_1')]),
    });
    expect(state).toMatchObject({ kind: 'events', events: [{ type: 'subscription.activated' }] });
  });

  it('is gone only when Dodo does not know the checkout itself', async () => {
    expect(await complete({})).toMatchObject({ kind: 'gone' });
    await dodo.close();
    const lost = complete({
      'GET /checkouts/cks_1': checkout('pay_1'),
      'GET /payments/pay_1': refusal(404, 'NOT_FOUND'),
    });
    await expect(lost).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
  });
});
