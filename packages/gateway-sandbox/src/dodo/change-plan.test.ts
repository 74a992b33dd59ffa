import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriberShop } from '../test-subscriber.ts';
import { closeShop, openSubscriberShop } from '../test-subscriber.ts';

/** The numbers of Dodo's own guide: plans of 20, 30 and 80 dollars, changed when 15 of 30 days are left. */
let shop: SubscriberShop;
let starter: string;
let basic: string;
let pro: string;
beforeEach(async () => {
  shop = await openSubscriberShop('2030-04-01T00:00:00.000Z');
  starter = await shop.sells({ price: 2000 });
  basic = await shop.sells({ price: 3000 });
  pro = await shop.sells({ price: 8000 });
});
afterEach(async () => {
  expect(await closeShop(shop)).toEqual([]);
});

type Mode = 'prorated_immediately' | 'full_immediately' | 'difference_immediately' | 'do_not_bill';

async function halfwayThrough(productId: string): Promise<string> {
  const id = await shop.subscribes(productId);
  await shop.travelTo('2030-04-16T00:00:00.000Z');
  shop.heard();
  return id;
}

async function changes(id: string, productId: string, mode: Mode, extra: object = {}) {
  const body = { product_id: productId, quantity: 1, proration_billing_mode: mode, ...extra };
  const answer = await shop.dodo.subscriptions.changePlan(id, body);
  await shop.sandbox.drain();
  return answer;
}

const paid = async (id: string) =>
  (await shop.dodo.payments.list({ subscription_id: id })).items.map(({ total_amount }) => total_amount);

describe('an upgrade', () => {
  it.each([
    ['prorated_immediately', 2500, '2030-05-16T00:00:00.000Z'],
    ['difference_immediately', 5000, '2030-05-16T00:00:00.000Z'],
    ['full_immediately', 8000, '2030-05-16T00:00:00.000Z'],
  ] as const)('%s costs what the guide says, and a new period begins', async (mode, charge, nextBillingDate) => {
    const id = await halfwayThrough(basic);
    const { payment_id, payment_link } = await changes(id, pro, mode);
    expect(payment_link).toBeNull();
    expect(await shop.dodo.payments.retrieve(payment_id ?? '')).toMatchObject({
      total_amount: charge,
      status: 'succeeded',
      subscription_id: id,
      metadata: { order_id: 'ord_1' },
    });
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.plan_changed']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      product_id: pro,
      recurring_pre_tax_amount: 8000,
      previous_billing_date: '2030-04-16T00:00:00.000Z',
      next_billing_date: nextBillingDate,
    });
    await shop.travelTo(nextBillingDate);
    expect((await paid(id))[0]).toBe(8000);
  });

  it('do_not_bill costs nothing until the old billing date', async () => {
    const id = await halfwayThrough(basic);
    expect(await changes(id, pro, 'do_not_bill')).toEqual({
      payment_id: null,
      payment_link: null,
      client_secret: null,
      expires_on: null,
    });
    expect(shop.heardOf()).toEqual(['subscription.plan_changed']);
    await shop.travelTo('2030-05-01T00:00:00.000Z');
    expect(await paid(id)).toEqual([8000, 3000]);
  });

  it('is previewed to the cent, and nothing happens by that', async () => {
    const id = await halfwayThrough(basic);
    const before = await shop.dodo.subscriptions.retrieve(id);
    const preview = await shop.dodo.subscriptions.previewChangePlan(id, {
      product_id: pro,
      quantity: 2,
      proration_billing_mode: 'prorated_immediately',
    });
    expect(preview).toMatchObject({
      immediate_charge: {
        effective_at: '2030-04-16T00:00:00.000Z',
        line_items: [
          { type: 'subscription', product_id: pro, quantity: 2, unit_price: 8000, proration_factor: 0.5 },
          { type: 'subscription', product_id: basic, quantity: 1, unit_price: 3000, proration_factor: -0.5 },
        ],
        summary: { total_amount: 6500, currency: 'USD', customer_credits: 0 },
      },
      new_plan: { product_id: pro, quantity: 2, recurring_pre_tax_amount: 16000 },
    });
    expect(await shop.dodo.subscriptions.retrieve(id)).toEqual(before);
    await changes(id, pro, 'prorated_immediately', { quantity: 2 });
    expect((await paid(id))[0]).toBe(6500);
  });

  it('ends a trial, which was not paid for', async () => {
    const id = await shop.subscribes(basic, { subscription_data: { trial_period_days: 30 } });
    await changes(id, pro, 'prorated_immediately');
    expect(await paid(id)).toEqual([8000]);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ next_billing_date: '2030-05-01T00:00:00.000Z' });
  });

  it('from months to years counts the years from the change', async () => {
    const id = await halfwayThrough(basic);
    const yearly = await shop.sells({ price: 30000, interval: 'Year' });
    await changes(id, yearly, 'prorated_immediately');
    expect((await paid(id))[0]).toBe(13500);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      payment_frequency_interval: 'Year',
      next_billing_date: '2031-04-16T00:00:00.000Z',
    });
  });
});

