import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriberShop } from '../test-subscriber.ts';
import { closeShop, openSubscriberShop } from '../test-subscriber.ts';

let shop: SubscriberShop;
let id: string;
beforeEach(async () => {
  shop = await openSubscriberShop('2030-01-15T10:00:00.000Z');
  id = await shop.subscribes(await shop.sells());
  shop.heard();
});
afterEach(async () => {
  expect(await closeShop(shop)).toEqual([]);
});

const declines = (times?: number, subject = id) =>
  shop.sandbox.misbehave({ gateway: 'dodo', what: 'declined', match: { subject }, ...(times ? { times } : {}) });
const settings = (body: object) => shop.press('/sandbox/settings', body);
const subscription = () => shop.dodo.subscriptions.retrieve(id);
const newCard = (choice: 'pay' | 'decline', link: string) =>
  shop.press<{ redirect_to: string; status: string; payment_id: string }>(
    `/sandbox/payment-methods/${new URL(link).pathname.split('/').pop()}/enter`,
    { choice },
  );

describe('a renewal that fails', () => {
  it('puts the subscription on hold, and nothing is tried again', async () => {
    declines(1, 'ord_1');
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.on_hold']);
    await shop.travelTo('2030-06-15T10:00:00.000Z');
    expect(shop.heardOf()).toEqual([]);
    expect(await subscription()).toMatchObject({ status: 'on_hold', next_billing_date: '2030-02-15T10:00:00.000Z' });
    expect((await shop.dodo.payments.list({ subscription_id: id, status: 'failed' })).items).toHaveLength(1);
  });

  it('fails for as long as the card is marked as failing', async () => {
    await shop.press(`/sandbox/subscriptions/${id}/payment-method`, { fails: true });
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    expect(await subscription()).toMatchObject({ status: 'on_hold' });
  });

  it('leaves access during the grace period, and takes it when that ends', async () => {
    await settings({ grace_days: 3 });
    declines();
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    const heard = shop.heard();
    expect(heard.map(({ type }) => type).sort()).toEqual([
      'dunning.started',
      'payment.failed',
      'subscription.past_due',
    ]);
    expect(heard.find(({ type }) => type === 'subscription.past_due')?.data).toMatchObject({
      status: 'past_due',
      past_due_ends_at: '2030-02-18T10:00:00.000Z',
    });
    expect(heard.find(({ type }) => type === 'dunning.started')?.data).toMatchObject({
      payload_type: 'DunningAttempt',
      subscription_id: id,
      status: 'recovering',
      trigger_state: 'past_due',
    });
    expect((await shop.dodo.subscriptions.list({ status: 'past_due' })).items).toHaveLength(1);

    await shop.travelTo('2030-02-18T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['subscription.on_hold']);
  });

  it('ends the subscription with the grace period, when the settings say so', async () => {
    await settings({ grace_days: 3, after_grace: 'cancel_subscription' });
    declines();
    await shop.travelTo('2030-02-18T10:00:00.000Z');
    expect(await subscription()).toMatchObject({ status: 'cancelled', cancelled_at: '2030-02-18T10:00:00.000Z' });
  });

  it('recovers by a later try, and the dates go on as if nothing had been', async () => {
    await settings({ grace_days: 7, retry_days: [3, 1] });
    declines(2);
    await shop.travelTo('2030-02-16T10:00:00.000Z');
    shop.heard();
    await shop.travelTo('2030-02-18T10:00:00.000Z');
    const heard = shop.heard();
    expect(heard.map(({ type }) => type).sort()).toEqual([
      'dunning.recovered',
      'payment.succeeded',
      'subscription.active',
    ]);
    expect(heard.find(({ type }) => type === 'payment.succeeded')?.data).toMatchObject({ retry_attempt: 2 });
    expect(heard.find(({ type }) => type === 'subscription.active')?.data).toMatchObject({ past_due_ends_at: null });
    expect(await subscription()).toMatchObject({
      status: 'active',
      previous_billing_date: '2030-02-15T10:00:00.000Z',
      next_billing_date: '2030-03-15T10:00:00.000Z',
    });
  });

  it('can be hurried: bill-now plays the next try, or the end of grace', async () => {
    await settings({ grace_days: 7, retry_days: [1] });
    declines(2);
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    const billNow = () => shop.press<{ played: string; status: string }>(`/sandbox/subscriptions/${id}/bill-now`);
    expect(await billNow()).toMatchObject({ played: 'retry', status: 'past_due' });
    expect(await billNow()).toMatchObject({ played: 'end_of_grace', status: 'on_hold' });
    expect(await billNow()).toMatchObject({ played: 'expiry', status: 'expired' });
    expect(await billNow()).toMatchObject({ code: 'NOTHING_DUE' });
  });

  it('waits while its payment is processing, and fails when that does', async () => {
    shop.sandbox.misbehave({ gateway: 'dodo', what: 'capture_pending', match: { subject: id }, times: 1 });
    await shop.travelTo('2030-02-16T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.processing']);
    expect(await subscription()).toMatchObject({ status: 'active' });
    const [payment] = (await shop.dodo.payments.list({ subscription_id: id, status: 'processing' })).items;
    await shop.press(`/sandbox/payments/${payment?.payment_id}/settle`, { outcome: 'failed' });
    expect(shop.heardOf()).toEqual(['payment.failed', 'subscription.on_hold']);
  });

  it('accompanies every event by subscription.updated, when the settings say so', async () => {
    await settings({ updated_with_every_event: true });
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.renewed', 'subscription.updated']);
  });

  it('misbehaves in its webhooks by the id of the subscription', async () => {
    shop.sandbox.misbehave({
      gateway: 'dodo',
      what: 'webhook_never',
      match: { subject: id, event: 'payment.succeeded' },
    });
    shop.sandbox.misbehave({
      gateway: 'dodo',
      what: 'webhook_twice',
      match: { subject: id, event: 'subscription.renewed' },
    });
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['subscription.renewed', 'subscription.renewed']);
  });
});

