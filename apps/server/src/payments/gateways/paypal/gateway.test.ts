import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentGateway } from '../../gateway.ts';
import { openGateways } from '../../open-gateways.ts';
import { gatewaySuite } from '../gateway-suite.ts';
import { checkoutOrder, openTestStreet, paidCheckout, quiet, type TestStreet } from '../test-street.ts';

describe('PayPal', () => {
  gatewaySuite('paypal');

  describe('by itself', () => {
    let street: TestStreet;
    let gateway: PaymentGateway;
    beforeAll(async () => {
      street = await openTestStreet();
      gateway = street.gateways.of('paypal');
    });
    afterEach(() => street.sandbox.clearMisbehaviour());
    afterAll(() => street.close());

    const approved = async (change = {}) => {
      const order = await checkoutOrder(street, 'paypal', change);
      const { gatewayCheckoutId } = await gateway.createCheckoutSession(order);
      await street.buyer('paypal', gatewayCheckoutId);
      return { order, id: gatewayCheckoutId };
    };
    const captures = (id: string) => street.sandbox.requests().filter((call) => call.path.endsWith(`${id}/capture`));

    it.each([
      ['JPY', 1_999, '3998'],
      ['HUF', 185_200, '3704'],
      ['TWD', 22_500, '450'],
      ['EUR', 1_005, '20.10'],
    ])(
      'asks for %s with the decimals that PayPal gives it, and reads the same amount back',
      async (currency, unit, value) => {
        const { order, id } = await approved({ unitAmountMinor: unit, currency });
        const created = street.sandbox
          .requests()
          .filter((call) => call.path === '/v2/checkout/orders')
          .at(-1);
        expect(created?.body).toMatchObject({
          purchase_units: [{ custom_id: order.orderId, amount: { value, breakdown: { item_total: { value } } } }],
        });
        const state = await gateway.completeCheckout(id, order.orderId);
        expect(state).toMatchObject({ events: [{ money: { amountMinor: unit * 2, currency } }] });
      },
    );

    it('asks for the same session under the same request id, and for each attempt under another invoice', async () => {
      const order = await checkoutOrder(street, 'paypal');
      const first = await gateway.createCheckoutSession(order);
      const repeated = await gateway.createCheckoutSession(order);
      const another = await gateway.createCheckoutSession({ ...order, sessionId: `${order.sessionId.slice(0, -1)}z` });
      expect(repeated.gatewayCheckoutId).toBe(first.gatewayCheckoutId);
      expect(another.gatewayCheckoutId).not.toBe(first.gatewayCheckoutId);
    });

    it.each(['api_hang_up_after_effect', 'api_500_after_effect'] as const)(
      'reads the order when the answer of a capture is lost (%s): the buyer pays once',
      async (what) => {
        const { order, id } = await approved();
        street.sandbox.misbehave({ gateway: 'paypal', what, match: { path: '/capture' }, times: 1 });
        const state = await gateway.completeCheckout(id, order.orderId);
        expect(state).toMatchObject({ kind: 'events', events: [{ type: 'payment.succeeded' }] });
        expect(captures(id)).toHaveLength(1);
        expect(await street.booked('paypal', order.orderId)).toHaveLength(1);
      },
    );

    it('says that nothing is known when a capture failed before it took effect, and succeeds when asked again', async () => {
      const { order, id } = await approved();
      street.sandbox.misbehave({ gateway: 'paypal', what: 'api_500_before', match: { path: '/capture' }, times: 1 });
      await expect(gateway.completeCheckout(id, order.orderId)).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
      const state = await gateway.completeCheckout(id, order.orderId);
      expect(state).toMatchObject({ kind: 'events', events: [{ type: 'payment.succeeded' }] });
      const ids = captures(id).map((call) => call.headers['paypal-request-id']);
      expect(new Set(ids).size).toBe(1);
    });

    it('sends the buyer back to PayPal when the card is declined', async () => {
      const order = await checkoutOrder(street, 'paypal');
      const { gatewayCheckoutId } = await gateway.createCheckoutSession(order);
      await street.buyer('paypal', gatewayCheckoutId, 'decline');
      const state = await gateway.completeCheckout(gatewayCheckoutId, order.orderId);
      expect(state).toMatchObject({ kind: 'open', redirectUrl: expect.stringContaining(gatewayCheckoutId) });
    });

    it('takes an order that is COMPLETED with a declined capture for what it is', async () => {
      const { order, id } = await approved();
      street.sandbox.misbehave({ gateway: 'paypal', what: 'capture_declined', times: 1 });
      const state = await gateway.completeCheckout(id, order.orderId);
      expect(state).toMatchObject({ kind: 'events', events: [{ type: 'payment.failed' }] });
    });

    it('returns the first answer when a refund is asked for twice under one id', async () => {
      const order = await checkoutOrder(street, 'paypal');
      const { gatewayPaymentId } = await paidCheckout(street, gateway, order);
      const payment = { gatewayPaymentId, total: order.total };
      const part = { amount_minor: 100, currency: 'USD' };
      const first = await gateway.refund(payment, part, 'rfd_same', 'x');
      expect(await gateway.refund(payment, part, 'rfd_same', 'x')).toEqual(first);
    });

    it('says in a sentence why it gives nothing back; in PayPal’s own words where we have none', async () => {
      let now = new Date();
      const aging = await openTestStreet({ now: () => now });
      const paypal = aging.gateways.of('paypal');
      const order = await checkoutOrder(aging, 'paypal');
      const { gatewayPaymentId } = await paidCheckout(aging, paypal, order);
      const refuses = (amountMinor: number, captureId = gatewayPaymentId) =>
        paypal.refund(
          { gatewayPaymentId: captureId, total: order.total },
          { ...order.total, amount_minor: amountMinor },
          `rfd_${amountMinor}`,
          'x',
        );
      const failed = (code: string, part: string) => ({ kind: 'failed', code, reason: expect.stringContaining(part) });
      expect(await refuses(4_001)).toEqual(failed('REFUND_AMOUNT_EXCEEDED', 'leave the amount empty'));
      expect(await refuses(1, 'NONE')).toEqual(failed('INVALID_RESOURCE_ID', 'does not exist'));
      const dispute = `${aging.sandbox.paypal.baseUrl}/sandbox/payments/${gatewayPaymentId}/dispute`;
      const channel = (name: string) => ({
        method: 'POST',
        body: JSON.stringify({ channel: name }),
        headers: { 'content-type': 'application/json' },
      });
      await fetch(dispute, channel('INTERNAL'));
      expect(await refuses(100)).toEqual(failed('TRANSACTION_DISPUTED', 'resolution center'));
      await fetch(dispute, channel('EXTERNAL'));
      expect(await refuses(101)).toEqual(failed('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK', 'bank'));
      now = new Date(now.getTime() + 181 * 86_400_000);
      expect(await refuses(102)).toEqual(failed('REFUND_TIME_LIMIT_EXCEEDED', 'Agree on another way'));
      await aging.close();
    });

    it('logs in again when its token is no longer taken, in the middle of its work', async () => {
      let now = new Date();
      const aging = await openTestStreet({ now: () => now });
      const paypal = aging.gateways.of('paypal');
      await paypal.createCheckoutSession(await checkoutOrder(aging, 'paypal'));
      now = new Date(now.getTime() + 10 * 3_600_000); // a token lives nine hours, and the SDK has not noticed
      const session = await paypal.createCheckoutSession(await checkoutOrder(aging, 'paypal'));
      expect(session.gatewayCheckoutId).not.toBe('');
      const statuses = aging.sandbox.requests().filter((call) => call.path === '/v2/checkout/orders');
      expect(statuses.map((call) => call.status)).toEqual([expect.any(Number), 401, 201]);
      await aging.close();
    });

    it.each([
      ['wrong_certificate', 'bad_certificate'],
      ['wrong_name_certificate', 'bad_certificate'],
      ['wrong_host_certificate', 'bad_certificate'],
      ['expired_certificate', 'bad_certificate'],
    ] as const)('refuses a webhook with the flaw %s', async (what, result) => {
      await street.sandbox.drain();
      street.sandbox.misbehave({ gateway: 'paypal', what });
      const before = street.letters('paypal').length;
      await approved();
      await street.sandbox.drain();
      const [letter] = street.letters('paypal').slice(before);
      await expect(gateway.verifyWebhook(letter!)).rejects.toMatchObject({ result }); // because one was delivered
    });

    it('asks PayPal about a certificate whose authority it does not know, and believes nobody else', async () => {
      await approved();
      await street.sandbox.drain();
      const letter = street.letters('paypal').at(-1)!; // because one was delivered
      const strict = { ...street.sandbox.paypal, extraRootsPem: undefined };
      const asking = openGateways(quiet, undefined, strict).of('paypal');
      await expect(asking.verifyWebhook(letter)).resolves.toBeDefined();
      const altered = { ...letter, rawBody: Buffer.from(letter.rawBody.toString().replace('APPROVED', 'COMPLETED')) };
      await expect(asking.verifyWebhook(altered)).rejects.toMatchObject({ result: 'bad_certificate' });
      const injecting = { ...letter, rawBody: Buffer.from(`{},"webhook_event":${letter.rawBody}`) };
      await expect(asking.verifyWebhook(injecting)).rejects.toMatchObject({ result: 'bad_certificate' });
      const mute = openGateways(quiet, undefined, { ...strict, clientSecret: 'wrong' }).of('paypal');
      await expect(mute.verifyWebhook(letter)).rejects.toMatchObject({ result: 'bad_certificate' });
    });

    it('does not start with the webhook id that signs simulator messages', () => {
      expect(() => openGateways(quiet, undefined, { ...street.sandbox.paypal, webhookId: 'WEBHOOK_ID' })).toThrow(
        /forge/,
      );
    });
  });
});
