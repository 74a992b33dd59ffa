import type { PaymentGatewayKey } from '@vozex/domain';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyGatewayEvents } from './apply-gateway-events.ts';
import type { WebhookRequest } from './gateway.ts';
import { sweepWebhookEvents } from './sweep-webhook-events.ts';
import { openPaymentsWorld, type PaymentsWorld, type WaitingOrder } from './test-world.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await openPaymentsWorld();
});
afterEach(() => {
  world.street.sandbox.clearMisbehaviour();
  world.announced.length = 0;
  world.logged.length = 0;
});
afterAll(() => world.close());

const paidOnce = (order: WaitingOrder) =>
  world.announced.filter((said) => said.event === 'order.paid' && said.orderId === order.orderId).length === 1;

/** A Dodo event of our own making, signed as Dodo signs. */
function dodoLetter(document: unknown, id = `msg_${Math.random()}`): WebhookRequest {
  const body = typeof document === 'string' ? document : JSON.stringify(document);
  const at = world.app.clock.now();
  return {
    rawBody: Buffer.from(body),
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(world.street.sandbox.dodo.webhookSecret).sign(id, at, body),
    },
  };
}

const dodoPayment = (order: WaitingOrder, change: object = {}) => ({
  type: 'payment.succeeded',
  timestamp: world.app.clock.now().toISOString(),
  data: {
    payload_type: 'Payment',
    payment_id: `pay_${order.orderId.slice(-8)}`,
    status: 'succeeded',
    total_amount: 4_000,
    currency: 'USD',
    checkout_session_id: order.checkoutId,
    product_cart: [{ product_id: order.items[0]?.gatewayProductId ?? 'pdt_any', quantity: 2 }],
    metadata: { order_id: order.orderId },
    ...change,
  },
});

const lastEvent = async () => (await world.events()).at(-1);

