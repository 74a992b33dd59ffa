import type { PaymentGatewayKey } from '@vozex/domain';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyGatewayEvents } from './apply-gateway-events.ts';
import { refundPayment } from './refund-payment.ts';
import { releasePayment } from './release-payment.ts';
import { retryEvent } from './retry-event.ts';
import { sweepRefunds } from './sweep-refunds.ts';
import { sweepWebhookEvents } from './sweep-webhook-events.ts';
import { openPaymentsWorld, operator, type PaymentsWorld, type WaitingOrder } from './test-world.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterEach(() => {
  world.street.sandbox.clearMisbehaviour();
  world.announced.length = 0;
});
afterAll(() => world.close());

const refund = (paymentId: string, amountMinor?: number) =>
  refundPayment(world.app, operator, { paymentId, amountMinor, reason: 'The buyer asked.' });

/** The code and the fields of a refusal; a success fails the story. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'not refused',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

async function paid(key: PaymentGatewayKey): Promise<{ order: WaitingOrder; paymentId: string }> {
  const order = await world.orders(key);
  await world.pays(order);
  return { order, paymentId: (await onlyPayment(order)).id };
}

async function held(key: PaymentGatewayKey): Promise<{ order: WaitingOrder; paymentId: string }> {
  world.street.sandbox.misbehave({ gateway: key, what: 'wrong_amount', times: 1 });
  return paid(key);
}

async function onlyPayment(order: WaitingOrder) {
  const [payment, ...others] = await world.payments(order.orderId);
  if (!payment || others.length > 0) throw new Error('not one payment');
  return payment;
}

const refundsOf = (paymentId: string) =>
  world.app.db.read
    .selectFrom('refunds')
    .select(['id', 'status', 'amount_minor', 'requested_by', 'problem', 'gateway_refund_id'])
    .where('payment_id', '=', paymentId)
    .orderBy('id')
    .execute();

const refundCalls = () =>
  world.street.sandbox.requests().filter((call) => call.method === 'POST' && /refund/.test(call.path)).length;

/** A call that only reads what the operator would: an answer of the admin API. */
async function admin(method: string, path: string, body?: object) {
  const answer = await fetch(`${world.url}${path}`, {
    method,
    headers: {
      'x-operator': 'olga',
      'sec-fetch-site': 'same-origin',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { items: Record<string, string>[]; body: string; next: string },
  };
}

describe.each(['dodo', 'paypal'] satisfies PaymentGatewayKey[])('money paid through %s', (key) => {
  const path = key === 'dodo' ? 'POST /refunds' : '/refund';

  it('goes back whole, and the order says so once', async () => {
    const { order, paymentId } = await paid(key);
    world.announced.length = 0;
    expect(await refund(paymentId)).toMatchObject({ status: 'succeeded' });
    await world.works(); // the webhook tells the same
    expect(await world.orderStatus(order.orderId)).toBe('refunded');
    expect(await onlyPayment(order)).toMatchObject({ refunded_minor: 4_000 });
    expect(world.announced).toEqual([
      { event: 'refund.settled', orderId: order.orderId, full: true, amountMinor: 4_000 },
    ]);
    expect(await refusalOf(refund(paymentId))).toBe('PAYMENT_NOT_REFUNDABLE');
  });

  it('goes back in parts until nothing is left', async () => {
    const { order, paymentId } = await paid(key);
    world.announced.length = 0;
    await refund(paymentId, 1_000);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('partially_refunded');
    expect(await refusalOf(refund(paymentId, 3_001))).toBe('REFUND_TOO_LARGE');
    await refund(paymentId, 500);
    await refund(paymentId);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('refunded');
    expect(world.announced.map((said) => [said.full, said.amountMinor])).toEqual([
      [false, 1_000],
      [false, 500],
      [true, 2_500],
    ]);
    expect(await refundsOf(paymentId)).toHaveLength(3);
  });

  it('is never promised beyond what there is, however many ask at once', async () => {
    const { paymentId } = await paid(key);
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => refund(paymentId, 1_500)));
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
    await world.works();
    const given = (await refundsOf(paymentId)).filter((one) => one.status === 'succeeded');
    expect(given.map((one) => one.amount_minor)).toEqual([1_500, 1_500]);
  });

  it('that takes its time is pending until the gateway tells the end', async () => {
    const { order, paymentId } = await paid(key);
    world.street.sandbox.misbehave({ gateway: key, what: 'refund_pending', times: 1 });
    expect(await refund(paymentId)).toMatchObject({ status: 'pending' });
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    const [row] = await refundsOf(paymentId);
    await world.street.settle(key, 'refunds', row?.gateway_refund_id ?? '');
    await world.works();
    expect(await refundsOf(paymentId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await world.orderStatus(order.orderId)).toBe('refunded');
  });

  it('whose refund lost its answer is found, settled once, and never sent again', async () => {
    const { order, paymentId } = await paid(key);
    world.announced.length = 0;
    world.street.sandbox.misbehave({ gateway: key, what: 'webhook_never' });
    world.street.sandbox.misbehave({ gateway: key, what: 'api_hang_up_after_effect', match: { path }, times: 1 });
    const before = refundCalls();
    expect(await refund(paymentId, 900)).toMatchObject({ status: 'unknown' });
    expect(await sweepRefunds(world.app)).toBe(0); // its own answer may still come
    world.passes(130);
    await sweepRefunds(world.app);
    expect(await refundsOf(paymentId)).toMatchObject([{ status: 'succeeded', amount_minor: 900 }]);
    expect(await world.orderStatus(order.orderId)).toBe('partially_refunded');
    expect(world.announced).toHaveLength(1);
    expect(refundCalls() - before).toBe(1);
  });

  it('whose refund lost its answer is settled once when the webhook is quicker', async () => {
    const { order, paymentId } = await paid(key);
    world.announced.length = 0;
    world.street.sandbox.misbehave({ gateway: key, what: 'api_500_after_effect', match: { path }, times: 1 });
    expect(await refund(paymentId, 900)).toMatchObject({ status: 'unknown' });
    await world.works();
    expect(await refundsOf(paymentId)).toMatchObject([{ status: 'succeeded', amount_minor: 900 }]);
    world.passes(130);
    await sweepRefunds(world.app);
    expect(world.announced).toHaveLength(1);
    expect(await world.orderStatus(order.orderId)).toBe('partially_refunded');
  });

  it('whose refund never arrived is failed after a while, and can be asked for anew', async () => {
    const { paymentId } = await paid(key);
    world.street.sandbox.misbehave({ gateway: key, what: 'api_500_before', match: { path }, times: 1 });
    expect(await refund(paymentId, 900)).toMatchObject({ status: 'unknown' });
    world.passes(130);
    await sweepRefunds(world.app);
    expect(await refundsOf(paymentId)).toMatchObject([{ status: 'unknown' }]); // too early to believe it
    world.passes(900);
    await sweepRefunds(world.app);
    expect(await refundsOf(paymentId)).toMatchObject([
      { status: 'failed', problem: expect.stringContaining('REFUND_NOT_FOUND') },
    ]);
    expect(await refund(paymentId)).toMatchObject({ status: 'succeeded' });
  });

  it('on hold can go back, and its order is closed', async () => {
    const { order, paymentId } = await held(key);
    world.announced.length = 0;
    expect(await refund(paymentId)).toMatchObject({ status: 'succeeded' });
    await world.works();
    expect(await onlyPayment(order)).toMatchObject({ status: 'cancelled', refunded_minor: 2_000 });
    expect(await world.orderStatus(order.orderId)).toBe('refunded');
    expect(world.announced.filter((said) => said.event === 'order.paid')).toEqual([]);
    expect(await refusalOf(releasePayment(world.app, operator, paymentId))).toBe('PAYMENT_NOT_HELD');
  });

  it('on hold is accepted by an operator, once', async () => {
    const { order, paymentId } = await held(key);
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => refusalOf(releasePayment(world.app, operator, paymentId))),
    );
    expect(tries.sort()).toEqual([
      'PAYMENT_NOT_HELD',
      'PAYMENT_NOT_HELD',
      'PAYMENT_NOT_HELD',
      'PAYMENT_NOT_HELD',
      'not refused',
    ]);
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(world.announced).toEqual([{ event: 'order.paid', orderId: order.orderId }]);
    const audited = await world.app.db.read
      .selectFrom('audit_log')
      .selectAll()
      .where('subject', '=', paymentId)
      .execute();
    expect(audited).toMatchObject([{ action: 'payments.released', actor: 'operator:olga' }]);
  });
});