describe('a buyer updates the payment method', () => {
  it('of an active subscription: nothing is charged but a proof of the card', async () => {
    const { payment_link, payment_id, expires_on } = await shop.dodo.subscriptions.updatePaymentMethod(id, {
      payment_method: { type: 'new', return_url: 'https://shop.test/account' },
    });
    expect(expires_on).toBe('2030-01-16T10:00:00.000Z');
    const before = await subscription();
    const { redirect_to } = await newCard('pay', payment_link ?? '');
    expect(Object.fromEntries(new URL(redirect_to).searchParams)).toEqual({
      subscription_id: id,
      payment_id,
      status: 'succeeded',
    });
    const heard = shop.heard();
    expect(heard.map(({ type }) => type).sort()).toEqual(['payment.succeeded', 'subscription.update_payment_method']);
    expect(heard.find(({ type }) => type === 'payment.succeeded')?.data).toMatchObject({
      is_update_payment_method: true,
      total_amount: 0,
    });
    expect((await subscription()).payment_method_id).not.toBe(before.payment_method_id);
  });

  it('on hold: what is owed is charged at once, and the card that failed is forgotten', async () => {
    await shop.press(`/sandbox/subscriptions/${id}/payment-method`, { fails: true });
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    shop.heard();
    await shop.travelTo('2030-02-20T10:00:00.000Z');
    const { payment_link, payment_id } = await shop.dodo.subscriptions.updatePaymentMethod(id, {
      payment_method: { type: 'new' },
    });
    expect(await shop.dodo.payments.retrieve(payment_id ?? '')).toMatchObject({
      status: 'requires_payment_method',
      total_amount: 2000,
    });
    const page = await (await fetch(payment_link ?? '')).text();
    expect(page).toContain('Save the new card and pay $20.00');

    expect(await newCard('decline', payment_link ?? '')).toMatchObject({ status: 'failed', payment_id });
    expect(shop.heardOf()).toEqual(['payment.failed']);
    expect(await newCard('pay', payment_link ?? '')).toMatchObject({ status: 'succeeded' });
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.active', 'subscription.update_payment_method']);
    expect(await subscription()).toMatchObject({ status: 'active', next_billing_date: '2030-03-15T10:00:00.000Z' });
    await shop.travelTo('2030-03-15T10:00:00.000Z');
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.renewed']);
  });

  it('in the grace period: the dunning is recovered too', async () => {
    await settings({ grace_days: 5 });
    declines(1);
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    shop.heard();
    const { payment_link } = await shop.dodo.subscriptions.updatePaymentMethod(id, { payment_method: { type: 'new' } });
    await newCard('pay', payment_link ?? '');
    expect(shop.heardOf()).toEqual([
      'dunning.recovered',
      'payment.succeeded',
      'subscription.active',
      'subscription.update_payment_method',
    ]);
  });

  it('that was saved before: without a page, and never one of another customer', async () => {
    const other = await shop.subscribes(await shop.sells(), { customer: { email: 'eve@example.test', name: 'Eve' } });
    const own = await shop.subscribes(await shop.sells());
    const saved = async (subscriptionId: string) =>
      (await shop.dodo.subscriptions.retrieve(subscriptionId)).payment_method_id ?? '';
    const take = async (subscriptionId: string) =>
      shop.dodo.subscriptions.updatePaymentMethod(id, {
        payment_method: { type: 'existing', payment_method_id: await saved(subscriptionId) },
      });
    declines(1);
    await shop.travelTo('2030-02-15T10:00:00.000Z');
    expect(await shop.refusal(take(other))).toEqual([404, 'PAYMENT_METHOD_NOT_FOUND']);
    shop.heard();
    expect(await take(own)).toMatchObject({ payment_id: expect.stringMatching(/^pay_/), payment_link: null });
    expect(await subscription()).toMatchObject({ status: 'active', payment_method_id: await saved(own) });
  });

  it('never of one that is over', async () => {
    await shop.dodo.subscriptions.update(id, { status: 'cancelled' });
    const call = shop.dodo.subscriptions.updatePaymentMethod(id, { payment_method: { type: 'new' } });
    expect(await shop.refusal(call)).toEqual([422, 'SUBSCRIPTION_INACTIVE']);
  });

  it('survives a long time on hold: the paid period begins when it is paid', async () => {
    declines(1);
    await shop.travelTo('2030-06-01T10:00:00.000Z');
    const { payment_link } = await shop.dodo.subscriptions.updatePaymentMethod(id, { payment_method: { type: 'new' } });
    await newCard('pay', payment_link ?? '');
    expect(await subscription()).toMatchObject({
      status: 'active',
      previous_billing_date: '2030-06-01T10:00:00.000Z',
      next_billing_date: '2030-07-01T10:00:00.000Z',
    });
  });
});
