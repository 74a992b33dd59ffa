import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CheckoutOrder } from '../../gateway.ts';
import { UnreadableWebhook } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import type { PriceToMap } from '../../gateway-setup.ts';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { checkoutOrder, openTestStreet, type TestStreet } from '../test-street.ts';

const DAY_MS = 86_400_000;
const URLS = { returnUrl: 'https://shop.test/s/1?returned=1', cancelUrl: 'https://shop.test/s/1?cancelled=1' };

/** PayPal as a local server whose time the test moves, and a shop that sells subscriptions through it. */
describe('a subscription at PayPal', () => {
  let now = new Date('2026-01-31T12:00:00Z');
  let street: TestStreet;
  beforeAll(async () => {
    street = await openTestStreet({ now: () => now });
  });
  afterEach(async () => {
    street.sandbox.clearMisbehaviour();
    await street.sandbox.drain();
    expect(street.sandbox.violations()).toEqual([]);
  });
  afterAll(() => street.close());

  const gateway = () => street.gateways.of('paypal');
  const desk = () => gateway().subscriptions;
  const play = async (path: string, body: object = {}) => {
    const url = `${street.sandbox.paypal.baseUrl}/sandbox/${path}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(200);
    return (await answer.json()) as Record<string, unknown>;
  };
  const passes = async (days: number) => {
    now = new Date(now.getTime() + days * DAY_MS);
    await street.sandbox.tick();
    await street.sandbox.drain();
  };
  const sent = (path: string) =>
    street.sandbox.requests().filter((call) => call.method === 'POST' && call.path.endsWith(path));

  let made = 0;
  const priceOf = (change: Partial<PriceToMap> = {}): PriceToMap => ({
    priceId: `pri_${String(++made).padStart(26, '0')}`,
    productName: 'Point of Sale',
    priceName: 'Monthly',
    amountMinor: 3_000,
    currency: 'USD',
    recurring: { interval: 'month', intervalCount: 1, trialDays: null },
    mapping: {},
    ...change,
  });
  const monthly = (trialDays: number | null = null) => ({ interval: 'month' as const, intervalCount: 1, trialDays });

  /** The terms of a price whose plan PayPal has. */
  const sold = async (change: Partial<PriceToMap> = {}, quantity = 2): Promise<RecurringTerms> => {
    const price = priceOf(change);
    const { plan_id } = await gateway().setup.makeMapping(price);
    return termsOf(price, plan_id ?? '', quantity);
  };
  const termsOf = (price: PriceToMap, gatewayPlanId: string, quantity = 2): RecurringTerms => ({
    ...(price.recurring ?? monthly()),
    gatewayPlanId,
    quantity,
    unitAmountMinor: price.amountMinor,
    currency: price.currency,
    addedTax: null,
  });
  const orderOf = async (recurring: RecurringTerms): Promise<CheckoutOrder> => {
    const due = recurring.trialDays ? 0 : recurring.unitAmountMinor * recurring.quantity;
    const order = await checkoutOrder(street, 'paypal');
    return { ...order, total: { amount_minor: due, currency: recurring.currency }, recurring };
  };
  const subscribed = async (terms?: RecurringTerms) => {
    const recurring = terms ?? (await sold());
    const order = await orderOf(recurring);
    const { gatewayCheckoutId: id } = await gateway().createCheckoutSession(order);
    await play(`subscriptions/${id}/approve`);
    return { id, order, recurring };
  };
  /** Every event of the webhooks about one subscription, in the order of their coming. */
  const told = async (id: string): Promise<GatewayEvent[]> => {
    await street.sandbox.drain();
    const events: GatewayEvent[] = [];
    for (const letter of street.letters('paypal')) {
      const { attemptedAt } = await gateway().verifyWebhook(letter);
      const normalized = gateway().normalizeWebhookPayload(letter.rawBody, attemptedAt);
      if (normalized.kind === 'events') events.push(...normalized.events);
    }
    return events.filter((event) => event.refs.subscriptionId === id);
  };
  const statesOf = (events: GatewayEvent[]) =>
    events.map((event) => ('snapshot' in event && event.snapshot ? event.snapshot.state : event.type));

  describe('when it is bought', () => {
    it('waits for the buyer at PayPal, under one id for one session', async () => {
      const order = await orderOf(await sold());
      const first = await gateway().createCheckoutSession(order);
      const again = await gateway().createCheckoutSession(order);
      expect(first.gatewayCheckoutId).toMatch(/^I-/);
      expect(again.gatewayCheckoutId).toBe(first.gatewayCheckoutId);
      expect(await gateway().completeCheckout(first.gatewayCheckoutId, order.orderId)).toEqual({
        kind: 'open',
        redirectUrl: first.redirectUrl,
      });
    });

    it('starts with its first payment, and the return page hears what the webhooks tell', async () => {
      const { id, order, recurring } = await subscribed();
      const state = await gateway().completeCheckout(id, order.orderId);
      expect(state).toMatchObject({
        kind: 'events',
        events: [
          {
            type: 'subscription.activated',
            refs: { subscriptionId: id, orderRef: order.orderId, checkoutId: id },
            snapshot: {
              gatewaySubscriptionId: id,
              orderRef: order.orderId,
              gatewayPlanId: recurring.gatewayPlanId,
              quantity: 2,
              state: 'active',
              trialEndsAt: null,
            },
          },
          {
            type: 'payment.succeeded',
            refs: { subscriptionId: id, orderRef: order.orderId, checkoutId: id },
            money: { amountMinor: 6_000, currency: 'USD' },
          },
        ],
      });
      const webhooks = await told(id);
      expect(statesOf(webhooks)).toEqual(expect.arrayContaining(['pending', 'active', 'payment.succeeded']));
      const payment = webhooks.find((event) => event.type === 'payment.succeeded');
      expect(payment?.refs.paymentId).toBe(state.kind === 'events' && state.events[1]?.refs.paymentId);
    });

    it('is gone where PayPal has never heard of it', async () => {
      expect(await gateway().completeCheckout('I-NOBODY', 'ord_x')).toMatchObject({ kind: 'gone' });
      expect(await desk().read('I-NOBODY')).toBeUndefined();
    });

    it('is refused before anybody pays, where the plan bills something else than was sold', async () => {
      const terms = await sold();
      const wrong = await orderOf({ ...terms, unitAmountMinor: 2_900 });
      const yearly = await orderOf({ ...terms, interval: 'year' });
      const nowhere = await orderOf({ ...terms, gatewayPlanId: 'P-NOBODY' });
      for (const order of [wrong, yearly, nowhere]) {
        await expect(gateway().createCheckoutSession(order)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
      }
    });

    it('says that nothing is known while PayPal fails', async () => {
      street.sandbox.misbehave({ gateway: 'paypal', what: 'api_500_before', match: { path: '/subscriptions' } });
      const { id, order } = { id: 'I-1', order: await orderOf(await sold()) };
      await expect(gateway().createCheckoutSession(order)).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
      await expect(gateway().completeCheckout(id, 'ord_1')).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
      await expect(desk().read(id)).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
    });
  });

  describe('on trial', () => {
    it.each([false, true])('ends by the calendar (numbers of PayPal stale: %s) and is then paid', async (stale) => {
      await play('settings', { stale_billing_info: stale });
      const { id, order } = await subscribed(await sold({ recurring: monthly(14) }));
      await play('settings', { stale_billing_info: false });
      const state = await gateway().completeCheckout(id, order.orderId);
      const ends = new Date(now.getTime() + 14 * DAY_MS);
      expect(state).toMatchObject({ events: [{ type: 'subscription.trialing', snapshot: { trialEndsAt: ends } }] });
      expect(state.kind === 'events' && state.events).toHaveLength(1); // no money yet
      expect(statesOf(await told(id))).toContain('trialing');
      await passes(15);
      expect(await desk().read(id)).toMatchObject({ state: 'active', periodStart: expect.any(Date) });
      expect(await desk().paymentsSince(id, ends)).toMatchObject([{ type: 'payment.succeeded' }]);
    });

    it('is as long as it was sold, where PayPal can repeat the trial of the plan', async () => {
      const week = await sold({ recurring: monthly(7) });
      const { id } = await subscribed({ ...week, trialDays: 21 });
      expect((await desk().read(id))?.trialEndsAt).toEqual(new Date(now.getTime() + 21 * DAY_MS));
    });

    it.each([10, null])('is refused where PayPal cannot: %s days by a plan of seven', async (trialDays) => {
      const week = await sold({ recurring: monthly(7) });
      await expect(gateway().createCheckoutSession(await orderOf({ ...week, trialDays }))).rejects.toMatchObject({
        code: 'GATEWAY_REFUSED',
        message: expect.stringContaining('its trial is 7 days'),
      });
    });
  });

  describe('with tax that the shop adds', () => {
    const taxed = async (change: Partial<PriceToMap>, addedTax: RecurringTerms['addedTax'], quantity?: number) => ({
      ...(await sold(change, quantity)),
      addedTax,
    });
    const charged = async (id: string, since: Date) =>
      (await desk().paymentsSince(id, since)).map((event) => ('money' in event ? event.money?.amountMinor : undefined));

    it.each([
      ['an odd cent for each of three', 'USD', 4_999, { unitMinor: 950, rateBp: 1_900 }, 17_847],
      ['a rate with decimals', 'USD', 1_000, { unitMinor: 83, rateBp: 825 }, 3_249],
      ['a currency without decimals', 'JPY', 995, { unitMinor: 100, rateBp: 1_000 }, 3_285],
    ])('is charged to the cent, each month: %s', async (_, currency, amountMinor, addedTax, expected) => {
      const started = new Date(now.getTime() - 1_000);
      const { id } = await subscribed(await taxed({ amountMinor, currency }, addedTax, 3));
      await passes(32);
      expect(await charged(id, started)).toEqual([expected, expected]);
    });

    it('is charged when its trial is over, which may be another than that of its plan', async () => {
      const week = await taxed({ recurring: monthly(7) }, { unitMinor: 570, rateBp: 1_900 });
      const { id } = await subscribed({ ...week, trialDays: 21 });
      const started = now;
      await passes(20);
      expect(await charged(id, started)).toEqual([]);
      await passes(2);
      expect(await charged(id, started)).toEqual([7_140]);
    });

    it('is agreed anew with another quantity or plan: PayPal carries nothing over', async () => {
      const terms = await taxed({}, { unitMinor: 570, rateBp: 1_900 });
      const { id } = await subscribed(terms);
      const started = new Date(now.getTime() - 1_000);
      await desk().changePlan(id, { ...terms, quantity: 3 }, URLS);
      await play(`subscriptions/${id}/consent`);
      await passes(32);
      expect(await charged(id, started)).toEqual([7_140, 10_710]);
      await desk().changePlan(id, { ...terms, quantity: 4, addedTax: null }, URLS);
      await play(`subscriptions/${id}/consent`);
      await passes(31);
      expect(await charged(id, started)).toEqual([7_140, 10_710, 12_000]);
    });

    it('keeps a trial that was longer than that of its plan when the quantity changes in it', async () => {
      const week = await sold({ recurring: monthly(7) });
      const { id } = await subscribed({ ...week, trialDays: 21 });
      const ends = new Date(now.getTime() + 21 * DAY_MS);
      await desk().changePlan(id, { ...week, trialDays: null, quantity: 3 }, URLS);
      await play(`subscriptions/${id}/consent`);
      expect((await desk().read(id))?.trialEndsAt).toEqual(ends);
    });
  });

  describe('through the years', () => {
    it('is paid every month, on the last day of a shorter one', async () => {
      const { id } = await subscribed();
      const started = now;
      for (let month = 0; month < 12; month++) await passes(31);
      const payments = await desk().paymentsSince(id, new Date(started.getTime() + 1_000));
      expect(payments.length).toBeGreaterThanOrEqual(12);
      expect(payments.every(({ type, refs }) => type === 'payment.succeeded' && refs.subscriptionId === id)).toBe(true);
      expect(new Set(payments.map(({ refs }) => refs.paymentId)).size).toBe(payments.length);
      const standing = await desk().read(id);
      expect(standing?.periodStart?.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(standing?.periodEnd?.getTime()).toBeGreaterThan(now.getTime());
    });

    it('that cannot be charged is past due, then on hold, and is never said to be paid', async () => {
      const { id } = await subscribed();
      await play(`subscriptions/${id}/payment-method`, { fails: true });
      await passes(32);
      expect(await desk().read(id)).toMatchObject({ state: 'past_due', periodEnd: null });
      const failed = (await told(id)).slice(-2);
      expect(failed).toMatchObject([
        { type: 'payment.failed', money: { amountMinor: 6_000 } },
        { type: 'subscription.past_due', snapshot: { state: 'past_due' } },
      ]);
      for (let month = 0; month < 3; month++) await passes(31);
      expect(await desk().read(id)).toMatchObject({ state: 'on_hold' });
      expect(statesOf(await told(id)).at(-1)).toBe('on_hold');
    });

    it('that can be charged again is active again', async () => {
      const { id } = await subscribed();
      await play(`subscriptions/${id}/payment-method`, { fails: true });
      await passes(32);
      await play(`subscriptions/${id}/payment-method`, { fails: false });
      await passes(6);
      expect(await desk().read(id)).toMatchObject({ state: 'active', periodEnd: expect.any(Date) });
    });
  });

  describe('told what to do', () => {
    it('pauses and resumes, and a second word changes nothing', async () => {
      const { id } = await subscribed();
      const before = sent(`${id}/suspend`).length;
      expect(await desk().pause(id, 'on holiday')).toEqual({ kind: 'done' });
      expect(await desk().pause(id, 'on holiday')).toEqual({ kind: 'done' });
      expect(sent(`${id}/suspend`).length - before).toBe(1);
      expect((await desk().read(id))?.state).toBe('paused');
      expect(await desk().resume(id)).toEqual({ kind: 'done' });
      expect(await desk().resume(id)).toEqual({ kind: 'done' });
      expect((await desk().read(id))?.state).toBe('active');
      expect(statesOf(await told(id))).toContain('paused');
    });

    it('is charged nothing more once its end is planned, until that is undone', async () => {
      const { id } = await subscribed();
      expect(await desk().scheduleCancel(id, '')).toEqual({ kind: 'done' });
      const since = now;
      await passes(40);
      expect(await desk().paymentsSince(id, new Date(since.getTime() + 1_000))).toEqual([]);
      expect(await desk().undoCancel(id)).toEqual({ kind: 'done' });
      expect((await desk().read(id))?.state).not.toBe('paused');
    });

    it('is cancelled for good', async () => {
      const { id } = await subscribed();
      expect(await desk().cancelNow(id, 'x'.repeat(500))).toEqual({ kind: 'done' });
      expect(await desk().cancelNow(id, 'again')).toEqual({ kind: 'done' });
      expect(await desk().scheduleCancel(id, 'again')).toEqual({ kind: 'done' });
      expect(await desk().read(id)).toMatchObject({ state: 'cancelled', cancelledAt: now });
      expect(await desk().resume(id)).toMatchObject({ kind: 'refused', code: 'SUBSCRIPTION_STATUS_INVALID' });
      expect(await desk().pause(id, 'x')).toMatchObject({ kind: 'refused', code: 'SUBSCRIPTION_STATUS_INVALID' });
      expect(await desk().pause('I-NOBODY', 'x')).toMatchObject({ kind: 'refused', code: 'RESOURCE_NOT_FOUND' });
    });

    it.each(['api_hang_up_after_effect', 'api_500_after_effect'] as const)(
      'and the answer is lost (%s): it is read again, and not told again',
      async (what) => {
        const { id } = await subscribed();
        street.sandbox.misbehave({ gateway: 'paypal', what, match: { path: '/cancel' } });
        expect(await desk().cancelNow(id, 'x')).toEqual({ kind: 'done' });
        expect(sent(`${id}/cancel`)).toHaveLength(1);
      },
    );

    it('and nobody can tell whether it arrived: unknown, and sent once', async () => {
      const { id } = await subscribed();
      street.sandbox.misbehave({ gateway: 'paypal', what: 'api_500_before', match: { path: '/cancel' } });
      expect(await desk().cancelNow(id, 'x')).toMatchObject({ kind: 'unknown' });
      expect(sent(`${id}/cancel`)).toHaveLength(1);
    });

    it('gets another card at PayPal, in the account of the buyer', async () => {
      const { redirectUrl } = await desk().newPaymentMethod('I-1', 'https://shop.test/');
      expect(redirectUrl).toBe(`${street.sandbox.paypal.baseUrl}/myaccount/autopay`);
      expect(await desk().receipt('SALE1')).toBeUndefined();
    });
  });

  describe('when its plan changes', () => {
    it('costs nothing now, needs the word of the buyer, and is billed anew from the next period', async () => {
      const { id } = await subscribed();
      const bigger = { ...(await sold({ amountMinor: 5_000 })), quantity: 3 };
      expect(await desk().previewChange(id, bigger)).toEqual({
        dueNowMinor: 0,
        currency: 'USD',
        recurringMinor: 15_000,
        effective: 'next_period',
        needsConsent: true,
      });
      const asked = await desk().changePlan(id, bigger, URLS);
      expect(asked).toMatchObject({ kind: 'consent', redirectUrl: expect.stringContaining('ba_token') });
      expect(await desk().read(id)).toMatchObject({ quantity: 2 }); // nobody has agreed yet
      await play(`subscriptions/${id}/consent`, { choice: 'agree' });
      expect(await desk().read(id)).toMatchObject({ gatewayPlanId: bigger.gatewayPlanId, quantity: 3 });
      expect(await desk().changePlan(id, bigger, URLS)).toEqual({ kind: 'done' });
      expect((await told(id)).at(-1)).toMatchObject({
        type: 'subscription.updated',
        snapshot: { gatewayPlanId: bigger.gatewayPlanId, quantity: 3 },
      });
    });

    it('cannot go over to a plan of another product, nor to one that bills something else', async () => {
      const { id } = await subscribed();
      const foreign = await sold({ productName: 'Mail Desk' });
      const wrong = { ...(await sold({ amountMinor: 5_000 })), unitAmountMinor: 4_000 };
      for (const terms of [foreign, wrong]) {
        await expect(desk().previewChange(id, terms)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
        expect(await desk().changePlan(id, terms, URLS)).toMatchObject({ kind: 'refused', code: 'PLAN_NOT_POSSIBLE' });
      }
      expect(sent(`${id}/revise`)).toHaveLength(0);
    });

    it('has a trial that is for new buyers only, and no reason to refuse', async () => {
      const { id } = await subscribed();
      const withTrial = await sold({ amountMinor: 5_000, recurring: monthly(14) });
      expect(await desk().changePlan(id, withTrial, URLS)).toMatchObject({ kind: 'consent' });
    });
  });

  describe('whose payment goes back', () => {
    const paid = async () => {
      const { id } = await subscribed();
      const [payment] = await desk().paymentsSince(id, new Date(now.getTime() - DAY_MS));
      const gatewayPaymentId = payment?.refs.paymentId ?? '';
      return { id, payment: { gatewayPaymentId, total: { amount_minor: 6_000, currency: 'USD' } } };
    };
    const part = { amount_minor: 1_000, currency: 'USD' };
    const cases = ['v1', 'v2'].flatMap((way) =>
      ['PAYMENT.SALE.REFUNDED', 'PAYMENT.CAPTURE.REFUNDED'].map((event): [string, string] => [way, event]),
    );

    it.each(cases)('is refunded where the account takes %s and tells %s', async (sale_refunds, sale_refund_event) => {
      await play('settings', { sale_refunds, sale_refund_event });
      const { payment } = await paid();
      const requestId = `rfd_${payment.gatewayPaymentId}`;
      expect(await gateway().findRefund(payment, requestId)).toMatchObject({ kind: 'unknown' });
      const answer = await gateway().refund(payment, part, requestId, 'asked for');
      expect(answer).toMatchObject({ kind: 'succeeded' });
      expect(await gateway().refund(payment, part, requestId, 'asked for')).toEqual(answer);
      await street.sandbox.drain();
      expect(await gateway().findRefund(payment, requestId)).toEqual(answer);
      expect(await gateway().findRefund(payment, 'rfd_other')).toMatchObject({ kind: 'unknown' });
      const events = street.letters('paypal').flatMap((letter) => {
        const normalized = gateway().normalizeWebhookPayload(letter.rawBody, null);
        return normalized.kind === 'events' ? normalized.events : [];
      });
      expect(events.filter(({ refs }) => refs.requestId === requestId)).toMatchObject([
        { type: 'refund.succeeded', refs: { paymentId: payment.gatewayPaymentId }, money: { amountMinor: 1_000 } },
      ]);
      const rest = { amount_minor: 5_001, currency: 'USD' };
      expect(await gateway().refund(payment, rest, 'rfd_more', 'too much')).toMatchObject({ kind: 'failed' });
    });

    it('and the answer is lost: unknown, sent once, and found', async () => {
      await play('settings', { sale_refunds: 'v1', sale_refund_event: 'PAYMENT.SALE.REFUNDED' });
      const { payment } = await paid();
      const requestId = `rfd_${payment.gatewayPaymentId}`;
      street.sandbox.misbehave({
        gateway: 'paypal',
        what: 'api_hang_up_after_effect',
        match: { path: '/v1/payments/sale' },
        times: 1,
      });
      expect(await gateway().refund(payment, part, requestId, 'asked for')).toMatchObject({ kind: 'unknown' });
      expect(sent(`sale/${payment.gatewayPaymentId}/refund`)).toHaveLength(1);
      expect(await gateway().findRefund(payment, requestId)).toMatchObject({ kind: 'succeeded' });
    });

    describe.each(['v1', 'v2'])('by a refund that PayPal shows nowhere, where the account takes %s', (sale_refunds) => {
      type Made = { amount: { value: string }; custom_id?: string; invoice_id?: string };
      const loses = (what: 'api_hang_up_after_effect' | 'api_500_before') =>
        street.sandbox.misbehave({
          gateway: 'paypal',
          what,
          match: { path: sale_refunds === 'v1' ? 'POST /v1/payments/sale' : '/refund' },
          times: 1,
        });
      /** A refund that was asked for and of which nothing was heard. */
      const lost = async (what: 'api_hang_up_after_effect' | 'api_500_before') => {
        await play('settings', { sale_refunds, sale_refund_event: 'PAYMENT.SALE.REFUNDED' });
        const { payment } = await paid();
        const requestId = `rfd_${payment.gatewayPaymentId}`;
        loses(what);
        expect(await gateway().refund(payment, part, requestId, 'asked for')).toMatchObject({ kind: 'unknown' });
        return { payment, requestId, again: { amount: part, reason: 'asked for', askedAt: now } };
      };
      /** What PayPal's own books hold of refunds under our id. */
      const booked = async (requestId: string): Promise<Made[]> => {
        const answer = await fetch(`${street.sandbox.paypal.baseUrl}/sandbox/refunds`);
        const { items } = (await answer.json()) as { items: Made[] };
        return items.filter((refund) => refund.custom_id === requestId || refund.invoice_id === requestId);
      };

      it('since it is pending: it is found by its id however often one asks, and made once', async () => {
        street.sandbox.misbehave({ gateway: 'paypal', what: 'refund_pending', times: 1 });
        const { payment, requestId, again } = await lost('api_hang_up_after_effect');
        expect(await gateway().findRefund(payment, requestId)).toMatchObject({ kind: 'unknown' });
        const found = await gateway().findRefund(payment, requestId, again);
        expect(found).toMatchObject({ kind: 'pending', gatewayRefundId: expect.any(String) });
        expect(await gateway().findRefund(payment, requestId, again)).toEqual(found);
        expect(await booked(requestId)).toMatchObject([{ amount: { value: '10.00' } }]);

        const gatewayRefundId = found && 'gatewayRefundId' in found ? found.gatewayRefundId : '';
        await street.settle('paypal', 'refunds', gatewayRefundId, 'failed');
        expect(await gateway().findRefund(payment, requestId, again)).toMatchObject({ kind: 'failed' });
        expect(await booked(requestId)).toHaveLength(1);
      });

      it('since it never arrived: it is made then, once', async () => {
        const { payment, requestId, again } = await lost('api_500_before');
        expect(await booked(requestId)).toEqual([]);
        const found = await gateway().findRefund(payment, requestId, again);
        expect(found).toMatchObject({ kind: 'succeeded' });
        expect(await gateway().findRefund(payment, requestId, again)).toEqual(found);
        expect(await booked(requestId)).toHaveLength(1);
      });

      it('is not asked for again once PayPal may have forgotten its id', async () => {
        const { payment, requestId, again } = await lost('api_500_before');
        const longAgo = { ...again, askedAt: new Date(now.getTime() - 40 * DAY_MS) };
        expect(await gateway().findRefund(payment, requestId, longAgo)).toMatchObject({ kind: 'unknown' });
        expect(await booked(requestId)).toEqual([]);
      });

      it('is over when PayPal refuses it, and open when PayPal cannot be asked', async () => {
        const { payment, requestId, again } = await lost('api_500_before');
        loses('api_500_before');
        await expect(gateway().findRefund(payment, requestId, again)).rejects.toMatchObject({
          code: 'GATEWAY_UNAVAILABLE',
        });
        await play(`payments/${payment.gatewayPaymentId}/refund-from-dashboard`);
        expect(await gateway().findRefund(payment, requestId, again)).toMatchObject({
          kind: 'failed',
          code: expect.stringMatching(/REFUNDED$/),
        });
        expect(await booked(requestId)).toEqual([]);
      });
    });
  });

  describe('looked back upon', () => {
    it('is listed with every event and dispute of the time, though no webhook came', async () => {
      const from = new Date(now.getTime() - 1_000);
      street.sandbox.misbehave({ gateway: 'paypal', what: 'webhook_never' });
      const { id } = await subscribed();
      const [payment] = await desk().paymentsSince(id, from);
      const dispute = await play(`payments/${payment?.refs.paymentId}/dispute`);
      now = new Date(now.getTime() + 60_000);
      await play(`disputes/${dispute.dispute_id}/resolve`, { outcome: 'lost' });
      const types: string[] = [];
      const deliveries: string[] = [];
      for await (const listed of gateway().listSince(from, now)) {
        if (listed.kind === 'delivery') deliveries.push(listed.deliveryId);
        types.push(...typesIn(listed.kind === 'events' ? listed.events : read(listed)));
      }
      expect(new Set(deliveries).size).toBe(deliveries.length);
      expect(types).toEqual(
        expect.arrayContaining(['subscription.activated', 'payment.succeeded', 'dispute.opened', 'dispute.lost']),
      );
      expect(types.slice(-2)).toEqual(['dispute.opened', 'dispute.lost']);
    });

    it('is paged through to the end, and no further than asked', async () => {
      const from = new Date(now.getTime() + DAY_MS);
      now = new Date(from.getTime() + 1_000);
      const terms = await sold();
      for (let i = 0; i < 40; i++) await subscribed(terms);
      let events = 0;
      for await (const _ of gateway().listSince(from, now)) events++;
      expect(events).toBeGreaterThan(100); // more than one page
      for await (const listed of gateway().listSince(new Date(now.getTime() + 1), new Date(now.getTime() + 2))) {
        throw new Error(`nothing happened then: ${JSON.stringify(listed).slice(0, 100)}`);
      }
    });

    const typesIn = (events: GatewayEvent[]) => events.map(({ type }) => type);
    const read = ({ body, attemptedAt }: { body: Buffer; attemptedAt: Date | null }) => {
      try {
        const normalized = gateway().normalizeWebhookPayload(body, attemptedAt);
        return normalized.kind === 'events' ? normalized.events : [];
      } catch (error) {
        if (error instanceof UnreadableWebhook) return [];
        throw error;
      }
    };
  });
});