describe.each(['dodo', 'paypal'] satisfies PaymentGatewayKey[])('an order paid through %s', (key) => {
  it('is paid once the gateway has told', async () => {
    const order = await world.orders(key);
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'succeeded', problem_code: null }]);
    expect(paidOnce(order)).toBe(true);
    expect(await lastEvent()).toMatchObject({ status: 'applied', order_id: order.orderId });
  });

  it('is paid once however often and however densely the gateway repeats itself', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'webhook_n_times', count: 100 });
    const order = await world.orders(key);
    await world.pays(order);
    expect(paidOnce(order)).toBe(true);
    expect(await world.payments(order.orderId)).toHaveLength(1);
    const money = (await world.events()).filter(
      (event) => event.order_id === order.orderId && /PAYMENT|payment/.test(event.event_type),
    );
    expect(money).toHaveLength(1);
    expect(money[0]).toMatchObject({ deliveries: 100, status: 'applied' });
  });

  it('is paid once when return page and webhook race', async () => {
    const order = await world.orders(key);
    await world.street.buyer(key, order.checkoutId);
    const returns = async () => {
      const state = await world.app.gateways
        .of(key)
        .completeCheckout(order.checkoutId, order.orderId)
        .catch(() => undefined);
      if (state?.kind === 'events') await applyGatewayEvents(world.app, state.events, { kind: 'return_page' });
    };
    await Promise.all([returns(), world.works(), returns()]);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(await world.payments(order.orderId)).toHaveLength(1);
    expect(paidOnce(order)).toBe(true);
  });

  it('is paid when the webhook comes before the answer, and when another overtakes it', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'webhook_before_redirect' });
    const first = await world.orders(key);
    await world.pays(first);
    world.street.sandbox.clearMisbehaviour();
    world.street.sandbox.misbehave({ gateway: key, what: 'webhook_out_of_order', times: 1 });
    const held = await world.orders(key);
    await world.street.buyer(key, held.checkoutId);
    const overtaking = await world.orders(key);
    await world.pays(overtaking);
    for (const order of [first, held, overtaking]) expect(await world.orderStatus(order.orderId)).toBe('paid');
  });

  it('stays unpaid, with nothing kept, when the webhook was altered', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'altered_body' });
    const order = await world.orders(key);
    const before = (await world.events()).length;
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('pending');
    expect(await world.events()).toHaveLength(before);
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'payments.webhook_refused' }));
  });

  it('is paid by the good delivery that follows a forged one', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'bad_signature_first' });
    const order = await world.orders(key);
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(paidOnce(order)).toBe(true);
  });

  it('is on hold, and nothing is announced, when the amount is wrong', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'wrong_amount', times: 1 });
    const order = await world.orders(key);
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('on_hold');
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'AMOUNT_MISMATCH' }]);
    expect(world.announced).toEqual([]);
    expect(world.logged).toContainEqual({
      event: 'payments.held',
      fields: expect.objectContaining({
        gateway: key,
        order_id: order.orderId,
        code: 'AMOUNT_MISMATCH',
        event_id: expect.any(String),
      }),
    });
  });

  it.each(['expired', 'cancelled'] as const)('is on hold when the money comes after it was %s', async (status) => {
    const order = await world.orders(key);
    await world.street.buyer(key, order.checkoutId);
    const state = await world.app.gateways.of(key).completeCheckout(order.checkoutId, order.orderId);
    await world.moves(order.orderId, status);
    await applyGatewayEvents(world.app, state.kind === 'events' ? state.events : [], { kind: 'return_page' });
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('on_hold');
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'ORDER_NOT_PAYABLE' }]);
    expect(world.announced).toEqual([]);
  });

  it('waits while the payment is pending, and is paid when it settles', async () => {
    world.street.sandbox.misbehave({ gateway: key, what: 'capture_pending', times: 1 });
    const order = await world.orders(key);
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('pending');
    const [payment] = await world.payments(order.orderId);
    expect(payment?.status).toBe('pending');
    await world.street.settle(key, 'payments', payment?.gateway_payment_id ?? '');
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(await world.payments(order.orderId)).toMatchObject([{ id: payment?.id, status: 'succeeded' }]);
  });

  it('can be paid after a declined card', async () => {
    const order = await world.orders(key);
    await world.pays(order, 'decline');
    expect(await world.orderStatus(order.orderId)).toBe('pending');
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(paidOnce(order)).toBe(true);
  });

  it('is paid after all when a listener of another room fails at first', async () => {
    world.listenerFails(100);
    const order = await world.orders(key);
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('pending');
    expect(await world.payments(order.orderId)).toEqual([]);
    world.listenerFails(0);
    world.passes(3);
    await sweepWebhookEvents(world.app);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(paidOnce(order)).toBe(true);
  });
});

describe('an order paid through PayPal', () => {
  it('is held in another currency', async () => {
    world.street.sandbox.misbehave({ gateway: 'paypal', what: 'wrong_currency', times: 1 });
    const order = await world.orders('paypal');
    await world.pays(order);
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'CURRENCY_MISMATCH' }]);
  });

  it('is not captured any more once it was cancelled: the approval lapses by itself', async () => {
    const order = await world.orders('paypal');
    await world.moves(order.orderId, 'cancelled');
    await world.pays(order);
    expect(await world.street.booked('paypal', order.orderId)).toEqual([]);
    expect(await lastEvent()).toMatchObject({ event_type: 'CHECKOUT.ORDER.APPROVED', status: 'ignored' });
  });

  it('is captured when PayPal was away at first', async () => {
    const order = await world.orders('paypal');
    world.street.sandbox.misbehave({
      gateway: 'paypal',
      what: 'api_500_before',
      match: { path: '/capture' },
      times: 1,
    });
    await world.pays(order);
    expect(await world.orderStatus(order.orderId)).toBe('pending');
    world.passes(3);
    await sweepWebhookEvents(world.app);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
  });

  it('never captures an order that is not ours, though the same account received its approval', async () => {
    const order = await world.orders('paypal');
    const { gatewayCheckoutId } = await world.app.gateways.of('paypal').createCheckoutSession({
      ...order,
      orderId: 'ord_of-another-shop',
      sessionId: 'another',
    });
    await world.street.buyer('paypal', gatewayCheckoutId);
    await world.works();
    world.passes(130);
    await sweepWebhookEvents(world.app);
    await world.works();
    expect(await world.street.booked('paypal', 'ord_of-another-shop')).toEqual([]);
    expect(await lastEvent()).toMatchObject({ status: 'quarantined' });
  });
});

