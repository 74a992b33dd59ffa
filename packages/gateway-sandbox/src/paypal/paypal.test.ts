import { createVerify, X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { OrderRequest } from '@paypal/paypal-server-sdk';
import { ApiError, CheckoutPaymentIntent, ItemCategory } from '@paypal/paypal-server-sdk';
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

const ALL = 'return=representation';

function orderOf(
  value: string,
  currencyCode = 'USD',
  more: { customId?: string; invoiceId?: string } = {},
): OrderRequest {
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [{ referenceId: 'order', amount: { currencyCode, value }, ...more }],
    paymentSource: {
      paypal: {
        experienceContext: { returnUrl: 'https://shop.test/return?order=ord_1', cancelUrl: 'https://shop.test/cart' },
      },
    },
  };
}

async function opens(body: OrderRequest, paypalRequestId?: string): Promise<string> {
  const { result } = await shop.orders.createOrder({ body, ...(paypalRequestId ? { paypalRequestId } : {}) });
  return result.id ?? '';
}

async function pays(body: OrderRequest) {
  const id = await opens(body);
  await shop.buyer('approve', id);
  await shop.sandbox.drain();
  const { result } = await shop.orders.captureOrder({ id, prefer: ALL });
  const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0];
  return { orderId: id, captureId: capture?.id ?? '', status: capture?.status };
}

/** The status and first issue of a refused call. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected a refusal, got ${String(error)}`);
  const answer = JSON.parse(String(error.body)) as { details?: { issue: string; field?: string }[] };
  return [error.statusCode, answer.details?.[0]?.issue];
}

const events = () =>
  shop.received.map(({ body }) => JSON.parse(body) as { event_type: string; resource: Record<string, unknown> });

/** The receiver's side of PayPal's scheme, written for this test alone. */
async function isSigned({ headers, body }: Received): Promise<boolean> {
  const header = (name: string) => String(headers[`paypal-${name}`]);
  const pem = await (await fetch(header('cert-url'))).text();
  const [intermediate, root] = shop.sandbox.paypal.caPem
    .split(/(?<=-----END CERTIFICATE-----)\n/)
    .filter((text) => text.includes('BEGIN'))
    .map((text) => new X509Certificate(text));
  const leaf = new X509Certificate(pem);
  expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
  expect(leaf.checkHost('messageverificationcerts.sandbox.paypal.com')).toBeDefined();
  expect(leaf.ca || !intermediate?.ca || !root?.ca).toBe(false);
  const chained =
    leaf.verify(intermediate!.publicKey) && intermediate!.verify(root!.publicKey) && root!.verify(root!.publicKey);
  const text = [
    header('transmission-id'),
    header('transmission-time'),
    shop.sandbox.paypal.webhookId,
    crc32(Buffer.from(body)),
  ];
  return (
    chained &&
    createVerify('RSA-SHA256').update(text.join('|')).verify(leaf.publicKey, header('transmission-sig'), 'base64')
  );
}

