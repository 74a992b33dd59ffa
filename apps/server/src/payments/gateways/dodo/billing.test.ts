import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutOrder, Listed, PaymentGateway } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import type { PriceToMap } from '../../gateway-setup.ts';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { openTestStreet, type TestStreet } from '../test-street.ts';

const START = '2030-03-01T10:00:00.000Z';

let street: TestStreet;
let gateway: PaymentGateway;
let now: Date;

beforeEach(async () => {
  now = new Date(START);
  street = await openTestStreet({ now: () => now });
  gateway = street.gateways.of('dodo');
});
afterEach(async () => {
  expect(street.sandbox.violations()).toEqual([]);
  await street.close();
});

/** Everything that is due by then happens, and is delivered. */
async function timeIs(time: string): Promise<void> {
  now = new Date(time);
  await street.sandbox.tick();
  await street.sandbox.drain();
}

/** A button of the sandbox. */
async function press(path: string, body: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${street.sandbox.dodo.baseUrl}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>; // because the sandbox answers with objects
}

function monthly(change: Partial<PriceToMap> = {}, trialDays: number | null = null): PriceToMap {
  return {
    priceId: 'pri_small',
    productName: 'Point of Sale',
    priceName: 'Small',
    amountMinor: 2_000,
    currency: 'USD',
    recurring: { interval: 'month', intervalCount: 1, trialDays },
    mapping: {},
    ...change,
  };
}

/** The terms under which a price is sold, with a product made for it. */
async function termsOf(price: PriceToMap, quantity = 1): Promise<RecurringTerms> {
  const { product_id } = await gateway.setup.makeMapping(price);
  if (!product_id || !price.recurring) throw new Error('no product for a subscription');
  const { amountMinor: unitAmountMinor, currency } = price;
  return { gatewayPlanId: product_id, quantity, unitAmountMinor, currency, ...price.recurring, addedTax: null };
}

function orderOf(recurring: RecurringTerms, orderId = 'ord_1'): CheckoutOrder {
  const due = recurring.trialDays ? 0 : recurring.unitAmountMinor * recurring.quantity;
  return {
    orderId,
    sessionId: 'chk_1',
    total: { amount_minor: due, currency: recurring.currency },
    items: [
      {
        name: 'Point of Sale',
        quantity: recurring.quantity,
        unitAmountMinor: due,
        discountMinor: 0,
        gatewayProductId: null,
      },
    ],
    addedTaxMinor: 0,
    recurring,
    customer: { email: 'ada@example.test', name: 'Ada' },
    metadata: { payment_gateway: 'dodo' },
    returnUrl: 'https://shop.test/orders/1?returned=1',
    cancelUrl: 'https://shop.test/orders/1?cancelled=1',
  };
}

/** What completing the checkout says after the buyer has pressed a button. */
async function buys(recurring: RecurringTerms, choice: 'pay' | 'decline' = 'pay'): Promise<GatewayEvent[]> {
  const { gatewayCheckoutId } = await gateway.createCheckoutSession(orderOf(recurring));
  expect(await gateway.completeCheckout(gatewayCheckoutId, 'ord_1')).toEqual({ kind: 'open' });
  await street.buyer('dodo', gatewayCheckoutId, choice);
  const state = await gateway.completeCheckout(gatewayCheckoutId, 'ord_1');
  if (state.kind !== 'events') throw new Error(`not complete: ${state.kind}`);
  return state.events;
}

async function subscribes(recurring: RecurringTerms): Promise<string> {
  const id = (await buys(recurring)).find(({ type }) => type.startsWith('subscription.'))?.refs.subscriptionId;
  if (!id) throw new Error('no subscription');
  await street.sandbox.drain();
  return id;
}

/** What the webhooks said, in the order they came. */
async function heard(): Promise<GatewayEvent[]> {
  await street.sandbox.drain();
  return street.letters('dodo').flatMap(({ rawBody, headers }) => {
    const attemptedAt = new Date(Number(headers['webhook-timestamp']) * 1000);
    const normalized = gateway.normalizeWebhookPayload(rawBody, attemptedAt);
    return normalized.kind === 'events' ? normalized.events : [];
  });
}