describe('an order paid through Dodo', () => {
  it('may be taxed on top, and charged in the currency of the buyer', async () => {
    const taxed = await world.orders('dodo', { taxPercent: 20 });
    await world.pays(taxed);
    expect(await world.orderStatus(taxed.orderId)).toBe('paid');
    world.street.sandbox.misbehave({ gateway: 'dodo', what: 'wrong_currency', times: 1 });
    const adapted = await world.orders('dodo');
    await world.pays(adapted);
    expect(await world.orderStatus(adapted.orderId)).toBe('paid');
  });

  it.each([
    ['another product', { product_cart: [{ product_id: 'pdt_other', quantity: 2 }] }],
    ['less of it', (cart: { product_id: string }) => ({ product_cart: [{ ...cart, quantity: 1 }] })],
    [
      'something besides',
      (cart: { product_id: string }) => ({
        product_cart: [
          { ...cart, quantity: 2 },
          { product_id: 'pdt_x', quantity: 1 },
        ],
      }),
    ],
    ['nothing in particular', { product_cart: null }],
  ])('is held when what was paid for is %s', async (_what, change) => {
    const order = await world.orders('dodo');
    const cart = { product_id: order.items[0]?.gatewayProductId ?? '' };
    const data = typeof change === 'function' ? change(cart) : change;
    expect(await world.delivers('dodo', dodoLetter(dodoPayment(order, data)))).toBe(200);
    await world.works();
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'CART_MISMATCH' }]);
    expect(await world.orderStatus(order.orderId)).toBe('on_hold');
  });

  it('is held when the money came through the other gateway', async () => {
    const order = await world.orders('paypal');
    await world.delivers('dodo', dodoLetter(dodoPayment(order, { checkout_session_id: null })));
    await world.works();
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'GATEWAY_MISMATCH' }]);
  });

  it('is held when the checkout that was paid belongs to another order', async () => {
    const cheap = await world.orders('dodo');
    const order = await world.orders('dodo');
    await world.delivers('dodo', dodoLetter(dodoPayment(order, { checkout_session_id: cheap.checkoutId })));
    await world.works();
    expect(await world.payments(order.orderId)).toMatchObject([{ status: 'held', problem_code: 'CHECKOUT_MISMATCH' }]);
    expect(await world.orderStatus(cheap.orderId)).toBe('pending');
  });

  it('keeps a second payment on hold and stays paid by the first', async () => {
    const order = await world.orders('dodo');
    await world.pays(order);
    await world.delivers('dodo', dodoLetter(dodoPayment(order, { payment_id: 'pay_second' })));
    await world.works();
    const statuses = (await world.payments(order.orderId)).map(
      (payment) => `${payment.status} ${payment.problem_code}`,
    );
    expect(statuses.sort()).toEqual(['held DUPLICATE_PAYMENT', 'succeeded null']);
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(paidOnce(order)).toBe(true);
  });

  it('cannot be paid with the payment of another order', async () => {
    const first = await world.orders('dodo');
    const second = await world.orders('dodo');
    const payment = { payment_id: `pay_shared_${first.orderId.slice(-6)}`, checkout_session_id: null };
    await world.delivers('dodo', dodoLetter(dodoPayment(first, payment)));
    await world.works();
    await world.delivers('dodo', dodoLetter(dodoPayment(second, payment)));
    await world.works();
    expect(await world.orderStatus(first.orderId)).toBe('paid');
    expect(await world.orderStatus(second.orderId)).toBe('pending');
    expect(await lastEvent()).toMatchObject({
      status: 'quarantined',
      problem: expect.stringContaining('another order'),
    });
  });

  it('ends the same in whatever order its events come', async () => {
    const steps = ['processing', 'failed', 'succeeded', 'processing', 'cancelled'];
    for (const order of permutations(steps).filter((_, i) => i % 7 === 0)) {
      const waiting = await world.orders('dodo');
      for (const status of order) await world.delivers('dodo', dodoLetter(dodoPayment(waiting, { status })));
      await world.works();
      expect(await world.orderStatus(waiting.orderId)).toBe('paid');
      expect(await world.payments(waiting.orderId)).toMatchObject([{ status: 'succeeded' }]);
      expect(paidOnce(waiting)).toBe(true);
    }
  });
});

