import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriberShop } from '../test-subscriber.ts';
import { closeShop, openSubscriberShop } from '../test-subscriber.ts';

let shop: SubscriberShop;
beforeEach(async () => {
  shop = await openSubscriberShop();
});
afterEach(async () => {
  expect(await closeShop(shop)).toEqual([]);
});

describe('a buyer subscribes with Dodo', () => {
  it('pays the first period at once, and the shop hears of payment, activation and renewal', async () => {
    const productId = await shop.sells({ price: 1000, metadata: { sandbox_tax_percent: '19' } });
    const session = await shop.opensCheckout(productId, { product_cart: [{ product_id: productId, quantity: 3 }] });
    const { redirect_to } = await shop.buyer('pay', session);
    await shop.sandbox.drain();

    const heard = shop.heard();
    expect(heard.map(({ type }) => type).sort()).toEqual([
      'payment.succeeded',
      'subscription.active',
      'subscription.renewed',
    ]);
    const back = Object.fromEntries(new URL(redirect_to).searchParams);
    expect(back).toEqual({ order: 'ord_1', subscription_id: expect.stringMatching(/^sub_/), status: 'active' });
    expect(heard.find(({ type }) => type === 'payment.succeeded')?.data).toMatchObject({
      payload_type: 'Payment',
      subscription_id: back.subscription_id,
      product_cart: null,
      total_amount: 3570,
      tax: 570,
      metadata: { order_id: 'ord_1' },
      checkout_session_id: session,
    });
    expect(await shop.dodo.subscriptions.retrieve(back.subscription_id ?? '')).toMatchObject({
      status: 'active',
      product_id: productId,
      quantity: 3,
      recurring_pre_tax_amount: 3000,
      metadata: { order_id: 'ord_1' },
      previous_billing_date: '2030-01-31T10:00:00.000Z',
      next_billing_date: '2030-02-28T10:00:00.000Z',
      expires_at: '2040-01-31T10:00:00.000Z',
    });
  });

  it('begins a trial without a payment, and charges when it ends', async () => {
    const id = await shop.subscribes(await shop.sells(), { subscription_data: { trial_period_days: 14 } });
    expect(shop.heardOf()).toEqual(['subscription.active']);
    expect((await shop.dodo.payments.list({ subscription_id: id })).items).toEqual([]);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      status: 'active',
      trial_period_days: 14,
      next_billing_date: '2030-02-14T10:00:00.000Z',
    });

    await shop.travelTo('2030-02-14T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.renewed']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      previous_billing_date: '2030-02-14T10:00:00.000Z',
      next_billing_date: '2030-03-14T10:00:00.000Z',
    });
  });

  it('begins a trial with a payment of nothing, when the settings want it', async () => {
    await shop.press('/sandbox/settings', { trial_zero_payment: true });
    await shop.subscribes(await shop.sells({ trialDays: 7 }));
    const heard = shop.heard();
    expect(heard.map(({ type }) => type).sort()).toEqual(['payment.succeeded', 'subscription.active']);
    expect(heard.find(({ type }) => type === 'payment.succeeded')?.data).toMatchObject({ total_amount: 0 });
  });

  it('takes the price of a paid trial at its start, and the full price at its end', async () => {
    const id = await shop.subscribes(await shop.sells({ price: 2900, trialDays: 14, trialAmount: 500 }));
    await shop.travelTo('2030-02-14T10:00:00.000Z');
    const { items } = await shop.dodo.payments.list({ subscription_id: id });
    expect(items.map(({ total_amount }) => total_amount)).toEqual([2900, 500]);
  });

  it('prices a subscription in advance: nothing due in a trial, and what comes after', async () => {
    const cart = { product_cart: [{ product_id: await shop.sells({ price: 1500 }), quantity: 2 }] };
    expect(await shop.dodo.checkoutSessions.preview(cart)).toMatchObject({
      total_price: 3000,
      current_breakup: { total_amount: 3000 },
      recurring_breakup: { total_amount: 3000 },
      next_billing_date: '2030-02-28T10:00:00.000Z',
      trial_period_days: null,
    });
    const trial = await shop.dodo.checkoutSessions.preview({ ...cart, subscription_data: { trial_period_days: 30 } });
    expect(trial).toMatchObject({
      total_price: 0,
      current_breakup: { total_amount: 0 },
      recurring_breakup: { total_amount: 3000 },
      next_billing_date: '2030-03-02T10:00:00.000Z',
      trial_period_days: 30,
      product_cart: [{ is_subscription: true, og_price: 3000 }],
    });
  });

  it('fails for good when the first charge is declined, and the buyer may start another one', async () => {
    const session = await shop.opensCheckout(await shop.sells());
    const declined = await shop.buyer('pay', session, 'decline');
    await shop.sandbox.drain();
    expect(new URL(declined.redirect_to).searchParams.get('status')).toBe('failed');
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.failed']);

    const paid = await shop.buyer('pay', session);
    expect(new URL(paid.redirect_to).searchParams.get('status')).toBe('active');
    expect((await shop.buyer('pay', session)).redirect_to).toBe(paid.redirect_to);
    const { items } = await shop.dodo.subscriptions.list();
    expect(items.map(({ status }) => status)).toEqual(['active', 'failed']);
  });

  it('waits as pending while the first payment is processing', async () => {
    shop.sandbox.misbehave({ gateway: 'dodo', what: 'capture_pending', times: 1 });
    const id = await shop.subscribes(await shop.sells());
    expect(shop.heardOf()).toEqual(['payment.processing']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ status: 'pending' });

    const [payment] = (await shop.dodo.payments.list({ subscription_id: id })).items;
    await shop.press(`/sandbox/payments/${payment?.payment_id}/settle`, { outcome: 'completed' });
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.active', 'subscription.renewed']);
  });

  it('obeys the ending of the price at the first charge, and not at renewals', async () => {
    const endsIn13 = await shop.sells({ price: 1013 });
    await shop.subscribes(endsIn13);
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.failed']);

    const trial = await shop.subscribes(endsIn13, { subscription_data: { trial_period_days: 7 } });
    expect(shop.heardOf()).toEqual(['subscription.active']);
    await shop.travelTo('2030-02-07T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.on_hold']);
    await shop.press(`/sandbox/subscriptions/${trial}/payment-method`, { fails: false });

    const endsIn55 = await shop.subscribes(await shop.sells({ price: 1055 }));
    expect(shop.heardOf()).toEqual([]);
    await shop.press(`/sandbox/subscriptions/${endsIn55}/bill-now`);
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.renewed']);
  });

  it('refuses what it does not play: a subscription beside something else in one cart', async () => {
    const monthly = await shop.sells();
    const once = await shop.dodo.products.create({
      name: 'Once',
      tax_category: 'saas',
      price: { type: 'one_time_price', price: 500, currency: 'USD', discount: 0, purchasing_power_parity: false },
    });
    const mixed = shop.opensCheckout(monthly, {
      product_cart: [
        { product_id: monthly, quantity: 1 },
        { product_id: once.product_id, quantity: 1 },
      ],
    });
    expect(await shop.refusal(mixed)).toEqual([422, 'NOT_IN_SANDBOX']);
  });
});