describe('a buyer pays with PayPal', () => {
  it('approves, is sent back with token and payer, and the capture moves the money', async () => {
    const body = orderOf('19.00', 'USD', { customId: 'ord_1', invoiceId: 'ord_1-1' });
    const { result: order, statusCode } = await shop.orders.createOrder({ body, prefer: ALL });
    expect([statusCode, order.status]).toEqual([201, 'PAYER_ACTION_REQUIRED']);
    expect(order.links?.map(({ rel }) => rel)).toContain('payer-action');
    const id = order.id ?? '';
    expect(await refusal(shop.orders.captureOrder({ id }))).toEqual([422, 'ORDER_NOT_APPROVED']);

    const back = new URL((await shop.buyer('approve', id)).redirect_to);
    await shop.sandbox.drain();
    expect(Object.fromEntries(back.searchParams)).toEqual({ order: 'ord_1', token: id, PayerID: expect.any(String) });
    expect((await shop.orders.getOrder({ id })).result.status).toBe('APPROVED');

    const { result: captured } = await shop.orders.captureOrder({ id });
    const [capture] = captured.purchaseUnits?.[0]?.payments?.captures ?? [];
    expect(captured.status).toBe('COMPLETED');
    expect(capture).toMatchObject({
      status: 'COMPLETED',
      amount: { currencyCode: 'USD', value: '19.00' },
      customId: 'ord_1',
      invoiceId: 'ord_1-1',
      sellerReceivableBreakdown: { paypalFee: { value: '1.15' }, netAmount: { value: '17.85' } },
    });
    expect((await shop.payments.getCapturedPayment({ captureId: capture?.id ?? '' })).result).toMatchObject({
      id: capture?.id,
      supplementaryData: { relatedIds: { orderId: id } },
    });
    expect(await refusal(shop.orders.captureOrder({ id }))).toEqual([422, 'ORDER_ALREADY_CAPTURED']);

    await shop.sandbox.drain();
    expect(events().map(({ event_type }) => event_type)).toEqual([
      'CHECKOUT.ORDER.APPROVED',
      'PAYMENT.CAPTURE.COMPLETED',
    ]);
    expect(events()[1]?.resource).toMatchObject({ id: capture?.id, custom_id: 'ord_1', status: 'COMPLETED' });
    for (const webhook of shop.received) expect(await isSigned(webhook)).toBe(true);
  });

  it('can choose another card after a declined one', async () => {
    const id = await opens(orderOf('19.00'));
    await shop.buyer('approve', id, 'decline');
    expect(await refusal(shop.orders.captureOrder({ id }))).toEqual([422, 'INSTRUMENT_DECLINED']);
    expect((await shop.orders.getOrder({ id })).result.status).toBe('PAYER_ACTION_REQUIRED');
    await shop.buyer('approve', id);
    expect((await shop.orders.captureOrder({ id })).result.status).toBe('COMPLETED');
  });

  it('can go back without paying', async () => {
    const id = await opens(orderOf('19.00'));
    expect((await shop.buyer('approve', id, 'cancel')).redirect_to).toBe(`https://shop.test/cart?token=${id}`);
    expect((await shop.orders.getOrder({ id })).result.status).toBe('PAYER_ACTION_REQUIRED');
  });

  it('works with the older application_context, whose link is called approve', async () => {
    const { result } = await shop.orders.createOrder({
      body: {
        intent: CheckoutPaymentIntent.Capture,
        purchaseUnits: [{ amount: { currencyCode: 'USD', value: '5.00' } }],
        applicationContext: { returnUrl: 'https://shop.test/return', cancelUrl: 'https://shop.test/cart' },
      },
    });
    expect(result.status).toBe('CREATED');
    expect(result.links?.map(({ rel }) => rel)).toEqual(['self', 'approve', 'update', 'capture']);
  });
});

describe('a PayPal-Request-Id', () => {
  it('makes an order once: the repeated call answers 200 with the same order as it is now', async () => {
    const id = await opens(orderOf('19.00'), 'create-1');
    await shop.buyer('approve', id);
    const again = await shop.orders.createOrder({ body: orderOf('19.00'), paypalRequestId: 'create-1' });
    expect([again.statusCode, again.result.id, again.result.status]).toEqual([200, id, 'APPROVED']);
    expect(await opens(orderOf('19.00'), 'create-2')).not.toBe(id);
  });

  it('captures once, and a declined capture may be tried again under the same id', async () => {
    const id = await opens(orderOf('19.00'));
    await shop.buyer('approve', id, 'decline');
    const capture = () => shop.orders.captureOrder({ id, paypalRequestId: 'capture-1' });
    expect(await refusal(capture())).toEqual([422, 'INSTRUMENT_DECLINED']);
    await shop.buyer('approve', id);
    const [first, second] = [await capture(), await capture()];
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(second.result.purchaseUnits).toEqual(first.result.purchaseUnits);
  });

  it('refunds once', async () => {
    const { captureId } = await pays(orderOf('19.00'));
    const refund = () =>
      shop.payments.refundCapturedPayment({ captureId, paypalRequestId: 'refund-1', body: {}, prefer: ALL });
    const [first, second] = [await refund(), await refund()];
    expect(second.result).toEqual(first.result);
    await shop.sandbox.drain();
    expect(events().filter(({ event_type }) => event_type === 'PAYMENT.CAPTURE.REFUNDED')).toHaveLength(1);
  });

  it('refunds once even when two calls come at the same moment, and their webhook is slow', async () => {
    const { captureId } = await pays(orderOf('19.00'));
    shop.sandbox.misbehave({ gateway: 'paypal', what: 'webhook_before_redirect' });
    shop.onWebhook(() => sleep(50));
    const body = { amount: { currencyCode: 'USD', value: '5.00' } };
    const refund = () => shop.payments.refundCapturedPayment({ captureId, paypalRequestId: 'refund-1', body });
    const [first, second] = await Promise.all([refund(), refund()]);
    expect(second.result.id).toBe(first.result.id);
    const rest = await shop.payments.refundCapturedPayment({ captureId, body: {}, prefer: ALL });
    expect(rest.result.amount?.value).toBe('14.00');
  });
});

