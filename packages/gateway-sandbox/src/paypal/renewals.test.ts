import { describe, expect, it } from 'vitest';
import type { Shown } from './test-billing.ts';
import {
  call,
  control,
  eachStoryHasAShop,
  itIs,
  monthly,
  names,
  newestSale,
  reads,
  received,
  refused,
  sellsPlan,
  settings,
  shop,
  subscribes,
  usd,
} from './test-billing.ts';

eachStoryHasAShop();

describe('a renewal fails', () => {
  const fails = (times?: number) =>
    shop.sandbox.misbehave({
      gateway: 'paypal',
      what: 'declined',
      match: { subject: 'sub_1' },
      ...(times ? { times } : {}),
    });

  it('and is tried again after five days, still active, and recovers', async () => {
    const id = await subscribes(await sellsPlan());
    fails(1);
    await itIs('2030-02-28T12:00:00Z');
    const failed = (await received()).at(-1);
    expect(failed).toMatchObject({
      event_type: 'BILLING.SUBSCRIPTION.PAYMENT.FAILED',
      resource: {
        id,
        status: 'ACTIVE',
        billing_info: {
          failed_payments_count: 0,
          outstanding_balance: { value: '0.00' },
          next_billing_time: '2030-02-28T12:00:00.000Z',
          last_failed_payment: { amount: { value: '19.00' }, next_payment_retry_time: '2030-03-05T12:00:00.000Z' },
        },
      },
    });
    expect((await reads(id)).billing_info.last_failed_payment).toBeUndefined();
    expect((await reads(id, 'last_failed_payment')).billing_info.last_failed_payment).toBeDefined();
    await itIs('2030-03-05T12:00:00Z');
    expect((await names()).slice(3)).toEqual(['PAYMENT.FAILED', 'PAYMENT.SALE.COMPLETED']);
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-03-31T12:00:00.000Z');
  });

  it('three times: one failure, and the next cycle charges what is owed too', async () => {
    const id = await subscribes(await sellsPlan());
    fails(3);
    await itIs('2030-03-10T12:00:00Z');
    expect((await names()).slice(3)).toEqual(['PAYMENT.FAILED', 'PAYMENT.FAILED', 'PAYMENT.FAILED']);
    expect((await received()).at(-1)?.resource.billing_info).not.toHaveProperty(
      'last_failed_payment.next_payment_retry_time',
    );
    expect((await reads(id)).billing_info).toMatchObject({
      failed_payments_count: 1,
      outstanding_balance: { value: '19.00' },
    });
    await itIs('2030-03-31T12:00:00Z');
    expect((await reads(id)).billing_info).toMatchObject({
      failed_payments_count: 0,
      outstanding_balance: { value: '0.00' },
      last_payment: { amount: { value: '38.00' } },
    });
  });

  it('as often as the plan bears: it is suspended, the balance is captured, and it goes on', async () => {
    const id = await subscribes(await sellsPlan());
    fails();
    await itIs('2030-04-20T00:00:00Z');
    expect((await names()).slice(3)).toEqual([...Array<string>(6).fill('PAYMENT.FAILED'), 'SUSPENDED']);
    const path = `/v1/billing/subscriptions/${id}`;
    expect(await reads(id)).toMatchObject({
      status: 'SUSPENDED',
      billing_info: { failed_payments_count: 2, outstanding_balance: { value: '38.00' } },
    });
    expect(await refused('POST', `${path}/activate`, { reason: 'please' })).toEqual([
      422,
      'SUBSCRIPTION_CANNOT_BE_ACTIVATED',
    ]);
    const capture = (value: string) => ({ note: 'arrears', capture_type: 'OUTSTANDING_BALANCE', amount: usd(value) });
    expect(await refused('POST', `${path}/capture`, capture('38.01'))).toEqual([
      422,
      'AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE',
    ]);
    expect(await call('POST', `${path}/capture`, capture('38.00'))).toMatchObject({ status: 'DECLINED' });
    shop.sandbox.clearMisbehaviour();
    const sdk = shop.subscriptions;
    const paid = () =>
      sdk.captureSubscription({
        id,
        paypalRequestId: 'capture-1',
        body: {
          note: 'arrears',
          captureType: 'OUTSTANDING_BALANCE' as never,
          amount: { currencyCode: 'USD', value: '38.00' },
        },
      });
    const [first, second] = [await paid(), await paid()];
    expect([first.result?.status, second.result?.id]).toEqual(['COMPLETED', first.result?.id]);
    expect(await refused('POST', `${path}/capture`, capture('1.00'))).toEqual([422, 'ZERO_OUTSTANDING_BALANCE']);
    expect((await reads(id)).billing_info.failed_payments_count).toBe(0);
    await call('POST', `${path}/activate`, { reason: 'paid' });
    await shop.sandbox.drain();
    expect((await names()).slice(-3)).toEqual(['PAYMENT.FAILED', 'PAYMENT.SALE.COMPLETED', 'ACTIVATED']);
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-04-30T12:00:00.000Z');
  });

  it('without a threshold it is never suspended, or at the first failure: the setting chooses', async () => {
    const planId = await sellsPlan({ payment_preferences: {} });
    const [patient, strict] = [await subscribes(planId), await subscribes(planId)];
    fails();
    await control('POST', `/subscriptions/${strict}/cancel`);
    await itIs('2030-03-20T00:00:00Z');
    expect(await reads(patient)).toMatchObject({ status: 'ACTIVE', billing_info: { failed_payments_count: 1 } });
    await settings({ failure_threshold_zero: 'suspends_at_first' });
    await itIs('2030-04-20T00:00:00Z');
    expect((await reads(patient)).status).toBe('SUSPENDED');
    await settings({ activate_after_threshold: 'allowed', reactivated_event: 'BILLING.SUBSCRIPTION.RE-ACTIVATED' });
    await call('POST', `/v1/billing/subscriptions/${patient}/activate`, {});
    await shop.sandbox.drain();
    expect((await names()).at(-1)).toBe('RE-ACTIVATED');
  });

  it('because the buyer agreed with a card that is declined, until he names another', async () => {
    const id = await subscribes(await sellsPlan(), {}, 'decline');
    expect((await reads(id)).status).toBe('ACTIVE');
    await control('POST', `/subscriptions/${id}/payment-method`, { fails: false });
    const shown = (await control('POST', `/subscriptions/${id}/bill-now`)) as Shown;
    expect(shown.billing_info).toMatchObject({ last_payment: { amount: { value: '19.00' } } });
    await shop.sandbox.drain();
    expect(await names()).toEqual(['CREATED', 'ACTIVATED', 'PAYMENT.FAILED', 'PAYMENT.SALE.COMPLETED']);
  });

  it('until the buyer uses another card in his account, one subscription at a time', async () => {
    const planId = await sellsPlan();
    const mended = await subscribes(planId, {}, 'decline');
    const left = await subscribes(planId, {}, 'decline');
    const ended = await subscribes(planId);
    await control('POST', `/subscriptions/${ended}/cancel`);
    const address = `${shop.sandbox.paypal.baseUrl}/myaccount/autopay`;
    const page = await (await fetch(address)).text();
    for (const id of [mended, left]) expect(page).toContain(`Use another card for ${id}`);
    expect(page).not.toContain(ended);
    expect(page.match(/<dd>declined<\/dd>/g)).toHaveLength(2);

    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ subscription: mended }) });
    const after = await answer.text();
    expect(after).toContain(`Another card is charged for ${mended} from now on.`);
    expect(after.match(/<dd>declined<\/dd>/g)).toHaveLength(1);
    for (const id of [mended, left]) await control('POST', `/subscriptions/${id}/bill-now`);
    expect((await reads(mended)).billing_info.last_payment).toMatchObject({ amount: { value: '19.00' } });
    expect((await reads(left)).billing_info.last_payment).toBeUndefined();
    const unknown = await fetch(address, { method: 'POST', body: new URLSearchParams({ subscription: 'I-NONE' }) });
    expect(unknown.status).toBe(404);
  });

  it('at the fee for setting up: the subscription ends before it began', async () => {
    const preferences = { setup_fee: usd('5.00'), setup_fee_failure_action: 'CANCEL' };
    const id = await subscribes(await sellsPlan({ payment_preferences: preferences }), {}, 'decline');
    expect((await reads(id)).status).toBe('CANCELLED');
    await shop.sandbox.drain();
    expect(await names()).toEqual(['CREATED', 'CANCELLED']);
  });

  it('by the ending of its price only once: the first charge', async () => {
    const id = await subscribes(await sellsPlan({ billing_cycles: [monthly('10.13')] }));
    await shop.sandbox.drain();
    expect(await names()).toEqual(['CREATED', 'ACTIVATED', 'PAYMENT.FAILED']);
    await itIs('2030-02-05T12:00:00Z');
    expect((await reads(id)).billing_info.last_payment?.amount.value).toBe('10.13');
  });

  it('or only hangs, until it is settled', async () => {
    const id = await subscribes(await sellsPlan());
    shop.sandbox.misbehave({ gateway: 'paypal', what: 'capture_pending', match: { subject: id } });
    await itIs('2030-02-28T12:00:00Z');
    const sale = await newestSale();
    expect(await call('GET', `/v1/payments/sale/${sale}`)).toMatchObject({ state: 'pending' });
    await control('POST', `/payments/${sale}/settle`, { outcome: 'completed' });
    await shop.sandbox.drain();
    expect((await names()).slice(3)).toEqual(['PAYMENT.SALE.PENDING', 'PAYMENT.SALE.COMPLETED']);
  });
});
