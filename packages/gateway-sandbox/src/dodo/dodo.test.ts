import { APIError } from 'dodopayments';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Received, TestShop } from '../test-shop.ts';
import { openTestShop } from '../test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  await shop.sandbox.drain();
  const violations = shop.sandbox.violations();
  await shop.close();
  expect(violations).toEqual([]);
});

type Listing = { price?: number; currency?: string; tax_inclusive?: boolean; discount?: number };

async function sells({ price = 1900, ...rest }: Listing = {}, metadata: Record<string, string> = {}): Promise<string> {
  const product = await shop.dodo.products.create({
    name: 'Point of Sale',
    tax_category: 'saas',
    price: {
      type: 'one_time_price',
      price,
      currency: 'USD',
      discount: 0,
      purchasing_power_parity: false,
      ...rest,
    } as never,
    metadata,
  });
  return product.product_id;
}

async function checksOut(productId: string, quantity = 1) {
  return shop.dodo.checkoutSessions.create({
    product_cart: [{ product_id: productId, quantity }],
    customer: { email: 'ada@example.test', name: 'Ada' },
    metadata: { order_id: 'ord_1' },
    return_url: 'https://shop.test/return?order=ord_1',
    cancel_url: 'https://shop.test/cart',
  });
}

async function buys(productId: string): Promise<string> {
  const { session_id } = await checksOut(productId);
  await shop.buyer('pay', session_id);
  await shop.sandbox.drain();
  const { payment_id } = await shop.dodo.checkoutSessions.retrieve(session_id);
  return payment_id ?? '';
}

function opened(webhook: Received | undefined, secret = shop.sandbox.dodo.webhookSecret) {
  return new Webhook(secret).verify(webhook?.body ?? '', webhook?.headers as Record<string, string>) as {
    type: string;
    timestamp: string;
    data: Record<string, unknown>;
  };
}

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return [error.status, (error.error as { code: string }).code];
};

describe('a buyer pays with Dodo', () => {
  it('prices the cart from the products, redirects with payment and status, and sends a signed webhook', async () => {
    const productId = await sells();
    const session = await checksOut(productId, 2);
    expect(await shop.dodo.checkoutSessions.retrieve(session.session_id)).toMatchObject({
      payment_id: null,
      payment_status: null,
    });

    const { redirect_to } = await shop.buyer('pay', session.session_id);
    await shop.sandbox.drain();

    const back = new URL(redirect_to);
    const paymentId = back.searchParams.get('payment_id') ?? '';
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: 'ord_1',
      payment_id: paymentId,
      status: 'succeeded',
    });
    expect(await shop.dodo.payments.retrieve(paymentId)).toMatchObject({
      status: 'succeeded',
      total_amount: 3800,
      tax: 0,
      currency: 'USD',
      checkout_session_id: session.session_id,
      product_cart: [{ product_id: productId, quantity: 2 }],
      metadata: { order_id: 'ord_1' },
      customer: { email: 'ada@example.test', name: 'Ada' },
    });
    expect(shop.received).toHaveLength(1);
    expect(opened(shop.received[0])).toMatchObject({
      type: 'payment.succeeded',
      data: { payload_type: 'Payment', payment_id: paymentId, total_amount: 3800 },
    });
  });

  it('adds the tax that a product asks for, or takes it out of a price that contains it', async () => {
    const onTop = await sells({ price: 1000 }, { sandbox_tax_percent: '19' });
    const inside = await sells({ price: 1190, tax_inclusive: true }, { sandbox_tax_percent: '19' });
    const preview = await shop.dodo.checkoutSessions.preview({
      product_cart: [
        { product_id: onTop, quantity: 1 },
        { product_id: inside, quantity: 1 },
      ],
    });
    expect(preview).toMatchObject({ total_price: 2380, total_tax: 380, currency: 'USD' });
    expect(await shop.dodo.payments.retrieve(await buys(onTop))).toMatchObject({ total_amount: 1190, tax: 190 });
  });

  it('lets the buyer try again after a declined card, but never pay twice', async () => {
    const { session_id } = await checksOut(await sells());
    const declined = await shop.buyer('pay', session_id, 'decline');
    await shop.sandbox.drain();
    const paid = await shop.buyer('pay', session_id);
    const again = await shop.buyer('pay', session_id);
    await shop.sandbox.drain();

    expect(new URL(declined.redirect_to).searchParams.get('status')).toBe('failed');
    expect(again.redirect_to).toBe(paid.redirect_to);
    expect(shop.received.map((webhook) => opened(webhook).type)).toEqual(['payment.failed', 'payment.succeeded']);
    expect((await shop.dodo.payments.list()).items.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });

  it('brings back a buyer who cancels, without a payment', async () => {
    const { session_id } = await checksOut(await sells());
    expect((await shop.buyer('pay', session_id, 'cancel')).redirect_to).toBe('https://shop.test/cart');
    expect((await shop.dodo.payments.list()).items).toEqual([]);
  });

  it('refuses what Dodo refuses: a wrong key, an unknown product, too small a total', async () => {
    const stranger = shop.dodo.withOptions({ bearerToken: 'wrong' });
    expect(await refusal(stranger.products.list())).toEqual([401, 'UNAUTHORIZED']);
    expect(await refusal(checksOut('pdt_none'))).toEqual([422, 'PRODUCT_NOT_FOUND']);
    const cheap = await sells({ price: 49 });
    expect(await refusal(checksOut(cheap))).toEqual([422, 'TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT']);
    expect(await refusal(shop.dodo.payments.retrieve('pay_none'))).toEqual([404, 'PAYMENT_NOT_FOUND']);
    expect(await refusal(shop.dodo.checkoutSessions.retrieve('cks_none'))).toEqual([404, 'CHECKOUT_NOT_FOUND']);
  });

  it('lists payments by customer, status and time, ten to a page', async () => {
    const productId = await sells();
    for (let number = 0; number < 11; number += 1) await buys(productId);
    const first = await shop.dodo.payments.list();
    const second = await shop.dodo.payments.list({ page_number: 1 });
    expect([first.items.length, second.items.length]).toEqual([10, 1]);

    const customerId = first.items[0]?.customer.customer_id ?? '';
    const mine = await shop.dodo.payments.list({ customer_id: customerId, status: 'succeeded', page_size: 100 });
    expect(mine.items).toHaveLength(11);
    const later = await shop.dodo.payments.list({ created_at_gte: '2999-01-01T00:00:00Z' });
    expect(later.items).toEqual([]);
  });
});

