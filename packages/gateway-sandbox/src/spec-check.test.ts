import { afterEach, describe, expect, it } from 'vitest';
import { openSpec } from './spec-check.ts';
import type { TestShop } from './test-shop.ts';
import { openTestShop } from './test-shop.ts';

const dodo = openSpec('dodo');
const paypal = openSpec('paypal');

describe("Dodo's description", () => {
  it('accepts a checkout that Dodo accepts, and names what is wrong in one that it does not', () => {
    const cart = [{ product_id: 'pdt_1', quantity: 1 }];
    expect(dodo.checkRequest('POST', '/checkouts', {}, { product_cart: cart })).toEqual([]);
    expect(dodo.checkRequest('POST', '/checkouts', {}, { product_cart: [{ product_id: 'pdt_1' }] })).toEqual([
      expect.stringContaining("must have required property 'quantity'"),
    ]);
    expect(dodo.checkRequest('POST', '/checkouts', {}, {})).toEqual([expect.stringContaining('product_cart')]);
    expect(dodo.checkRequest('POST', '/checkouts', {}, undefined)).toEqual(['the body is missing']);
    expect(dodo.checkRequest('GET', '/payments?page_size=ten', {}, undefined)).not.toEqual([]);
  });

  it('knows the operations, and that a path without one is a mistake', () => {
    expect(dodo.checkRequest('POST', '/charges', {}, {})).toEqual(['POST /charges is not described']);
    expect(dodo.checkRequest('DELETE', '/payments/pay_1', {}, undefined)).toEqual([
      'DELETE /payments/pay_1 is not described',
    ]);
  });

  it('finds a missing field in an answer, and wants every refusal as code and message', () => {
    expect(dodo.checkResponse('POST', '/checkouts', 200, { session_id: 'cks_1' })).toEqual([]);
    expect(dodo.checkResponse('POST', '/checkouts', 200, {})).toEqual([expect.stringContaining('session_id')]);
    expect(
      dodo.checkResponse('POST', '/refunds', 422, { code: 'REFUND_WINDOW_EXPIRED', message: 'Too late.' }),
    ).toEqual([]);
    expect(dodo.checkResponse('POST', '/refunds', 422, { error: 'Too late.' })).not.toEqual([]);
    expect(dodo.checkResponse('POST', '/refunds', 302, undefined)).toEqual(['status 302 is not described']);
  });

  it('finds a wrong type in a webhook, and an event that does not exist', () => {
    const refund = { refund_id: 'ref_1', status: 'done' };
    const event = { business_id: 'bus_1', type: 'refund.succeeded', timestamp: '2026-01-01T00:00:00Z', data: refund };
    const found = dodo.checkWebhook('refund.succeeded', event);
    expect(found).toContainEqual(expect.stringContaining('body/data/status'));
    expect(found).toContainEqual(expect.stringContaining('payment_id'));
    expect(dodo.checkWebhook('payment.success', event)).toEqual(['there is no event payment.success']);
  });
});

describe("PayPal's descriptions", () => {
  const unit = { amount: { currency_code: 'USD', value: '10.00' } };

  it('find a number where money must be text, and a request id that is too long', () => {
    const check = (body: object, headers = {}) => paypal.checkRequest('POST', '/v2/checkout/orders', headers, body);
    expect(check({ intent: 'CAPTURE', purchase_units: [unit] })).toEqual([]);
    const wrong = { intent: 'CAPTURE', purchase_units: [{ amount: { currency_code: 'USD', value: 10 } }] };
    expect(check(wrong)).toEqual([expect.stringContaining('/purchase_units/0/amount/value must be string')]);
    const longId = { 'paypal-request-id': 'x'.repeat(109) };
    expect(check({ intent: 'CAPTURE', purchase_units: [unit] }, longId)).toEqual([
      expect.stringContaining('PayPal-Request-Id'),
    ]);
  });

  it('find an issue that PayPal does not have', () => {
    const refused = (issue: string) =>
      paypal.checkResponse('POST', '/v2/checkout/orders/5O190127TN364715T/capture', 422, {
        name: 'UNPROCESSABLE_ENTITY',
        message: 'The requested action could not be performed, semantically incorrect, or failed business validation.',
        debug_id: 'abc',
        details: [{ issue }],
      });
    expect(refused('ORDER_NOT_APPROVED')).toEqual([]);
    expect(refused('ORDER_NOT_LIKED')).not.toEqual([]);
  });

  it("find a wrong status in a webhook's resource", () => {
    const event = (status: string) => ({
      id: 'WH-1',
      event_type: 'PAYMENT.CAPTURE.COMPLETED',
      resource: { id: '1', status },
    });
    expect(paypal.checkWebhook('PAYMENT.CAPTURE.COMPLETED', event('COMPLETED'))).toEqual([]);
    expect(paypal.checkWebhook('PAYMENT.CAPTURE.COMPLETED', event('SUCCEEDED'))).toEqual([
      expect.stringContaining('resource/status'),
    ]);
  });
});

describe('a sandbox that checks against the descriptions', () => {
  let shop: TestShop;
  afterEach(() => shop.close());

  it("reports a shop's wrong call, even when it is answered", async () => {
    shop = await openTestShop();
    await shop.dodo.checkoutSessions.create({ product_cart: 'all' } as never).catch(() => undefined);
    await shop.paypalCall('POST', '/v2/checkout/orders', { purchase_units: [] });
    await shop.paypalCall('POST', '/v1/payments/payment', {});
    expect(shop.sandbox.violations()).toEqual([
      expect.stringMatching(/^dodo POST \/checkouts request: body\/product_cart must be array/),
      expect.stringMatching(/^paypal POST \/v2\/checkout\/orders request: .*intent/),
      expect.stringMatching(/^paypal POST \/v2\/checkout\/orders request: .*fewer than 1 items/),
      expect.stringMatching(/^paypal POST \/v1\/payments\/payment: the sandbox has no such operation/),
    ]);
  });

  it('reports its own wrong answer and wrong webhook', async () => {
    shop = await openTestShop();
    const price = { type: 'one_time_price', price: 500, currency: 'ZZZ', discount: 0, purchasing_power_parity: false };
    const product = await shop.dodo.products.create({ name: 'Odd', tax_category: 'saas', price } as never);
    const cart = [{ product_id: product.product_id, quantity: 1 }];
    await shop.buyer('pay', (await shop.dodo.checkoutSessions.create({ product_cart: cart })).session_id);
    await shop.sandbox.drain();
    const violations = shop.sandbox.violations();
    expect(violations).toContainEqual(expect.stringMatching(/^dodo POST \/products answer 200: body\/price.*currency/));
    expect(violations).toContainEqual(expect.stringMatching(/^dodo webhook payment.succeeded: body\/data\/currency/));
  });
});
