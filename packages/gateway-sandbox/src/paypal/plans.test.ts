import type { PlanRequest } from '@paypal/paypal-server-sdk';
import { describe, expect, it } from 'vitest';
import type { Body } from './test-billing.ts';
import { call, eachStoryHasAShop, monthly, refused, sellsProduct, shop, trialOf14Days } from './test-billing.ts';

eachStoryHasAShop();

describe('a product and its plans', () => {
  it('are made once per PayPal-Request-Id, listed in pages, and told to who wants to hear', async () => {
    const sdk = shop.subscriptions;
    const productId = await sellsProduct();
    const body = {
      productId,
      name: 'Monthly',
      billingCycles: [
        {
          frequency: { intervalUnit: 'MONTH' },
          tenureType: 'REGULAR',
          sequence: 1,
          totalCycles: 0,
          pricingScheme: { fixedPrice: { currencyCode: 'USD', value: '19' } },
        },
      ],
      paymentPreferences: {},
    } as PlanRequest;
    const make = () => sdk.createBillingPlan({ body, paypalRequestId: 'plan-1', prefer: 'return=representation' });
    const [first, second] = [await make(), await make()];
    expect([first.statusCode, second.statusCode, second.result.id]).toEqual([201, 200, first.result.id]);
    expect(first.result.billingCycles?.[0]?.pricingScheme?.fixedPrice?.value).toBe('19.00');
    expect(first.result.paymentPreferences).toMatchObject({ autoBillOutstanding: true, paymentFailureThreshold: 0 });
    expect((await sdk.createBillingPlan({ body, paypalRequestId: 'plan-2' })).statusCode).toBe(201);

    const page = await sdk.listBillingPlans({ productId, pageSize: 1, totalRequired: true });
    expect(page.result).toMatchObject({ totalItems: 2, totalPages: 2, plans: [{ id: first.result.id }] });
    expect(page.result.links?.map(({ rel }) => rel)).toEqual(['self', 'next', 'last']);
    const planId = first.result.id ?? '';
    expect((await sdk.deactivateBillingPlan(planId)).statusCode).toBe(204);
    expect(await refused('POST', `/v1/billing/plans/${planId}/deactivate`)).toEqual([422, 'PLAN_STATUS_INVALID']);
    expect(await refused('POST', '/v1/billing/subscriptions', { plan_id: planId })).toEqual([
      422,
      'PLAN_STATUS_INVALID',
    ]);
    expect((await sdk.activateBillingPlan(planId)).statusCode).toBe(204);
    expect((await sdk.getBillingPlan(planId)).result.status).toBe('ACTIVE');
    expect(await call('GET', '/v1/catalogs/products?total_required=true')).toMatchObject({
      total_items: 1,
      products: [{ id: productId }],
    });
    expect(await call('GET', `/v1/catalogs/products/${productId}`)).toMatchObject({ type: 'SERVICE' });
    await shop.sandbox.drain();
    const told = shop.received.map(({ body: each }) => (JSON.parse(each) as { event_type: string }).event_type);
    expect(told.toSorted()).toEqual([
      'BILLING.PLAN.ACTIVATED',
      'BILLING.PLAN.CREATED',
      'BILLING.PLAN.CREATED',
      'BILLING.PLAN.DEACTIVATED',
      'CATALOG.PRODUCT.CREATED',
    ]);
  });

  it('must make sense', async () => {
    const productId = await sellsProduct();
    const plan = (billing_cycles: object[], more: Body = {}) =>
      refused('POST', '/v1/billing/plans', {
        product_id: productId,
        name: 'P',
        billing_cycles,
        payment_preferences: {},
        ...more,
      });
    expect(await plan([trialOf14Days])).toEqual([422, 'MISSING_REGULAR_BILLING_CYCLE']);
    expect(await plan([monthly(), { ...trialOf14Days, sequence: 2 }])).toEqual([422, 'INVALID_BILLING_CYCLE_SEQUENCE']);
    expect(await plan([monthly('1.00', { sequence: 2 })])).toEqual([422, 'INVALID_BILLING_CYCLE_SEQUENCE']);
    expect(await plan([monthly(), monthly('2.00', { sequence: 2 })])).toEqual([
      422,
      'MULTIPLE_REGULAR_BILLING_CYCLES_NOT_SUPPORTED',
    ]);
    expect(await plan([{ ...trialOf14Days, total_cycles: 0 }, monthly('1.00', { sequence: 2 })])).toEqual([
      422,
      'INVALID_TRIAL_BILLING_TOTAL_CYCLES',
    ]);
    const inEuro = { payment_preferences: { setup_fee: { currency_code: 'EUR', value: '1.00' } } };
    expect(await plan([monthly()], inEuro)).toEqual([422, 'CURRENCY_MISMATCH']);
    const unknown = await refused('POST', '/v1/billing/plans', {
      product_id: 'PROD-NOBODY',
      name: 'P',
      billing_cycles: [monthly()],
      payment_preferences: {},
    });
    expect(unknown).toEqual([404, 'INVALID_RESOURCE_ID']);
  });
});