function permutations<T>(list: T[]): T[][] {
  if (list.length <= 1) return [list];
  return list.flatMap((item, i) => permutations(list.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('a webhook that waits', () => {
  it('for an order that commits later is applied within two minutes', async () => {
    const order = await world.orders('dodo');
    const document = dodoPayment(order);
    const later = {
      ...document,
      data: { ...document.data, checkout_session_id: null, metadata: { order_id: makeLater(order.orderId) } },
    };
    await world.delivers('dodo', dodoLetter(later));
    await world.works();
    expect(await lastEvent()).toMatchObject({ status: 'received', problem: expect.stringContaining('no order') });
    await copyOrder(order.orderId, makeLater(order.orderId));
    world.passes(5);
    await sweepWebhookEvents(world.app);
    await world.works();
    expect(await lastEvent()).toMatchObject({ status: 'applied' });
    expect(await world.orderStatus(makeLater(order.orderId))).toBe('paid');
  });

  it('for an order that never comes is quarantined, without a storm', async () => {
    const order = await world.orders('dodo');
    const document = dodoPayment(order, {
      checkout_session_id: null,
      metadata: { order_id: makeLater(order.orderId) },
    });
    await world.delivers('dodo', dodoLetter(document));
    for (let second = 0; second < 150; second += 5) {
      await world.works();
      world.passes(5);
      await sweepWebhookEvents(world.app);
    }
    await world.works();
    expect(await lastEvent()).toMatchObject({ status: 'quarantined' });
    expect(world.logged.filter((line) => line.event === 'payments.event_quarantined')).toHaveLength(1);
  });

  it('because its job was lost is found by the sweeper, and at boot at once', async () => {
    const order = await world.orders('dodo');
    const { sendWith } = world.app.jobs;
    world.app.jobs.sendWith = async (statement) => {
      await statement.execute(world.app.db.read);
    };
    await world.delivers('dodo', dodoLetter(dodoPayment(order)));
    world.app.jobs.sendWith = sendWith;
    expect(await sweepWebhookEvents(world.app)).toBe(0); // its job may still come
    expect(await sweepWebhookEvents(world.app, { atBoot: true })).toBe(1);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    world.passes(60);
    expect(await sweepWebhookEvents(world.app)).toBe(0);
  });

  it('is replaced by a newer delivery under the same id, and applied once', async () => {
    const order = await world.orders('dodo');
    await world.delivers('dodo', dodoLetter(dodoPayment(order, { status: 'processing' }), `msg_${order.orderId}`));
    world.passes(5);
    await world.delivers('dodo', dodoLetter(dodoPayment(order, { status: 'succeeded' }), `msg_${order.orderId}`));
    await world.works();
    expect(await lastEvent()).toMatchObject({ deliveries: 2, status: 'applied' });
    expect(await world.orderStatus(order.orderId)).toBe('paid');
  });
});

const makeLater = (orderId: string) => `${orderId.slice(0, -1)}${orderId.endsWith('z') ? 'y' : 'z'}`;

async function copyOrder(from: string, to: string): Promise<void> {
  const { read } = world.app.db;
  const order = await read.selectFrom('orders').selectAll().where('id', '=', from).executeTakeFirstOrThrow();
  const items = await read.selectFrom('order_items').selectAll().where('order_id', '=', from).execute();
  await read
    .insertInto('orders')
    .values({ ...order, id: to, metadata: '{}' })
    .execute();
  for (const item of items) {
    const copy = {
      ...item,
      id: world.app.newId('order_item'),
      order_id: to,
      choices: '{}',
      terms: '{}',
      policies: '{}',
    };
    await read.insertInto('order_items').values(copy).execute();
  }
}

describe('the door for webhooks', () => {
  it('keeps what is genuine and no JSON, answers 2xx, and quarantines it', async () => {
    for (const body of [
      'not json',
      '[]',
      '{"type":"payment.succeeded","data":{"a":"\\u0000"}}',
      '"\\ud800"',
      `${'['.repeat(7_000)}`,
    ]) {
      expect(await world.delivers('dodo', dodoLetter(body))).toBe(200);
      await world.works();
      expect(await lastEvent()).toMatchObject({ status: 'quarantined' });
    }
  });

  it('ignores what it does not know, and says so loudly', async () => {
    expect(await world.delivers('dodo', dodoLetter({ type: 'payment_link.created', data: {} }))).toBe(200);
    await world.works();
    expect(await lastEvent()).toMatchObject({ status: 'ignored', problem: 'unknown type payment_link.created' });
    expect(world.logged).toContainEqual({
      event: 'payments.event_ignored',
      fields: expect.objectContaining({ alert: true }),
    });
  });

  it('survives keys that are traps', async () => {
    const order = await world.orders('dodo');
    const text = JSON.stringify(dodoPayment(order)).replace(
      '"data":',
      '"__proto__":{"polluted":true},"constructor":1,"data":',
    );
    expect(await world.delivers('dodo', dodoLetter(text))).toBe(200);
    await world.works();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect('polluted' in {}).toBe(false);
  });

  it('refuses with a problem document and keeps nothing', async () => {
    const order = await world.orders('dodo');
    const good = dodoLetter(dodoPayment(order));
    const post = async (key: string, letter: WebhookRequest, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${world.url}/webhooks/${key}`, {
        method: 'POST',
        headers: { ...(letter.headers as Record<string, string>), ...headers },
        body: new Uint8Array(letter.rawBody),
      });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const before = (await world.events()).length;
    expect(await post('dodo', { ...good, rawBody: Buffer.concat([good.rawBody, Buffer.from(' ')]) })).toEqual([
      401,
      'WEBHOOK_REFUSED',
    ]);
    expect(await post('dodo', good, { 'webhook-signature': '' })).toEqual([401, 'WEBHOOK_REFUSED']);
    expect(await post('paypal', good)).toEqual([401, 'WEBHOOK_REFUSED']);
    expect(await post('dodo', good, { 'content-type': 'text/plain' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await post('stripe', good)).toEqual([404, 'NOT_FOUND']);
    expect(await post('dodo', { ...good, rawBody: Buffer.alloc(262_145, 32) })).toEqual([413, 'BODY_TOO_LARGE']);
    expect(await world.events()).toHaveLength(before);
    world.passes(301);
    expect(await post('dodo', good)).toEqual([401, 'WEBHOOK_REFUSED']);
    expect(await world.events()).toHaveLength(before);
    const counted = await world.app.metrics.registry.getSingleMetricAsString('vozex_webhooks_received_total');
    expect(counted).toMatch(/gateway="dodo",result="bad_signature"} \d/);
    expect(counted).toMatch(/gateway="dodo",result="stale"} \d/);
    expect(counted).toMatch(/gateway="dodo",result="kept"} \d/);
  });

  it('asks PayPal to send again when the certificate cannot be fetched, and keeps nothing', async () => {
    const order = await world.orders('paypal');
    world.street.sandbox.misbehave({ gateway: 'paypal', what: 'webhook_never' });
    await world.pays(order);
    const missing = { 'paypal-cert-url': `${world.street.sandbox.paypal.baseUrl}/v1/notifications/certs/CERT-none` };
    const headers = {
      'content-type': 'application/json',
      'paypal-transmission-id': 'a',
      'paypal-transmission-time': '2026-03-01T12:00:00Z',
      'paypal-transmission-sig': 'AAAA',
      'paypal-auth-algo': 'SHA256withRSA',
    };
    const before = (await world.events()).length;
    expect(await world.delivers('paypal', { rawBody: Buffer.from('{}'), headers: { ...headers, ...missing } })).toBe(
      401,
    );
    expect(await world.events()).toHaveLength(before);
  });
});

describe('the way of a paid event', () => {
  it('is one statement at the door, the job included, and at most eight when it is applied', async () => {
    const order = await world.orders('dodo');
    world.statements();
    await world.delivers('dodo', dodoLetter(dodoPayment(order)));
    const door = world.statements();
    expect(door).toHaveLength(1);
    await world.works();
    const applied = world.statements();
    expect(await world.orderStatus(order.orderId)).toBe('paid');
    expect(applied.length).toBeLessThanOrEqual(8);
  });
});