describe('a refund made at the gateway itself', () => {
  const letter = (document: object) => {
    const body = JSON.stringify(document);
    const at = world.app.clock.now();
    const id = `msg_${at.getTime()}_${Math.random()}`;
    const signature = new Webhook(world.street.sandbox.dodo.webhookSecret).sign(id, at, body);
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-signature': signature };
    return {
      rawBody: Buffer.from(body),
      headers: { ...headers, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) },
    };
  };
  const dashboard = (payment: { gateway_payment_id: string }, change: object = {}) =>
    letter({
      type: 'refund.succeeded',
      timestamp: world.app.clock.now().toISOString(),
      data: {
        payload_type: 'Refund',
        refund_id: `ref_${payment.gateway_payment_id}`,
        payment_id: payment.gateway_payment_id,
        status: 'succeeded',
        amount: 1_000,
        currency: 'USD',
        is_partial: true,
        metadata: {},
        ...change,
      },
    });

  it('is counted like ours, once, and leaves its trace', async () => {
    const { order, paymentId } = await paid('dodo');
    const payment = await onlyPayment(order);
    world.announced.length = 0;
    await world.delivers('dodo', dashboard(payment));
    await world.delivers('dodo', dashboard(payment));
    await world.works();
    expect(await refundsOf(paymentId)).toMatchObject([
      { status: 'succeeded', amount_minor: 1_000, requested_by: 'gateway:dodo' },
    ]);
    expect(await world.orderStatus(order.orderId)).toBe('partially_refunded');
    expect(world.announced).toHaveLength(1);
  });

  it('without an amount is everything that was left', async () => {
    const { order, paymentId } = await paid('dodo');
    await refund(paymentId, 1_000);
    await world.works();
    await world.delivers('dodo', dashboard(await onlyPayment(order), { amount: null, currency: null }));
    await world.works();
    expect(await onlyPayment(order)).toMatchObject({ refunded_minor: 4_000 });
    expect(await world.orderStatus(order.orderId)).toBe('refunded');
  });

  it('of a second payment leaves the order paid by the first', async () => {
    const { order } = await paid('dodo');
    const at = world.app.clock.now().toISOString();
    const cart = [{ product_id: order.items[0]?.gatewayProductId, quantity: 2 }];
    const second = {
      payment_id: `pay_twice_${order.orderId.slice(-6)}`,
      status: 'succeeded',
      total_amount: 4_000,
      currency: 'USD',
    };
    await world.delivers(
      'dodo',
      letter({
        type: 'payment.succeeded',
        timestamp: at,
        data: { ...second, product_cart: cart, metadata: { order_id: order.orderId } },
      }),
    );
    await world.works();
    world.announced.length = 0;
    await world.delivers('dodo', dashboard({ gateway_payment_id: second.payment_id }, { amount: 4_000 }));
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(world.announced).toEqual([]);
    expect((await world.payments(order.orderId)).map((one) => one.status).sort()).toEqual(['cancelled', 'succeeded']);
  });

  it('before its payment is known waits for it', async () => {
    const order = await world.orders('dodo');
    world.street.sandbox.misbehave({ gateway: 'dodo', what: 'webhook_never' });
    await world.pays(order);
    const [booked] = await world.street.booked('dodo', order.orderId);
    await world.delivers('dodo', dashboard({ gateway_payment_id: booked?.id ?? '' }));
    await world.works();
    expect((await world.events()).at(-1)).toMatchObject({ status: 'received' });
    const state = await world.app.gateways.of('dodo').completeCheckout(order.checkoutId, order.orderId);

    await applyGatewayEvents(world.app, state.kind === 'events' ? state.events : [], { kind: 'return_page' });
    world.passes(5);

    await sweepWebhookEvents(world.app);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('partially_refunded');
  });

  it('in another currency than its payment is quarantined', async () => {
    const { order } = await paid('dodo');
    await world.delivers('dodo', dashboard(await onlyPayment(order), { currency: 'EUR' }));
    await world.works();
    expect((await world.events()).at(-1)).toMatchObject({ status: 'quarantined' });
    expect(await world.orderStatus(order.orderId)).toBe('paid');
  });
});