describe('money goes back through Dodo', () => {
  it('refunds all that is left, tells the webhook, and refuses a second time', async () => {
    const paymentId = await buys(await sells());
    const refund = await shop.dodo.refunds.create({
      payment_id: paymentId,
      reason: 'changed her mind',
      metadata: { try: '1' },
    });
    await shop.sandbox.drain();

    expect(refund).toMatchObject({ status: 'succeeded', amount: 1900, is_partial: false, metadata: { try: '1' } });
    expect(opened(shop.received[1])).toMatchObject({
      type: 'refund.succeeded',
      data: { payload_type: 'Refund', refund_id: refund.refund_id, payment_id: paymentId },
    });
    expect(await shop.dodo.payments.retrieve(paymentId)).toMatchObject({ refund_status: 'full' });
    expect(await refusal(shop.dodo.refunds.create({ payment_id: paymentId }))).toEqual([
      422,
      'PAYMENT_ALREADY_REFUNDED',
    ]);
  });

  it('refunds a part only by naming an item of the payment, and no more than is left of it', async () => {
    const productId = await sells();
    const paymentId = await buys(productId);
    const part = await shop.dodo.refunds.create({
      payment_id: paymentId,
      items: [{ item_id: productId, amount: 500 }],
    });
    expect(part).toMatchObject({ amount: 500, is_partial: true });
    expect((await shop.dodo.payments.retrieveLineItems(paymentId)).items).toMatchObject([
      { items_id: productId, amount: 1900, refundable_amount: 1400 },
    ]);

    const refundItem = (item_id: string, amount: number) =>
      refusal(shop.dodo.refunds.create({ payment_id: paymentId, items: [{ item_id, amount }] }));
    expect(await refundItem(productId, 1401)).toEqual([422, 'LINE_ITEM_REFUND_AMOUNT_TOO_HIGH']);
    expect(await refundItem('pdt_none', 1)).toEqual([422, 'LINE_ITEM_NOT_FOUND']);
    expect((await shop.dodo.refunds.list()).items).toHaveLength(1);
    expect(await shop.dodo.refunds.retrieve(part.refund_id)).toEqual(part);
    expect(await shop.dodo.payments.retrieve(paymentId)).toMatchObject({ refund_status: 'partial' });
  });

  it('has no idempotency: the same call again gives money back again', async () => {
    const productId = await sells();
    const paymentId = await buys(productId);
    const body = { payment_id: paymentId, items: [{ item_id: productId, amount: 100 }] };
    await shop.dodo.refunds.create(body);
    await shop.dodo.refunds.create(body);
    expect((await shop.dodo.refunds.list()).items).toHaveLength(2);
  });
});