describe('a downgrade', () => {
  it('leaves a credit that pays the next renewals', async () => {
    const id = await halfwayThrough(pro);
    expect(await changes(id, starter, 'prorated_immediately')).toMatchObject({ payment_id: null });
    expect(shop.heardOf()).toEqual(['subscription.plan_changed']);
    await shop.travelTo('2030-05-16T00:00:00.000Z');
    await shop.travelTo('2030-06-16T00:00:00.000Z');
    expect(await paid(id)).toEqual([1000, 0, 8000]);
  });

  it('at the next billing date changes nothing until then', async () => {
    const id = await halfwayThrough(pro);
    await changes(id, starter, 'full_immediately', { effective_at: 'next_billing_date' });
    expect(shop.heardOf()).toEqual(['subscription.updated']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      product_id: pro,
      scheduled_change: { product_id: starter, quantity: 1, effective_at: '2030-05-01T00:00:00.000Z' },
    });
    await shop.travelTo('2030-05-01T00:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.plan_changed', 'subscription.renewed']);
    expect(await paid(id)).toEqual([2000, 8000]);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ product_id: starter, scheduled_change: null });
  });

  it('that was scheduled can be dropped, or replaced', async () => {
    const id = await halfwayThrough(pro);
    const schedule = (productId: string, extra: object = {}) =>
      changes(id, productId, 'full_immediately', { effective_at: 'next_billing_date', ...extra });
    await schedule(starter);
    expect(await shop.refusal(schedule(basic))).toEqual([409, 'SCHEDULED_PLAN_CHANGE_EXISTS']);
    await schedule(basic, { cancel_scheduled_change_plan: true });
    expect((await shop.dodo.subscriptions.retrieve(id)).scheduled_change?.product_id).toBe(basic);
    await shop.dodo.subscriptions.cancelChangePlan(id);
    expect((await shop.dodo.subscriptions.retrieve(id)).scheduled_change).toBeNull();
    expect(await shop.refusal(shop.dodo.subscriptions.cancelChangePlan(id))).toEqual([
      404,
      'SCHEDULED_PLAN_CHANGE_NOT_FOUND',
    ]);
  });
});

describe('a change of plan whose charge fails', () => {
  const declined = (id: string) =>
    shop.sandbox.misbehave({ gateway: 'dodo', what: 'declined', match: { subject: id }, times: 1 });

  it('leaves the old plan, when it shall', async () => {
    const id = await halfwayThrough(basic);
    declined(id);
    const { payment_id } = await changes(id, pro, 'prorated_immediately', { on_payment_failure: 'prevent_change' });
    expect(await shop.dodo.payments.retrieve(payment_id ?? '')).toMatchObject({ status: 'failed' });
    expect(shop.heardOf()).toEqual(['payment.failed']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ status: 'active', product_id: basic });
    await changes(id, pro, 'prorated_immediately');
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ product_id: pro });
  });

  it('makes the change all the same otherwise, and holds the subscription until it is paid', async () => {
    const id = await halfwayThrough(basic);
    declined(id);
    await changes(id, pro, 'prorated_immediately');
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.on_hold', 'subscription.plan_changed']);
    const { payment_link } = await shop.dodo.subscriptions.updatePaymentMethod(id, { payment_method: { type: 'new' } });
    await fetch(payment_link ?? '', {
      method: 'POST',
      body: new URLSearchParams({ choice: 'pay' }),
      redirect: 'manual',
    });
    expect((await paid(id))[0]).toBe(2500);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      status: 'active',
      product_id: pro,
      next_billing_date: '2030-05-16T00:00:00.000Z',
    });
  });

  it('is pending while the payment is processing, and no other change is possible meanwhile', async () => {
    const id = await halfwayThrough(basic);
    shop.sandbox.misbehave({ gateway: 'dodo', what: 'capture_pending', match: { subject: id }, times: 1 });
    const { payment_id } = await changes(id, pro, 'difference_immediately');
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ product_id: basic });
    expect(await shop.refusal(changes(id, starter, 'do_not_bill'))).toEqual([409, 'PENDING_PLAN_CHANGE_EXISTS']);
    await shop.press(`/sandbox/payments/${payment_id}/settle`, { outcome: 'completed' });
    expect(shop.heardOf()).toEqual(['payment.processing', 'payment.succeeded', 'subscription.plan_changed']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ product_id: pro });
  });
});

describe('Dodo refuses a change of plan', () => {
  it('that is badly asked, or of a subscription that is not active', async () => {
    const id = await halfwayThrough(basic);
    const refused = (productId: string, mode: Mode, extra?: object) =>
      shop.refusal(changes(id, productId, mode, extra));
    const later = { effective_at: 'next_billing_date' };
    expect(await refused(pro, 'do_not_bill', later)).toEqual([422, 'INVALID_PRORATION_MODE_WITH_NEXT_BILLING_DATE']);
    expect(await refused('pdt_none', 'do_not_bill')).toEqual([422, 'PRODUCT_NOT_FOUND']);
    const once = await shop.dodo.products.create({
      name: 'Once',
      tax_category: 'saas',
      price: { type: 'one_time_price', price: 500, currency: 'USD', discount: 0, purchasing_power_parity: false },
    });
    expect(await refused(once.product_id, 'do_not_bill')).toEqual([422, 'UNSUPPORTED_ACTION']);
    await shop.dodo.subscriptions.update(id, { cancel_at_next_billing_date: true });
    expect(await refused(pro, 'do_not_bill')).toEqual([409, 'PLAN_CHANGE_NOT_ALLOWED_FOR_SCHEDULED_CANCELLATION']);
    await shop.dodo.subscriptions.update(id, { status: 'cancelled' });
    expect(await refused(pro, 'do_not_bill')).toEqual([422, 'INACTIVE_SUBSCRIPTION_PLAN_CHANGE_NOT_SUPPORTED']);
  });
});