describe('PayPal checks an order', () => {
  it('accepts items and a breakdown that add up', async () => {
    const money = (value: string) => ({ currencyCode: 'USD', value });
    const unit = (itemTotal: string, taxTotal: string, value: string) => ({
      amount: { ...money(value), breakdown: { itemTotal: money(itemTotal), taxTotal: money(taxTotal) } },
      items: [
        {
          name: 'Point of Sale',
          quantity: '2',
          unitAmount: money('9.50'),
          tax: money('0.95'),
          category: ItemCategory.DigitalGoods,
        },
      ],
    });
    const create = (itemTotal: string, taxTotal: string, value: string) =>
      shop.orders.createOrder({ body: { ...orderOf(value), purchaseUnits: [unit(itemTotal, taxTotal, value)] } });
    expect((await create('19.00', '1.90', '20.90')).statusCode).toBe(201);
    expect(await refusal(create('19.00', '1.90', '20.91'))).toEqual([422, 'AMOUNT_MISMATCH']);
    expect(await refusal(create('19.01', '1.90', '20.91'))).toEqual([422, 'ITEM_TOTAL_MISMATCH']);
    expect(await refusal(create('19.00', '1.80', '20.80'))).toEqual([422, 'TAX_TOTAL_MISMATCH']);
  });

  it('knows which currencies have no decimals', async () => {
    for (const currency of ['JPY', 'HUF', 'TWD']) {
      expect(await refusal(opens(orderOf('450.00', currency)))).toEqual([422, 'DECIMAL_PRECISION']);
      expect(await pays(orderOf('450', currency))).toMatchObject({ status: 'COMPLETED' });
    }
    expect(await refusal(opens(orderOf('1.005')))).toEqual([422, 'DECIMAL_PRECISION']);
    expect(await refusal(opens(orderOf('0.00')))).toEqual([422, 'CANNOT_BE_ZERO_OR_NEGATIVE']);
    expect(await refusal(opens(orderOf('10.00', 'INR')))).toEqual([422, 'INVALID_CURRENCY_CODE']);
  });

  it('lets an invoice be paid once', async () => {
    const invoice = orderOf('19.00', 'USD', { invoiceId: 'INV-1' });
    const late = await opens(invoice);
    await shop.buyer('approve', late);
    await pays(invoice);
    expect(await refusal(opens(invoice))).toEqual([422, 'DUPLICATE_INVOICE_ID']);
    expect(await refusal(shop.orders.captureOrder({ id: late }))).toEqual([422, 'DUPLICATE_INVOICE_ID']);
  });

  it('does not know a stranger, nor an order that never was', async () => {
    const answer = await fetch(`${shop.sandbox.paypal.baseUrl}/v2/checkout/orders/X`, {
      headers: { authorization: 'Bearer x' },
    });
    expect([answer.status, ((await answer.json()) as { name: string }).name]).toEqual([401, 'AUTHENTICATION_FAILURE']);
    expect(await refusal(shop.orders.getOrder({ id: '5O190127TN364715T' }))).toEqual([404, 'INVALID_RESOURCE_ID']);
  });
});

describe('money goes back through PayPal', () => {
  it('in parts, with a running total, and never more than was paid', async () => {
    const { captureId, orderId } = await pays(orderOf('19.00'));
    const refund = (value: string, currencyCode = 'USD') =>
      shop.payments.refundCapturedPayment({ captureId, prefer: ALL, body: { amount: { currencyCode, value } } });

    const { result: part } = await refund('5.00');
    expect(part).toMatchObject({
      status: 'COMPLETED',
      sellerPayableBreakdown: { totalRefundedAmount: { value: '5.00' } },
    });
    expect((await shop.payments.getCapturedPayment({ captureId })).result.status).toBe('PARTIALLY_REFUNDED');
    expect(await refusal(refund('14.01'))).toEqual([422, 'REFUND_AMOUNT_EXCEEDED']);
    expect(await refusal(refund('1.00', 'EUR'))).toEqual([422, 'REFUND_CAPTURE_CURRENCY_MISMATCH']);

    await shop.sandbox.drain();
    const { result: rest } = await shop.payments.refundCapturedPayment({ captureId, prefer: ALL, body: {} });
    expect(rest).toMatchObject({
      amount: { value: '14.00' },
      sellerPayableBreakdown: { totalRefundedAmount: { value: '19.00' } },
    });
    expect((await shop.payments.getRefund({ refundId: rest.id ?? '' })).result).toEqual(rest);
    expect((await shop.payments.getCapturedPayment({ captureId })).result.status).toBe('REFUNDED');
    expect(await refusal(refund('1.00'))).toEqual([422, 'CAPTURE_FULLY_REFUNDED']);
    expect((await shop.orders.getOrder({ id: orderId })).result.purchaseUnits?.[0]?.payments?.refunds).toHaveLength(2);

    await shop.sandbox.drain();
    const refunded = events().filter(({ event_type }) => event_type === 'PAYMENT.CAPTURE.REFUNDED');
    expect(refunded.map(({ resource }) => resource.id)).toEqual([part.id, rest.id]);
    expect(refunded[0]?.resource.links).toContainEqual(
      expect.objectContaining({ rel: 'up', href: expect.stringContaining(captureId) }),
    );
  });
});