describe('Dodo delivers webhooks', () => {
  it('tries again under the same id until the shop accepts', async () => {
    shop.answers.push(500, 503);
    await buys(await sells());
    expect(shop.received.map(({ status }) => status)).toEqual([500, 503, 200]);
    expect(new Set(shop.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(shop.sandbox.deliveries().map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 503],
      [3, 200],
    ]);
  });

  it('shows the payment as it is at the attempt, not as it was at the event', async () => {
    shop.answers.push(500);
    const productId = await sells();
    shop.onWebhook(async ({ status }) => {
      if (status === 500) {
        const payment = (await shop.dodo.payments.list()).items[0];
        await shop.dodo.refunds.create({ payment_id: payment?.payment_id ?? '' });
      }
    });
    await buys(productId);
    const [early, ...late] = shop.received.map((webhook) => opened(webhook));
    const retried = late.find(({ type }) => type === 'payment.succeeded');
    expect(early).toMatchObject({ type: 'payment.succeeded', data: { refund_status: null } });
    expect(retried).toMatchObject({ timestamp: early?.timestamp, data: { refund_status: 'full' } });
  });

  it('lets a shop register itself, fetch its secret, choose events, and leave', async () => {
    const endpoint = await shop.dodo.webhooks.create({
      url: `${shop.url}/registered`,
      filter_types: ['refund.succeeded'],
    });
    const { secret } = await shop.dodo.webhooks.retrieveSecret(endpoint.id);
    expect((await shop.dodo.webhooks.list()).data.map(({ id }) => id)).toContain(endpoint.id);

    const paymentId = await buys(await sells());
    await shop.dodo.refunds.create({ payment_id: paymentId });
    await shop.sandbox.drain();
    const own = shop.received.filter(({ path }) => path === '/registered');
    expect(own.map((webhook) => opened(webhook, secret).type)).toEqual(['refund.succeeded']);

    await shop.dodo.webhooks.update(endpoint.id, { disabled: true });
    expect(await shop.dodo.webhooks.retrieve(endpoint.id)).toMatchObject({ disabled: true });
    await shop.dodo.webhooks.delete(endpoint.id);
    expect(await refusal(shop.dodo.webhooks.retrieve(endpoint.id))).toEqual([404, 'WEBHOOK_NOT_FOUND']);
  });
});

describe('the page behind checkout_url', () => {
  it('can be used without a script: it names the sandbox, posts the choice and redirects', async () => {
    const session = await checksOut(await sells());
    const url = session.checkout_url ?? '';
    const page = await (await fetch(url)).text();
    expect(page).toContain('<strong>Sandbox.</strong>');
    expect(page).toContain('$19.00');
    expect(page).not.toContain('<script');

    const press = (choice: string) =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' });
    const pressed = await press('pay');
    expect(pressed.status).toBe(303);
    expect(new URL(pressed.headers.get('location') ?? '').searchParams.get('status')).toBe('succeeded');
    expect(await (await fetch(url)).text()).toContain('This order is paid.');
  });

  it('shows names that contain markup as text', async () => {
    const product = await shop.dodo.products.create({
      name: '<b onclick="x">&',
      tax_category: 'saas',
      price: { type: 'one_time_price', price: 500, currency: 'USD', discount: 0, purchasing_power_parity: false },
    });
    const session = await checksOut(product.product_id);
    const page = await (await fetch(session.checkout_url ?? '')).text();
    expect(page).not.toContain('<b onclick');
  });
});

describe('a discount', () => {
  const flat = (code: string, amount: number, change: object = {}) =>
    shop.dodo.discounts.create({
      type: 'flat',
      amount: 1,
      code,
      usage_limit: 1,
      currency_options: [{ currency: 'USD', is_default: true, max_amount_possible: amount }],
      ...change,
    });
  const checksOutWith = (productIds: string[], code: string) =>
    shop.dodo.checkoutSessions.create({
      product_cart: productIds.map((product_id) => ({ product_id, quantity: 1 })),
      customer: { email: 'ada@example.test', name: 'Ada' },
      discount_codes: [code],
    });

  it('takes exactly its amount off what it is for, before tax, and is used up by the payment', async () => {
    const [till, icons] = [await sells({ price: 1_000 }, { sandbox_tax_percent: '20' }), await sells({ price: 2_000 })];
    await flat('once', 333, { restricted_to: [till] });
    const { session_id } = await checksOutWith([till, icons], 'ONCE');
    await shop.buyer('pay', session_id);
    await shop.sandbox.drain();
    const { payment_id } = await shop.dodo.checkoutSessions.retrieve(session_id);
    const payment = await shop.dodo.payments.retrieve(payment_id ?? '');
    expect(payment).toMatchObject({
      total_amount: 800 + 2_000,
      tax: 133,
      discounts: [{ code: 'ONCE', times_used: 1 }],
    });
    await expect(checksOutWith([till], 'once')).rejects.toMatchObject({ status: 422 });
  });

  it('is shared out over the lines without a rest, and never more than they cost', async () => {
    const lines = [await sells({ price: 100 }), await sells({ price: 100 }), await sells({ price: 100 })];
    await flat('SHARED', 100);
    const preview = await shop.dodo.checkoutSessions.preview({
      product_cart: lines.map((product_id) => ({ product_id, quantity: 1 })),
      discount_codes: ['shared'],
    });
    expect(preview).toMatchObject({ total_price: 200, current_breakup: { subtotal: 300, discount: 100 } });
  });

  it.each([
    ['has a code that is taken', 'TAKEN', {}],
    ['has no amount in any currency', 'NOTHING', { currency_options: [] }],
    ['has a code that is too short', 'XY', {}],
  ])('that %s is refused', async (_why, code, change) => {
    await flat('TAKEN', 5);
    await expect(flat(code, 5, change)).rejects.toBeInstanceOf(APIError);
  });
});