describe('the admin API', () => {
  it('lists payments and events by pages, and shows the body of one event', async () => {
    const { order, paymentId } = await paid('paypal');
    const page = await admin('GET', '/api/admin/payments?limit=1&status=succeeded');
    expect(page.body).toMatchObject({
      items: [{ id: paymentId, order_id: order.orderId, gateway: 'paypal' }],
      next: paymentId,
    });
    const next = await admin('GET', `/api/admin/payments?limit=1&after=${paymentId}`);
    expect(next.body.items[0]?.id).not.toBe(paymentId);
    const events = await admin('GET', '/api/admin/webhook-events?gateway=paypal&status=applied&limit=1');
    const one = await admin('GET', `/api/admin/webhook-events/${events.body.items[0]?.id}`);
    expect(JSON.parse(one.body.body)).toMatchObject({ event_type: events.body.items[0]?.event_type });
  });

  it('refunds and releases, and says in a problem document why not', async () => {
    const { paymentId } = await held('dodo');
    expect(await admin('POST', `/api/admin/payments/${paymentId}/release`)).toMatchObject({
      status: 200,
      body: { status: 'succeeded' },
    });
    expect(await admin('POST', `/api/admin/payments/${paymentId}/release`)).toMatchObject({
      status: 409,
      body: { code: 'PAYMENT_NOT_HELD' },
    });
    const body = { amount_minor: 500, reason: 'late' };
    expect(await admin('POST', `/api/admin/payments/${paymentId}/refund`, body)).toMatchObject({
      status: 200,
      body: { status: 'succeeded', amount_minor: 500, reason: 'late' },
    });
    expect(
      await admin('POST', `/api/admin/payments/${paymentId}/refund`, { ...body, amount_minor: 99_999 }),
    ).toMatchObject({
      status: 422,
      body: { code: 'REFUND_TOO_LARGE', errors: [{ field: 'amount_minor' }] },
    });
    for (const wrong of [
      { reason: '' },
      { amount_minor: 0, reason: 'x' },
      { amount_minor: 1.5, reason: 'x' },
      { amount_minor: -5, reason: 'x' },
      { reason: 'x', currency: 'EUR' },
    ]) {
      expect((await admin('POST', `/api/admin/payments/${paymentId}/refund`, wrong)).status).toBe(422);
    }
    const unknown = `pay_${'0'.repeat(26)}`;
    expect((await admin('POST', `/api/admin/payments/${unknown}/refund`, body)).status).toBe(404);
    expect((await admin('POST', `/api/admin/payments/${unknown}/release`)).status).toBe(404);
  });

  it('is closed to the anonymous', async () => {
    expect((await fetch(`${world.url}/api/admin/payments`)).status).toBe(401);
  });

  it('tries a quarantined event again, and only such a one', async () => {
    const order = await world.orders('dodo');
    world.listenerFails(1_000);
    await world.pays(order);
    const event = (await world.events()).at(-1);
    expect(await refusalOf(retryEvent(world.app, operator, event?.id ?? ''))).toBe('EVENT_NOT_QUARANTINED');

    for (let attempt = 0; attempt < 20; attempt++) {
      world.passes(301);
      await sweepWebhookEvents(world.app);
      await world.works();
    }
    expect((await world.events()).at(-1)).toMatchObject({ status: 'quarantined', problem: 'a listener failed' });
    world.listenerFails(0);
    expect(await admin('POST', `/api/admin/webhook-events/${event?.id}/retry`)).toMatchObject({
      status: 200,
      body: { status: 'received' },
    });
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
  });
});