describe('a subscription at Dodo, from its checkout to its end', () => {
  it('begins with a payment and a paid period, and webhooks say the same as the gateway when asked', async () => {
    const terms = await termsOf(monthly(), 3);
    const events = await buys(terms);
    expect(events).toMatchObject([
      { type: 'payment.succeeded', refs: { orderRef: 'ord_1' }, money: { amountMinor: 6_000, currency: 'USD' } },
      { type: 'subscription.activated', refs: { orderRef: 'ord_1' } },
    ]);
    const id = events[0]?.refs.subscriptionId ?? 'none';
    const snapshot = await gateway.subscriptions.read(id);
    expect(snapshot).toMatchObject({
      orderRef: 'ord_1',
      gatewayPlanId: terms.gatewayPlanId,
      quantity: 3,
      state: 'active',
      trialEndsAt: null,
      periodStart: new Date(START),
      periodEnd: new Date('2030-04-01T10:00:00.000Z'),
      observedAt: now,
    });
    const said = (await heard()).filter(({ type }) => type.startsWith('subscription.'));
    expect(said.map(({ type }) => type).sort()).toEqual(['subscription.activated', 'subscription.renewed']);
    for (const event of said) expect(event).toMatchObject({ snapshot });
  });

  it('begins with a trial as it was sold, without a payment, and is charged when that ends', async () => {
    const terms = { ...(await termsOf(monthly())), trialDays: 14 }; // the product itself has none
    const [event, ...others] = await buys(terms);
    const trialEndsAt = new Date('2030-03-15T10:00:00.000Z');
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'subscription.trialing', snapshot: { state: 'trialing', trialEndsAt } });
    const id = event?.refs.subscriptionId ?? 'none';
    expect(await gateway.subscriptions.paymentsSince(id, new Date(START))).toEqual([]);

    await timeIs('2030-03-15T10:00:00.000Z');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'active', periodStart: trialEndsAt });
    expect(await gateway.subscriptions.paymentsSince(id, new Date(START))).toMatchObject([
      { type: 'payment.succeeded', refs: { subscriptionId: id, orderRef: 'ord_1' }, money: { amountMinor: 2_000 } },
    ]);
  });

  it('has no trial when none was sold, though the product has one', async () => {
    const terms = { ...(await termsOf(monthly({}, 30))), trialDays: null };
    expect((await buys(terms)).map(({ type }) => type)).toEqual(['payment.succeeded', 'subscription.activated']);
  });

  it('fails with a declined card, and the next try counts', async () => {
    const terms = await termsOf(monthly());
    expect((await buys(terms, 'decline')).map(({ type }) => type)).toEqual(['payment.failed', 'subscription.failed']);
    await timeIs('2030-03-01T10:01:00.000Z');
    expect((await buys(terms)).map(({ type }) => type)).toEqual(['payment.succeeded', 'subscription.activated']);
  });

  it('goes on hold when a renewal is declined, and recovers with another card', async () => {
    const id = await subscribes(await termsOf(monthly()));
    await press(`subscriptions/${id}/payment-method`, { fails: true });
    await timeIs('2030-04-01T10:00:00.000Z');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'on_hold' });
    const since = new Date('2030-03-31T00:00:00.000Z');
    expect(await gateway.subscriptions.paymentsSince(id, since)).toMatchObject([{ type: 'payment.failed' }]);

    const { redirectUrl } = await gateway.subscriptions.newPaymentMethod(id, 'https://shop.test/account');
    await press(`payment-methods/${redirectUrl.split('/').at(-1)}/enter`, { choice: 'pay' });
    expect(await gateway.subscriptions.read(id)).toMatchObject({
      state: 'active',
      periodEnd: new Date('2030-05-01T10:00:00.000Z'),
    });
    const types = (await gateway.subscriptions.paymentsSince(id, since)).map(({ type }) => type);
    expect(types.sort()).toEqual(['payment.failed', 'payment.succeeded']);
  });

  it('is past due while Dodo waits and tries again', async () => {
    await press('settings', { grace_days: 7, retry_days: [3] });
    const id = await subscribes(await termsOf(monthly()));
    await press(`subscriptions/${id}/payment-method`, { fails: true });
    await timeIs('2030-04-01T10:00:00.000Z');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'past_due' });
    expect((await heard()).map(({ type }) => type)).toContain('subscription.past_due');
  });

  it('shows a new card for nothing as no payment', async () => {
    const id = await subscribes(await termsOf(monthly()));
    const { redirectUrl } = await gateway.subscriptions.newPaymentMethod(id, 'https://shop.test/account');
    await press(`payment-methods/${redirectUrl.split('/').at(-1)}/enter`, { choice: 'pay' });
    expect(await gateway.subscriptions.paymentsSince(id, new Date(START))).toHaveLength(1);
  });

  it('is paused, resumed, ended at its period, kept after all, and cancelled, each also when asked twice', async () => {
    const id = await subscribes(await termsOf(monthly()));
    const desk = gateway.subscriptions;
    const steps = [
      [() => desk.pause(id, 'on holiday'), { state: 'paused' }],
      [() => desk.resume(id), { state: 'active' }],
      [() => desk.scheduleCancel(id, 'too dear'), { state: 'active', cancelAtPeriodEnd: true }],
      [() => desk.undoCancel(id), { state: 'active', cancelAtPeriodEnd: false }],
      [() => desk.cancelNow(id, 'too dear'), { state: 'cancelled', cancelledAt: now }],
    ] as const;
    for (const [step, shown] of steps) {
      expect(await step()).toEqual({ kind: 'done' });
      expect(await step()).toEqual({ kind: 'done' });
      expect(await desk.read(id)).toMatchObject(shown);
    }
    for (const late of [desk.pause(id, ''), desk.resume(id), desk.undoCancel(id)]) {
      expect(await late).toMatchObject({ kind: 'refused' });
    }
    await expect(desk.newPaymentMethod(id, 'https://shop.test')).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
  });

  it('runs on until its period is over when its end is scheduled', async () => {
    const id = await subscribes(await termsOf(monthly()));
    await gateway.subscriptions.scheduleCancel(id, 'too dear');
    expect((await heard()).at(-1)).toMatchObject({ type: 'subscription.cancel_scheduled' });
    await timeIs('2030-03-31T10:00:00.000Z');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'active' });
    await timeIs('2030-04-01T10:00:00.000Z');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'cancelled' });
    expect((await heard()).at(-1)).toMatchObject({ type: 'subscription.cancelled' });
  });

  it('whose instruction was carried out but not answered is unknown, sent once, and found by reading', async () => {
    const id = await subscribes(await termsOf(monthly()));
    street.sandbox.misbehave({ gateway: 'dodo', what: 'api_hang_up_after_effect', match: { path: 'PATCH /subs' } });
    expect(await gateway.subscriptions.cancelNow(id, 'x')).toMatchObject({ kind: 'unknown' });
    expect(street.sandbox.requests().filter(({ method }) => method === 'PATCH')).toHaveLength(1);
    expect(await gateway.subscriptions.read(id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('another plan', () => {
  it('costs what the preview says, and holds at once', async () => {
    const id = await subscribes(await termsOf(monthly()));
    const large = await termsOf(monthly({ priceId: 'pri_large', amountMinor: 5_000 }), 2);
    await timeIs('2030-03-11T10:00:00.000Z');
    const preview = await gateway.subscriptions.previewChange(id, large);
    expect(preview).toMatchObject({ currency: 'USD', recurringMinor: 10_000, effective: 'now', needsConsent: false });
    expect(preview.dueNowMinor).toBeGreaterThan(0);

    const urls = { returnUrl: 'https://shop.test', cancelUrl: 'https://shop.test' };
    expect(await gateway.subscriptions.changePlan(id, large, urls)).toEqual({ kind: 'done' });
    expect(await gateway.subscriptions.read(id)).toMatchObject({ gatewayPlanId: large.gatewayPlanId, quantity: 2 });
    expect(await gateway.subscriptions.paymentsSince(id, now)).toMatchObject([
      { type: 'payment.succeeded', money: { amountMinor: preview.dueNowMinor } },
    ]);
  });

  it('can be given back as a whole only, and who wants a part is told so', async () => {
    const id = await subscribes(await termsOf(monthly()));
    const large = await termsOf(monthly({ priceId: 'pri_large', amountMinor: 5_000 }));
    const urls = { returnUrl: 'https://shop.test', cancelUrl: 'https://shop.test' };
    await timeIs('2030-03-11T10:00:00.000Z');
    await gateway.subscriptions.changePlan(id, large, urls);
    const [charge] = await gateway.subscriptions.paymentsSince(id, now);
    const money = charge && 'money' in charge ? charge.money : undefined;
    const total = { amount_minor: money?.amountMinor ?? 0, currency: 'USD' };
    const payment = { gatewayPaymentId: charge?.refs.paymentId ?? 'none', total };
    expect(await gateway.refund(payment, { ...total, amount_minor: 100 }, 'rfd_part', 'x')).toEqual({
      kind: 'failed',
      code: 'LINE_ITEM_PRORATED',
      reason: expect.stringContaining('only as a whole'),
    });
    expect(await gateway.refund(payment, total, 'rfd_all', 'x')).toMatchObject({ kind: 'succeeded' });
  });

  it('is refused, and the old one stays, when its charge is declined', async () => {
    const small = await termsOf(monthly());
    const id = await subscribes(small);
    const large = await termsOf(monthly({ priceId: 'pri_large', amountMinor: 5_000 }));
    await press(`subscriptions/${id}/payment-method`, { fails: true });
    const urls = { returnUrl: 'https://shop.test', cancelUrl: 'https://shop.test' };
    expect(await gateway.subscriptions.changePlan(id, large, urls)).toMatchObject({ kind: 'refused' });
    expect(await gateway.subscriptions.read(id)).toMatchObject({ gatewayPlanId: small.gatewayPlanId });
  });

  it('is unknown while its charge is under way, and a second one is refused meanwhile', async () => {
    const id = await subscribes(await termsOf(monthly()));
    const large = await termsOf(monthly({ priceId: 'pri_large', amountMinor: 5_000 }));
    street.sandbox.misbehave({ gateway: 'dodo', what: 'capture_pending', times: 1 });
    const urls = { returnUrl: 'https://shop.test', cancelUrl: 'https://shop.test' };
    expect(await gateway.subscriptions.changePlan(id, large, urls)).toMatchObject({ kind: 'unknown' });
    expect(await gateway.subscriptions.changePlan(id, large, urls)).toMatchObject({ kind: 'refused' });
    const pending = (await gateway.subscriptions.paymentsSince(id, new Date(START))).find(
      ({ type }) => type === 'payment.pending',
    );
    await street.settle('dodo', 'payments', pending?.refs.paymentId ?? 'none');
    expect(await gateway.subscriptions.read(id)).toMatchObject({ gatewayPlanId: large.gatewayPlanId });
  });
});

describe('the rest of what is asked of Dodo', () => {
  it('makes a product once, on the terms of the price', async () => {
    const price = monthly({}, 14);
    const mapping = await gateway.setup.makeMapping(price);
    expect(await gateway.setup.makeMapping(price)).toEqual(mapping);
    expect(await gateway.setup.checkPrice({ ...price, mapping })).toMatchObject([{ level: 'ok' }]);
    const dearer = { ...price, mapping, amountMinor: 2_001 };
    expect(await gateway.setup.checkPrice(dearer)).toMatchObject([{ level: 'error' }]);
    const once = { ...price, recurring: null };
    expect(await gateway.setup.makeMapping(once)).not.toEqual(mapping);
  });

  it('registers the webhook once, and then everything is well', async () => {
    const url = 'https://shop.test/webhooks/dodo';
    const endpoint = await gateway.setup.registerWebhook(url);
    expect(await gateway.setup.registerWebhook(url)).toEqual(endpoint);
    const levels = async () => (await gateway.setup.check(url)).map(({ check, level }) => `${check} ${level}`);
    expect(await levels()).toContain('webhook_secret error');
    gateway.setup.trustWebhook(endpoint);
    expect((await levels()).filter((found) => !found.endsWith('ok'))).toEqual([]);
  });

  it('gives a receipt of a payment as PDF', async () => {
    const [payment] = await buys(await termsOf(monthly()));
    const receipt = await gateway.subscriptions.receipt(payment?.refs.paymentId ?? 'none');
    expect(receipt?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await gateway.subscriptions.receipt('pay_none')).toBeUndefined();
  });

  it('lists what was created in a stretch of time, though no webhook ever came', async () => {
    street.sandbox.misbehave({ gateway: 'dodo', what: 'webhook_never' });
    const [payment, subscription] = await buys(await termsOf(monthly()));
    const paymentId = payment?.refs.paymentId;
    await press(`payments/${paymentId}/refund-from-dashboard`, { amount: 500 });
    await press(`payments/${paymentId}/dispute`, { amount: 1_500 });
    expect(await heard()).toEqual([]);

    const events = async (from: string, to: string) => {
      const found: Listed[] = [];
      for await (const one of gateway.listSince(new Date(from), new Date(to))) found.push(one);
      return found.flatMap((one) => (one.kind === 'events' ? one.events : []));
    };
    expect(await events('2030-03-01T09:00:00Z', '2030-03-01T11:00:00Z')).toMatchObject([
      { type: 'payment.succeeded', refs: { paymentId, orderRef: 'ord_1' }, money: { amountMinor: 2_000 } },
      { type: 'refund.succeeded', refs: { paymentId }, money: { amountMinor: 500 } },
      { type: 'dispute.opened', refs: { paymentId }, money: { amountMinor: 1_500 } },
      { type: 'subscription.activated', refs: { subscriptionId: subscription?.refs.subscriptionId } },
    ]);
    // A dispute lasts for months, and the list knows only when it was opened: it is told again and again.
    expect((await events('2030-03-01T11:00:00Z', '2030-03-01T12:00:00Z')).map(({ type }) => type)).toEqual([
      'dispute.opened',
    ]);
  });
});
