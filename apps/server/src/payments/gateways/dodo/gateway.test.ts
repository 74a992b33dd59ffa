import { describe, expect, it } from 'vitest';
import { openGateways } from '../../open-gateways.ts';
import { gatewaySuite } from '../gateway-suite.ts';
import { checkoutOrder, openTestStreet, paidCheckout, quiet } from '../test-street.ts';

describe('Dodo Payments', () => {
  gatewaySuite('dodo');

  it('sells two lines of one product as one, and returns the order in the metadata', async () => {
    const street = await openTestStreet();
    const order = await checkoutOrder(street, 'dodo');
    const doubled = { ...order, items: [...order.items, ...order.items] };
    await street.gateways.of('dodo').createCheckoutSession(doubled);
    const [call] = street.sandbox.requests().filter((one) => one.path === '/checkouts');
    expect(call?.body).toMatchObject({
      product_cart: [{ product_id: order.items[0]?.gatewayProductId, quantity: 4 }],
      metadata: { order_id: order.orderId, session_id: order.sessionId, payment_gateway: 'dodo' },
    });
    await street.close();
  });

  it('cannot sell what has no product there', async () => {
    const street = await openTestStreet();
    const order = await checkoutOrder(street, 'dodo');
    const items = order.items.map((item) => ({ ...item, gatewayProductId: null }));
    const asked = street.gateways.of('dodo').createCheckoutSession({ ...order, items });
    await expect(asked).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
    await street.close();
  });

  it('gives back a part of a taxed payment by naming its lines', async () => {
    const street = await openTestStreet();
    const gateway = street.gateways.of('dodo');
    const order = await checkoutOrder(street, 'dodo');
    const product = await street.dodoProduct(2_000, 'USD', 20);
    const taxed = { ...order, items: [{ ...order.items[0]!, gatewayProductId: product }] }; // because checkoutOrder makes one
    const { gatewayPaymentId } = await paidCheckout(street, gateway, taxed);
    const payment = { gatewayPaymentId, total: { amount_minor: 4_800, currency: 'USD' } };
    const part = { amount_minor: 1_200, currency: 'USD' };
    expect(await gateway.refund(payment, part, 'rfd_part', 'half an hour too late')).toMatchObject({
      kind: 'succeeded',
    });
    const [call] = street.sandbox.requests().filter((one) => one.method === 'POST' && one.path === '/refunds');
    expect(call?.body).toMatchObject({
      items: [{ item_id: product, amount: 1_200 }],
      metadata: { refund_id: 'rfd_part' },
    });
    await street.close();
  });

  it('says in a sentence why it gives nothing back; in Dodo’s own words where we have none', async () => {
    const street = await openTestStreet();
    const gateway = street.gateways.of('dodo');
    const { total, ...order } = await checkoutOrder(street, 'dodo');
    const { gatewayPaymentId } = await paidCheckout(street, gateway, { ...order, total });
    const refuses = (amountMinor: number, payment = gatewayPaymentId) =>
      gateway.refund({ gatewayPaymentId: payment, total }, { ...total, amount_minor: amountMinor }, 'rfd_1', 'x');
    const dashboard = `${street.sandbox.dodo.baseUrl}/sandbox/payments/${gatewayPaymentId}/refund-from-dashboard`;
    await fetch(dashboard, {
      method: 'POST',
      body: '{"amount": 3000}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await refuses(1_001)).toEqual({
      kind: 'failed',
      code: 'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH',
      reason: expect.stringContaining('leave the amount empty'),
    });
    await fetch(dashboard, { method: 'POST' });
    expect(await refuses(total.amount_minor)).toEqual({
      kind: 'failed',
      code: 'PAYMENT_ALREADY_REFUNDED',
      reason: expect.stringContaining('Reconcile'),
    });
    expect(await refuses(total.amount_minor, 'pay_none')).toMatchObject({ kind: 'failed', code: 'PAYMENT_NOT_FOUND' });
    await street.close();
  });

  it('refuses to start with a secret that is none', () => {
    const open = (secret: string) =>
      openGateways(quiet, { baseUrl: 'http://127.0.0.1:9', apiKey: 'k', webhookSecrets: [secret] }, undefined);
    expect(() => open('whsec_!')).toThrow();
    expect(() => open('whsec_')).toThrow();
  });
});
