import type { PaymentGatewayKey } from '@vozex/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PaymentGateway, WebhookRefused } from '../gateway.ts';
import { openGateways } from '../open-gateways.ts';
import { checkoutOrder, closedAddress, openTestStreet, paidCheckout, quiet, type TestStreet } from './test-street.ts';

/** Where this gateway's API refunds, as the sandbox names calls. */
const REFUND_PATH: Record<PaymentGatewayKey, string> = { dodo: 'POST /refunds', paypal: '/refund' };

/** What every payment gateway must do, tried against a server that plays the real one. */
export function gatewaySuite(key: PaymentGatewayKey): void {
  let street: TestStreet;
  let gateway: PaymentGateway;
  beforeAll(async () => {
    street = await openTestStreet();
    gateway = street.gateways.of(key);
  });
  afterEach(() => {
    street.sandbox.clearMisbehaviour();
    expect(street.sandbox.violations()).toEqual([]);
  });
  afterAll(() => street.close());

  const order = () => checkoutOrder(street, key);
  const paid = async () => {
    const wanted = await order();
    const { gatewayPaymentId, checkoutId } = await paidCheckout(street, gateway, wanted);
    return { orderId: wanted.orderId, checkoutId, payment: { gatewayPaymentId, total: wanted.total } };
  };
  const usd = (amount_minor: number) => ({ amount_minor, currency: 'USD' });
  const refundCalls = () =>
    street.sandbox.requests().filter((call) => call.method === 'POST' && /refund/.test(call.path));

  describe('a checkout', () => {
    it('is open until the buyer has paid', async () => {
      const wanted = await order();
      const session = await gateway.createCheckoutSession(wanted);
      expect(session.redirectUrl).toContain(street.sandbox[key].baseUrl);
      expect(await gateway.completeCheckout(session.gatewayCheckoutId, wanted.orderId)).toMatchObject({ kind: 'open' });
    });

    it('that was paid says so: one payment with its order, money and checkout, however often it is asked', async () => {
      const { orderId, checkoutId, payment } = await paid();
      const again = await gateway.completeCheckout(checkoutId, orderId);
      expect(again).toMatchObject({
        kind: 'events',
        events: [
          {
            gateway: key,
            type: 'payment.succeeded',
            refs: { orderRef: orderId, checkoutId, paymentId: payment.gatewayPaymentId },
            money: { amountMinor: 4_000, currency: 'USD' },
          },
        ],
      });
      expect(await street.booked(key, orderId)).toEqual([{ id: payment.gatewayPaymentId }]);
    });

    it('completed from the return page and the webhook at once is one payment', async () => {
      const wanted = await order();
      const { gatewayCheckoutId } = await gateway.createCheckoutSession(wanted);
      await street.buyer(key, gatewayCheckoutId);
      const complete = () => gateway.completeCheckout(gatewayCheckoutId, wanted.orderId).catch(() => undefined);
      const states = await Promise.all([complete(), complete(), complete()]);
      const ids = states.flatMap((state) =>
        state?.kind === 'events' ? state.events.map((event) => event.refs.paymentId) : [],
      );
      expect(new Set(ids).size).toBe(1);
      expect(await street.booked(key, wanted.orderId)).toHaveLength(1);
    });

    it('whose payment is not there yet says pending', async () => {
      street.sandbox.misbehave({ gateway: key, what: 'capture_pending', times: 1 });
      const wanted = await order();
      const { gatewayCheckoutId } = await gateway.createCheckoutSession(wanted);
      await street.buyer(key, gatewayCheckoutId);
      const state = await gateway.completeCheckout(gatewayCheckoutId, wanted.orderId);
      expect(state).toMatchObject({ kind: 'events', events: [{ type: 'payment.pending' }] });
    });

    it('with a declined card brings no money, and can be paid after all', async () => {
      const wanted = await order();
      const { gatewayCheckoutId } = await gateway.createCheckoutSession(wanted);
      await street.buyer(key, gatewayCheckoutId, 'decline');
      const declined = await gateway.completeCheckout(gatewayCheckoutId, wanted.orderId);
      const types = declined.kind === 'events' ? declined.events.map((event) => event.type) : [];
      expect(types).not.toContain('payment.succeeded');
      expect(declined.kind).not.toBe('gone');
      await street.buyer(key, gatewayCheckoutId);
      const state = await gateway.completeCheckout(gatewayCheckoutId, wanted.orderId);
      expect(state).toMatchObject({ kind: 'events', events: [{ type: 'payment.succeeded' }] });
    });

    it('that nobody knows is gone', async () => {
      expect(await gateway.completeCheckout('5O190127TN364715T', 'ord_x')).toMatchObject({ kind: 'gone' });
    });

    it('is refused in our own words when the gateway fails', async () => {
      street.sandbox.misbehave({ gateway: key, what: 'api_500_before', match: { path: '/checkout' }, times: 1 });
      await expect(gateway.createCheckoutSession(await order())).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
    });
  });

  describe('a webhook', () => {
    it('is verified, and says the same as the gateway when asked', async () => {
      const { payment } = await paid();
      await street.sandbox.drain();
      const events = [];
      for (const letter of street.letters(key)) {
        const { deliveryId, attemptedAt } = await gateway.verifyWebhook(letter);
        expect(deliveryId).not.toBe('');
        const normalized = gateway.normalizeWebhookPayload(letter.rawBody, attemptedAt);
        if (normalized.kind === 'events') events.push(...normalized.events);
      }
      expect(events).toContainEqual(
        expect.objectContaining({
          type: 'payment.succeeded',
          refs: expect.objectContaining({ paymentId: payment.gatewayPaymentId }),
        }),
      );
    });

    it('that was altered after it was signed is refused', async () => {
      await street.sandbox.drain();
      street.sandbox.misbehave({ gateway: key, what: 'altered_body' });
      await expectRefused('bad_signature');
    });

    it('that was signed by somebody else is refused', async () => {
      await street.sandbox.drain();
      street.sandbox.misbehave({ gateway: key, what: 'bad_signature_first' });
      await expectRefused('bad_signature');
    });

    async function expectRefused(result: string) {
      const before = street.letters(key).length;
      await paid();
      await street.sandbox.drain();
      const [letter] = street.letters(key).slice(before);
      if (!letter) throw new Error('nothing was delivered');
      const refusal = await gateway.verifyWebhook(letter).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WebhookRefused);
      expect(refusal).toMatchObject({ result });
    }
  });

  describe('a refund', () => {
    it('of everything goes back at once', async () => {
      const { payment } = await paid();
      expect(await gateway.refund(payment, payment.total, 'rfd_full', 'asked for')).toMatchObject({
        kind: 'succeeded',
      });
      expect(await gateway.refund(payment, usd(1), 'rfd_more', 'too much')).toMatchObject({ kind: 'failed' });
    });

    it('in parts goes back in parts, and never more than there was', async () => {
      const { payment } = await paid();
      expect(await gateway.refund(payment, usd(1_500), 'rfd_a', 'one')).toMatchObject({ kind: 'succeeded' });
      expect(await gateway.refund(payment, usd(2_501), 'rfd_b', 'too much')).toMatchObject({ kind: 'failed' });
      expect(await gateway.refund(payment, usd(2_500), 'rfd_c', 'the rest')).toMatchObject({ kind: 'succeeded' });
    });

    it('that the gateway has to think about is pending', async () => {
      street.sandbox.misbehave({ gateway: key, what: 'refund_pending', times: 1 });
      const { payment } = await paid();
      expect(await gateway.refund(payment, payment.total, 'rfd_slow', 'asked for')).toMatchObject({ kind: 'pending' });
    });

    it('is found again by our own id, and only by that', async () => {
      const { payment } = await paid();
      const requestId = `rfd_${payment.gatewayPaymentId}`;
      expect(await gateway.findRefund(payment, requestId)).toBeUndefined();
      const answer = await gateway.refund(payment, usd(700), requestId, 'asked for');
      expect(await gateway.findRefund(payment, requestId)).toEqual(answer);
      expect(await gateway.findRefund(payment, 'rfd_other')).toBeUndefined();
    });

    it.each(['api_hang_up_after_effect', 'api_500_after_effect'] as const)(
      'whose answer is lost (%s) is unknown, sent once, and found',
      async (what) => {
        const { payment } = await paid();
        const requestId = `rfd_${payment.gatewayPaymentId}`;
        const before = refundCalls().length;
        street.sandbox.misbehave({ gateway: key, what, match: { path: REFUND_PATH[key] } });
        expect(await gateway.refund(payment, usd(900), requestId, 'asked for')).toMatchObject({ kind: 'unknown' });
        expect(refundCalls().length - before).toBe(1);
        street.sandbox.clearMisbehaviour();
        expect(await gateway.findRefund(payment, requestId)).toMatchObject({ kind: 'succeeded' });
      },
    );

    it('that a failing gateway never made is unknown, sent once, and not found', async () => {
      const { payment } = await paid();
      const before = refundCalls().length;
      street.sandbox.misbehave({ gateway: key, what: 'api_500_before', match: { path: REFUND_PATH[key] } });
      expect(await gateway.refund(payment, usd(900), 'rfd_none', 'asked for')).toMatchObject({ kind: 'unknown' });
      expect(refundCalls().length - before).toBe(1);
      expect(await gateway.findRefund(payment, 'rfd_none')).toBeUndefined();
    });

    it('tells of itself by webhook, with our id', async () => {
      const { payment } = await paid();
      const requestId = `rfd_${payment.gatewayPaymentId}`;
      await gateway.refund(payment, usd(600), requestId, 'asked for');
      await street.sandbox.drain();
      const events = street.letters(key).flatMap((letter) => {
        const normalized = gateway.normalizeWebhookPayload(letter.rawBody, null);
        return normalized.kind === 'events' ? normalized.events : [];
      });
      expect(events).toContainEqual(
        expect.objectContaining({
          type: 'refund.succeeded',
          money: { amountMinor: 600, currency: 'USD' },
          refs: expect.objectContaining({ paymentId: payment.gatewayPaymentId, requestId }),
        }),
      );
    });
  });

  describe('the connection', () => {
    it('is fine with the right credentials', async () => {
      const url = `https://shop.test/webhooks/${key}`;
      street.sandbox.setWebhookUrls({ [key]: url });
      const checks = await gateway.setup.check(url);
      expect(checks).toContainEqual(expect.objectContaining({ check: 'credentials', level: 'ok' }));
      expect(checks.filter(({ level }) => level !== 'ok')).toEqual([]);
    });

    it('says that the credentials are wrong, and that nobody answers', async () => {
      const { dodo, paypal } = street.sandbox;
      const open = (baseUrls: { dodo: string; paypal: string }) =>
        openGateways(
          quiet,
          { baseUrl: baseUrls.dodo, apiKey: 'wrong', webhookSecrets: [dodo.webhookSecret] },
          { ...paypal, baseUrl: baseUrls.paypal, clientSecret: 'wrong' },
        ).of(key);
      const wrong = open({ dodo: dodo.baseUrl, paypal: paypal.baseUrl });
      const closed = await closedAddress();
      const nowhere = open({ dodo: closed, paypal: closed });
      const said = (detail: string) =>
        expect.objectContaining({ check: 'credentials', level: 'error', detail: expect.stringContaining(detail) });
      expect(await wrong.setup.check('https://shop.test/webhooks')).toContainEqual(said('refused'));
      expect(await nowhere.setup.check('https://shop.test/webhooks')).toContainEqual(said('answer'));
      const payment = { gatewayPaymentId: 'x', total: usd(1) };
      expect(await nowhere.refund(payment, usd(1), 'rfd_x', 'x')).toMatchObject({
        kind: 'failed',
        code: 'GATEWAY_UNAVAILABLE',
      });
      await expect(nowhere.createCheckoutSession(await order())).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
    });
  });
}