describe('a year of a subscription', () => {
  it('renews on the last day of short months and comes back to the 31st, one payment each month', async () => {
    const id = await shop.subscribes(await shop.sells({ termYears: 1 }));
    shop.heard();
    await shop.travelTo('2031-01-30T10:00:00.000Z');
    const payments = await shop.dodo.payments.list({ subscription_id: id, page_size: 100 });
    expect(payments.items.map(({ created_at }) => created_at.slice(0, 10)).reverse()).toEqual([
      '2030-01-31',
      '2030-02-28',
      '2030-03-31',
      '2030-04-30',
      '2030-05-31',
      '2030-06-30',
      '2030-07-31',
      '2030-08-31',
      '2030-09-30',
      '2030-10-31',
      '2030-11-30',
      '2030-12-31',
    ]);
    const renewals = shop.heard().filter(({ type }) => type === 'subscription.renewed');
    // Every webhook was delivered before the next month began, so each shows its own period.
    expect(renewals.map(({ data }) => String(data.next_billing_date).slice(0, 10)).slice(0, 3)).toEqual([
      '2030-03-31',
      '2030-04-30',
      '2030-05-31',
    ]);
    expect(renewals).toHaveLength(11);

    await shop.travelTo('2031-01-31T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['subscription.expired']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ status: 'expired' });
    expect(shop.sandbox.nextDueAt()).toBeNull();
  });

  it('keeps the price it began with, whatever becomes of the product', async () => {
    const productId = await shop.sells({ price: 2000 });
    const id = await shop.subscribes(productId);
    const { price } = await shop.dodo.products.retrieve(productId);
    await shop.dodo.products.update(productId, { name: 'Dearer', price: { ...price, price: 9900 } as typeof price });
    expect(await shop.dodo.products.retrieve(productId)).toMatchObject({ name: 'Dearer', price: { price: 9900 } });
    await shop.travelTo('2030-02-28T10:00:00.000Z');
    const { items } = await shop.dodo.payments.list({ subscription_id: id });
    expect(items.map(({ total_amount }) => total_amount)).toEqual([2000, 2000]);
  });

  it('is billed at once when somebody presses bill-now, and counts the next month from then', async () => {
    const id = await shop.subscribes(await shop.sells());
    shop.heard();
    await shop.travelTo('2030-02-10T10:00:00.000Z');
    expect(await shop.press(`/sandbox/subscriptions/${id}/bill-now`)).toMatchObject({
      played: 'renewal',
      previous_billing_date: '2030-02-10T10:00:00.000Z',
      next_billing_date: '2030-03-10T10:00:00.000Z',
      next_step: { kind: 'renewal', at: '2030-03-10T10:00:00.000Z' },
    });
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.renewed']);
  });
});

describe('a subscription is managed by the API', () => {
  it('is listed by customer, product, status and time', async () => {
    const productId = await shop.sells();
    const id = await shop.subscribes(productId);
    const { customer } = await shop.dodo.subscriptions.retrieve(id);
    const found = async (query: object) => (await shop.dodo.subscriptions.list(query)).items.length;
    expect(await found({ product_id: productId, customer_id: customer.customer_id, status: 'active' })).toBe(1);
    expect(await found({ status: 'past_due' })).toBe(0);
    expect(await found({ product_id: 'pdt_other' })).toBe(0);
    expect(await found({ created_at_gte: '2030-02-01T00:00:00Z' })).toBe(0);
    expect(await found({ cancel_at_next_billing_date: true })).toBe(0);
  });

  it('is cancelled at the end of the period, or is not after all', async () => {
    const id = await shop.subscribes(await shop.sells());
    shop.heard();
    const update = (body: object) => shop.dodo.subscriptions.update(id, body);
    await update({
      cancel_at_next_billing_date: true,
      cancellation_feedback: 'unused',
      cancellation_comment: 'later perhaps',
    });
    expect(await update({ cancel_at_next_billing_date: false })).toMatchObject({
      cancel_at_next_billing_date: false,
      cancellation_feedback: null,
    });
    expect(await update({ cancel_at_next_billing_date: true })).toMatchObject({ status: 'active' });
    await shop.sandbox.drain();
    expect(shop.heardOf()).toEqual(['subscription.updated', 'subscription.updated', 'subscription.updated']);

    await shop.travelTo('2030-02-28T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['subscription.cancelled']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({
      status: 'cancelled',
      cancelled_at: '2030-02-28T10:00:00.000Z',
    });
  });

  it('is cancelled now and for good', async () => {
    const id = await shop.subscribes(await shop.sells());
    await shop.dodo.subscriptions.update(id, { status: 'cancelled', cancel_reason: 'cancelled_by_customer' });
    const again = shop.dodo.subscriptions.update(id, { cancel_at_next_billing_date: false });
    expect(await shop.refusal(again)).toEqual([422, 'SUBSCRIPTION_INACTIVE']);
    await shop.travelTo('2031-01-01T00:00:00.000Z');
    expect((await shop.dodo.payments.list({ subscription_id: id })).items).toHaveLength(1);
  });

  it('pauses, and resumes with its dates moved by the length of the pause', async () => {
    const id = await shop.subscribes(await shop.sells());
    shop.heard();
    await shop.dodo.subscriptions.update(id, { status: 'paused' });
    await shop.travelTo('2030-04-11T10:00:00.000Z'); // seventy days, past the renewal
    const resumed = await shop.dodo.subscriptions.update(id, { status: 'active' });
    expect(resumed).toMatchObject({ status: 'active', paused_at: null, next_billing_date: '2030-05-09T10:00:00.000Z' });
    await shop.sandbox.drain();
    expect(shop.heardOf()).toEqual(['subscription.paused', 'subscription.unpaused']);
  });

  it('takes a later billing date, other metadata and a longer term', async () => {
    const id = await shop.subscribes(await shop.sells({ termYears: 1 }));
    const changed = await shop.dodo.subscriptions.update(id, {
      next_billing_date: '2030-03-15T00:00:00Z',
      metadata: { order_id: 'ord_2' },
      subscription_period_count: 2,
    });
    expect(changed).toMatchObject({
      next_billing_date: '2030-03-15T00:00:00.000Z',
      metadata: { order_id: 'ord_2' },
      expires_at: '2032-01-31T10:00:00.000Z',
    });
    await shop.travelTo('2030-03-15T00:00:00.000Z');
    expect(await shop.dodo.subscriptions.retrieve(id)).toMatchObject({ next_billing_date: '2030-04-15T00:00:00.000Z' });
  });

  it('refuses what Dodo refuses, and changes nothing then', async () => {
    const id = await shop.subscribes(await shop.sells());
    const before = await shop.dodo.subscriptions.retrieve(id);
    const update = (body: object) => shop.refusal(shop.dodo.subscriptions.update(id, body));
    const wrong = [422, 'INVALID_REQUEST_PARAMETERS'];
    expect(await update({ status: 'paused', metadata: { a: 'b' } })).toEqual(wrong);
    expect(await update({ status: 'on_hold' })).toEqual(wrong);
    expect(await update({ pause: true })).toEqual(wrong);
    expect(await update({ next_billing_date: '2029-01-01T00:00:00Z', metadata: { a: 'b' } })).toEqual(wrong);
    expect(await update({ cancellation_comment: 'for nothing' })).toEqual(wrong);
    expect(await update({ subscription_period_count: 1 })).toEqual(wrong);
    expect(await update({ status: 'active' })).toEqual([422, 'SUBSCRIPTION_INACTIVE']);
    expect(await shop.dodo.subscriptions.retrieve(id)).toEqual(before);
    expect(await shop.refusal(shop.dodo.subscriptions.retrieve('sub_none'))).toEqual([404, 'SUBSCRIPTION_NOT_FOUND']);
  });

  it('opens a portal where the customer ends it himself', async () => {
    const id = await shop.subscribes(await shop.sells());
    shop.heard();
    const { customer } = await shop.dodo.subscriptions.retrieve(id);
    const { link } = await shop.dodo.customers.customerPortal.create(customer.customer_id, {
      return_url: 'https://shop.test/account',
    });
    const page = await (await fetch(link)).text();
    expect(page).toContain('Cancel at the end of the period');
    expect(page).toContain('https://shop.test/account');
    expect(page).not.toContain('<script');
    const body = new URLSearchParams({ choice: `cancel_later:${id}` });
    expect((await fetch(link, { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
    await shop.sandbox.drain();
    expect(shop.heardOf()).toEqual(['subscription.updated']);
    expect(await (await fetch(link)).text()).toContain('Keep the subscription');

    await shop.travelTo('2030-02-01T10:00:00.000Z');
    expect((await fetch(link)).status).toBe(401);
  });

  it('tells what Dodo would deliver beside the shop', async () => {
    const productId = await shop.sells({ metadata: { sandbox_entitlements: 'license_key, digital_files' } });
    const product = await shop.dodo.products.retrieve(productId);
    expect(product.entitlements.map(({ integration_type }) => integration_type)).toEqual([
      'license_key',
      'digital_files',
    ]);
    expect(product).toMatchObject({
      is_recurring: true,
      license_key_enabled: true,
      price: { payment_frequency_count: 1, payment_frequency_interval: 'Month', trial_period_days: 0 },
    });
  });
});
