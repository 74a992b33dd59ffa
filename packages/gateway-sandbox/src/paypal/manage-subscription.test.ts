import type { SubscriptionsController } from '@paypal/paypal-server-sdk';
import { describe, expect, it } from 'vitest';
import type { Shown } from './test-billing.ts';
import {
  call,
  clockShows,
  control,
  eachStoryHasAShop,
  itIs,
  monthly,
  names,
  reads,
  received,
  refused,
  sellsPlan,
  sellsProduct,
  shop,
  subscribes,
  usd,
} from './test-billing.ts';

eachStoryHasAShop();

describe('a subscription is managed', () => {
  it('paused and resumed: what passed meanwhile is charged once, at once', async () => {
    const id = await subscribes(await sellsPlan());
    const path = `/v1/billing/subscriptions/${id}`;
    await call('POST', `${path}/suspend`, { reason: 'holiday' });
    expect(await refused('POST', `${path}/suspend`, { reason: 'again' })).toEqual([422, 'SUBSCRIPTION_STATUS_INVALID']);
    expect(await reads(id)).toMatchObject({ status: 'SUSPENDED', status_change_note: 'holiday' });
    await itIs('2030-04-20T00:00:00Z');
    expect((await names()).slice(3)).toEqual(['SUSPENDED']);
    await call('POST', `${path}/activate`, { reason: 'back' });
    await itIs('2030-04-20T00:00:00Z');
    expect((await names()).slice(4)).toEqual(['ACTIVATED', 'PAYMENT.SALE.COMPLETED']);
    expect((await received()).at(-1)?.create_time).toBe('2030-04-20T00:00:00.000Z');
    expect((await reads(id)).billing_info.next_billing_time).toBe('2030-04-30T12:00:00.000Z');
    expect(await refused('POST', `${path}/activate`, {})).toEqual([422, 'SUBSCRIPTION_STATUS_INVALID']);
  });

  it('cancelled: at once, for good, and nothing is charged any more', async () => {
    const id = await subscribes(await sellsPlan());
    await call('POST', `/v1/billing/subscriptions/${id}/cancel`, { reason: 'enough' });
    await itIs('2031-01-01T00:00:00Z');
    expect(await names()).toEqual(['CREATED', 'ACTIVATED', 'PAYMENT.SALE.COMPLETED', 'CANCELLED']);
    expect((await reads(id)).billing_info.next_billing_time).toBeUndefined();
    expect(await refused('POST', `/v1/billing/subscriptions/${id}/activate`, {})).toEqual([
      422,
      'SUBSCRIPTION_STATUS_INVALID',
    ]);
  });

  it('changed to another plan only when the buyer agrees, from the next cycle on', async () => {
    const productId = await sellsProduct();
    const small = await sellsPlan({ quantity_supported: true }, productId);
    const big = await sellsPlan({ quantity_supported: true, billing_cycles: [monthly('49.00')] }, productId);
    const id = await subscribes(small);
    const path = `/v1/billing/subscriptions/${id}/revise`;
    const context = { return_url: 'https://shop.test/changed', cancel_url: 'https://shop.test/unchanged' };
    const wish = { plan_id: big, quantity: '2', application_context: context };
    const asked = (await call('POST', path, wish)) as Shown;
    expect(asked).toMatchObject({ plan_id: big, quantity: '2' });
    const page = await (await fetch(asked.links.find(({ rel }) => rel === 'approve')?.href ?? '')).text();
    expect(page).toContain('98.00 USD');
    expect((await reads(id)).plan_id).toBe(small);
    expect(await control('POST', `/subscriptions/${id}/consent`, { choice: 'refuse' })).toMatchObject({
      redirect_to: expect.stringMatching('^https://shop.test/unchanged'),
    });
    await expect(control('POST', `/subscriptions/${id}/consent`, { choice: 'agree' })).rejects.toThrow('404');

    await call('POST', path, wish);
    const back = (await control('POST', `/subscriptions/${id}/consent`, { choice: 'agree' })) as {
      redirect_to: string;
    };
    expect(new URL(back.redirect_to).searchParams.get('subscription_id')).toBe(id);
    await shop.sandbox.drain();
    expect((await received()).at(-1)).toMatchObject({
      event_type: 'BILLING.SUBSCRIPTION.UPDATED',
      resource: { plan_id: big, quantity: '2', billing_info: { next_billing_time: '2030-02-28T12:00:00.000Z' } },
    });
    expect((await names()).filter((name) => name === 'PAYMENT.SALE.COMPLETED')).toHaveLength(1);
    await itIs('2030-02-28T12:00:00Z');
    expect((await reads(id)).billing_info.last_payment?.amount.value).toBe('98.00');

    const stranger = await sellsPlan();
    expect(await refused('POST', path, { plan_id: stranger })).toEqual([422, 'PLAN_PRODUCT_NOT_COMPATIBLE']);
    expect(await refused('POST', path, { plan_id: 'P-NOBODY' })).toEqual([404, 'INVALID_RESOURCE_ID']);
    await call('POST', `/v1/billing/subscriptions/${id}/cancel`, { reason: 'enough' });
    expect(await refused('POST', path, { quantity: '3' })).toEqual([422, 'SUBSCRIPTION_STATUS_INVALID']);
  });

  it('patched: its custom_id, and its debts forgiven', async () => {
    const id = await subscribes(await sellsPlan());
    const path = `/v1/billing/subscriptions/${id}`;
    shop.sandbox.misbehave({ gateway: 'paypal', what: 'declined', times: 3 });
    await itIs('2030-03-11T00:00:00Z');
    const balance = (value: string) => [
      { op: 'replace', path: '/billing_info/outstanding_balance', value: usd(value) },
    ];
    expect(await refused('PATCH', path, balance('20.00'))).toEqual([422, 'AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE']);
    await call('PATCH', path, [...balance('0.00'), { op: 'replace', path: '/custom_id', value: 'sub_2' }]);
    expect(await reads(id)).toMatchObject({
      custom_id: 'sub_2',
      billing_info: { outstanding_balance: { value: '0.00' } },
    });
    expect(await refused('PATCH', path, [{ op: 'replace', path: '/plan_id', value: 'x' }])).toEqual([
      400,
      'INVALID_PATCH_PATH',
    ]);
  });

  it('found by its status, its plan and the time of its last change', async () => {
    const sdk = shop.subscriptions;
    const planId = await sellsPlan();
    const [active, cancelled] = [await subscribes(planId), await subscribes(planId)];
    clockShows('2030-02-02T00:00:00Z');
    await call('POST', `/v1/billing/subscriptions/${cancelled}/cancel`, { reason: 'enough' });
    const idsOf = async (query: Parameters<SubscriptionsController['listSubscriptions']>[0]) =>
      (await sdk.listSubscriptions(query)).result.subscriptions?.map(({ id }) => id);
    expect(await idsOf({ statuses: 'ACTIVE,SUSPENDED' })).toEqual([active]);
    expect(await idsOf({ statusUpdatedAfter: '2030-02-01T00:00:00Z' })).toEqual([cancelled]);
    expect(await idsOf({ planIds: 'P-OTHER' })).toEqual([]);
    expect(await idsOf({ planIds: planId, statusUpdatedBefore: '2030-02-01T00:00:00Z' })).toEqual([active]);
  });
});