describe("PayPal's webhooks", () => {
  type Named = { id: string; url: string; event_types: { name: string }[] };

  it('can be registered, read, changed and removed, each URL once', async () => {
    const registration = { url: `${shop.url}/own`, event_types: [{ name: 'PAYMENT.CAPTURE.REFUNDED' }] };
    const made = await shop.paypalCall('POST', '/v1/notifications/webhooks', registration);
    const webhook = made.body as Named;
    expect(made.status).toBe(201);
    expect(await shop.paypalCall('POST', '/v1/notifications/webhooks', registration)).toMatchObject({
      status: 400,
      body: { name: 'WEBHOOK_URL_ALREADY_EXISTS' },
    });
    const path = `/v1/notifications/webhooks/${webhook.id}`;
    await pays(orderOf('19.00'));
    await shop.sandbox.drain();
    expect(shop.received.filter((each) => each.path === '/own')).toEqual([]);

    const patch = [{ op: 'replace', path: '/event_types', value: [{ name: '*' }] }];
    expect((await shop.paypalCall('PATCH', path, patch)).body).toMatchObject({ event_types: [{ name: '*' }] });
    await pays(orderOf('19.00'));
    await shop.sandbox.drain();
    expect(shop.received.filter((each) => each.path === '/own')).toHaveLength(2);

    expect((await shop.paypalCall('GET', '/v1/notifications/webhooks')).body).toMatchObject({
      webhooks: { length: 2 },
    });
    expect((await shop.paypalCall('DELETE', path)).status).toBe(204);
    expect((await shop.paypalCall('GET', path)).status).toBe(404);
  });

  it('leave a list of events, from which each can be sent again', async () => {
    await pays(orderOf('19.00'));
    await shop.sandbox.drain();
    const list = '/v1/notifications/webhooks-events';
    const all = (await shop.paypalCall('GET', `${list}?page_size=1`)).body as {
      events: { id: string }[];
      links: { rel: string; href: string }[];
    };
    expect(all.events).toHaveLength(1);
    const next = new URL(all.links.find(({ rel }) => rel === 'next')?.href ?? '');
    const second = (await shop.paypalCall('GET', `${next.pathname}${next.search}`)).body as typeof all;
    expect(second.events[0]?.id).not.toBe(all.events[0]?.id);

    const id = all.events[0]?.id ?? '';
    expect((await shop.paypalCall('GET', `${list}/${id}`)).body).toMatchObject({ id });
    const before = shop.received.length;
    const resent = await shop.paypalCall('POST', `${list}/${id}/resend`, {
      webhook_ids: [shop.sandbox.paypal.webhookId],
    });
    await shop.sandbox.drain();
    expect([resent.status, shop.received.length - before]).toEqual([202, 1]);
    expect(JSON.parse(shop.received.at(-1)?.body ?? '')).toMatchObject({ id });
  });

  it('can be verified by the API, on the exact bytes', async () => {
    await pays(orderOf('19.00'));
    await shop.sandbox.drain();
    const { headers, body } = shop.received[0]!;
    const asked = (event: string) =>
      `{"auth_algo":"${headers['paypal-auth-algo']}","cert_url":"${headers['paypal-cert-url']}",
        "transmission_id":"${headers['paypal-transmission-id']}","transmission_time":"${headers['paypal-transmission-time']}",
        "transmission_sig":"${headers['paypal-transmission-sig']}","webhook_id":"${shop.sandbox.paypal.webhookId}",
        "webhook_event": ${event} }`;
    const verify = async (event: string) =>
      (await shop.paypalCall('POST', '/v1/notifications/verify-webhook-signature', asked(event))).body;
    expect(await verify(body)).toEqual({ verification_status: 'SUCCESS' });
    expect(await verify(body.replace('19.00', '99.00'))).toEqual({ verification_status: 'FAILURE' });
    expect(await verify(JSON.stringify(JSON.parse(body), null, 1))).toEqual({ verification_status: 'FAILURE' });
  });
});

describe('the page behind payer-action', () => {
  it('can be used without a script: it names the sandbox, posts the choice and redirects', async () => {
    const { result } = await shop.orders.createOrder({ body: orderOf('19.00') });
    const url = result.links?.find(({ rel }) => rel === 'payer-action')?.href ?? '';
    const page = await (await fetch(url)).text();
    expect(page).toContain('<strong>Sandbox.</strong>');
    expect(page).toContain('19.00 USD');
    const pressed = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ choice: 'pay' }),
      redirect: 'manual',
    });
    expect(pressed.status).toBe(303);
    expect(new URL(pressed.headers.get('location') ?? '').searchParams.get('token')).toBe(result.id);
    expect(await (await fetch(url)).text()).toContain('You have approved this payment.');
  });
});
