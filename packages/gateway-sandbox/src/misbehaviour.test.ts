import { createVerify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { CheckoutPaymentIntent } from '@paypal/paypal-server-sdk';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MisbehaviourRule } from './misbehaviour.ts';
import { MISBEHAVIOURS, RuleBook } from './misbehaviour.ts';
import type { Received, TestShop } from './test-shop.ts';
import { openTestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  shop.sandbox.clearMisbehaviour();
  await shop.sandbox.drain();
  const violations = shop.sandbox.violations();
  await shop.close();
  expect(violations).toEqual([]);
});

const dodoMisbehaves = (rule: Omit<MisbehaviourRule, 'gateway'>) =>
  shop.sandbox.misbehave({ gateway: 'dodo', ...rule });
const paypalMisbehaves = (rule: Omit<MisbehaviourRule, 'gateway'>) =>
  shop.sandbox.misbehave({ gateway: 'paypal', ...rule });

async function opensCheckout(price: number): Promise<string> {
  const product = await shop.dodo.products.create({
    name: 'Point of Sale',
    tax_category: 'saas',
    price: { type: 'one_time_price', price, currency: 'USD', discount: 0, purchasing_power_parity: false },
  });
  const { session_id } = await shop.dodo.checkoutSessions.create({
    product_cart: [{ product_id: product.product_id, quantity: 1 }],
    metadata: { order_id: 'ord_1' },
    return_url: 'https://shop.test/return',
  });
  return session_id;
}

async function paysWithDodo(price = 1900): Promise<string> {
  await shop.buyer('pay', await opensCheckout(price));
  await shop.sandbox.drain();
  return (await shop.dodo.payments.list()).items[0]?.payment_id ?? '';
}

async function opensOrder(value: string): Promise<string> {
  const { result } = await shop.orders.createOrder({
    body: {
      intent: CheckoutPaymentIntent.Capture,
      purchaseUnits: [{ customId: 'ord_1', amount: { currencyCode: 'USD', value } }],
      paymentSource: { paypal: { experienceContext: { returnUrl: 'https://shop.test/return' } } },
    },
  });
  return result.id ?? '';
}

async function paysWithPayPal(value = '19.00') {
  const id = await opensOrder(value);
  await shop.buyer('approve', id);
  await shop.sandbox.drain();
  const { result } = await shop.orders.captureOrder({ id });
  await shop.sandbox.drain();
  const capture = result.purchaseUnits?.[0]?.payments?.captures?.[0];
  return { id, captureId: capture?.id ?? '', status: capture?.status, amount: capture?.amount };
}

const statusOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { status?: number; statusCode?: number }) => error.status ?? error.statusCode ?? 'no answer',
  );

function dodoAccepts(webhook: Received | undefined): boolean {
  try {
    new Webhook(shop.sandbox.dodo.webhookSecret).verify(
      webhook?.body ?? '',
      webhook?.headers as Record<string, string>,
    );
    return true;
  } catch {
    return false;
  }
}

/** Each check of PayPal's scheme on its own, so that a lie can be pinned to the one check that catches it. */
async function paypalChecks({ headers, body }: Received) {
  const header = (name: string) => String(headers[`paypal-${name}`]);
  const certificateUrl = header('cert-url');
  const leaf = new X509Certificate(await (await fetch(certificateUrl)).text());
  const issuer = new X509Certificate(shop.sandbox.paypal.caPem);
  const text = [
    header('transmission-id'),
    header('transmission-time'),
    shop.sandbox.paypal.webhookId,
    crc32(Buffer.from(body)),
  ];
  const failed = Object.entries({
    host: certificateUrl.startsWith(`${shop.sandbox.paypal.baseUrl}/v1/notifications/certs/`),
    name: leaf.checkHost('messageverificationcerts.sandbox.paypal.com') !== undefined,
    chain: leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey),
    validity: leaf.validToDate > new Date(header('transmission-time')),
    age: Date.parse(header('transmission-time')) > Date.parse('2020-01-01') && isRecent(header('transmission-time')),
    signature: createVerify('RSA-SHA256')
      .update(text.join('|'))
      .verify(leaf.publicKey, header('transmission-sig'), 'base64'),
  }).filter(([, passed]) => !passed);
  return failed.map(([check]) => check);
}

function isRecent(time: string): boolean {
  return performance.timeOrigin + performance.now() - Date.parse(time) < 60_000;
}

describe('the rules', () => {
  it('hold until used up, cleared, or not fitting', () => {
    const rules = new RuleBook();
    rules.add({ gateway: 'dodo', what: 'declined', times: 2, match: { subject: 'ord_1' } });
    expect(rules.take('paypal', 'declined', { subjects: ['ord_1'] })).toBeUndefined();
    expect(rules.take('dodo', 'declined', { subjects: ['ord_2'] })).toBeUndefined();
    expect(rules.take('dodo', 'declined', { subjects: ['ord_1'] })).toBeDefined();
    expect(rules.take('dodo', 'declined', { subjects: ['ord_1'] })).toBeDefined();
    expect(rules.take('dodo', 'declined', { subjects: ['ord_1'] })).toBeUndefined();
    rules.add({ gateway: 'dodo', what: 'api_slow' });
    rules.clear();
    expect(rules.take('dodo', 'api_slow', {})).toBeUndefined();
  });

  it('are refused when unknown, or when only PayPal can break them', () => {
    expect(() => dodoMisbehaves({ what: 'explode' as never })).toThrow('unknown');
    expect(() => dodoMisbehaves({ what: 'wrong_certificate' })).toThrow('PayPal only');
  });

  it('can be set and cleared over HTTP', async () => {
    const url = `${shop.sandbox.dodo.baseUrl}/sandbox/misbehave`;
    const post = (body: object) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await post({ what: 'explode' })).status).toBe(422);
    await post({ what: 'declined', times: 1 });
    expect(await shop.dodo.payments.retrieve(await paysWithDodo())).toMatchObject({ status: 'failed' });
    await post({ what: 'declined' });
    await fetch(url, { method: 'DELETE' });
    expect(await shop.dodo.payments.retrieve(await paysWithDodo())).toMatchObject({ status: 'succeeded' });
  });
});

describe("an amount's ending chooses", () => {
  it('13: declined', async () => {
    expect(await shop.dodo.payments.retrieve(await paysWithDodo(1013))).toMatchObject({ status: 'failed' });
    expect(await statusOf(paysWithPayPal('10.13'))).toBe(422);
  });

  it('21: the webhook comes twice', async () => {
    await paysWithDodo(1021);
    expect(new Set(shop.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(shop.received).toHaveLength(2);
    await paysWithPayPal('10.21');
    const types = shop.received.slice(2).map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type);
    expect(types.filter((type) => type === 'PAYMENT.CAPTURE.COMPLETED')).toHaveLength(2);
  });

  it('34: the webhook comes before the buyer does', async () => {
    await shop.buyer('pay', await opensCheckout(1034));
    expect(shop.received).toHaveLength(1);
    await shop.buyer('approve', await opensOrder('10.34'));
    expect(shop.received).toHaveLength(2);
  });

  it('55: the webhook never comes, but can be replayed, and PayPal lists the event', async () => {
    await paysWithDodo(1055);
    await paysWithPayPal('10.55');
    expect(shop.received).toEqual([]);
    const withheld = shop.sandbox.deliveries();
    expect(withheld.map(({ outcome }) => outcome)).toEqual(['withheld', 'withheld', 'withheld']);
    expect((await shop.paypalCall('GET', '/v1/notifications/webhooks-events')).body).toMatchObject({ count: 2 });

    await fetch(`${shop.sandbox.dodo.baseUrl}/sandbox/deliveries/${withheld[0]?.id}/replay`, { method: 'POST' });
    expect(dodoAccepts(shop.received[0])).toBe(true);
  });

  it('89: first a bad signature, then the good one', async () => {
    await paysWithDodo(1089);
    expect(shop.received.map(dodoAccepts)).toEqual([false, true]);
    const id = await opensOrder('10.89');
    await shop.buyer('approve', id);
    await shop.sandbox.drain();
    expect(await paypalChecks(shop.received[2]!)).toEqual(['signature']);
    expect(await paypalChecks(shop.received[3]!)).toEqual([]);
  });
});

describe('a payment goes wrong', () => {
  it('pending at Dodo, until it is settled', async () => {
    dodoMisbehaves({ what: 'capture_pending', times: 1 });
    const paymentId = await paysWithDodo();
    expect(await shop.dodo.payments.retrieve(paymentId)).toMatchObject({ status: 'processing' });
    await fetch(`${shop.sandbox.dodo.baseUrl}/sandbox/payments/${paymentId}/settle`, { method: 'POST' });
    await shop.sandbox.drain();
    expect(shop.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'payment.processing',
      'payment.succeeded',
    ]);
  });

  it.each([
    ['completed', 'PAYMENT.CAPTURE.COMPLETED'],
    ['failed', 'PAYMENT.CAPTURE.DECLINED'],
  ])('pending at PayPal, until it is settled as %s', async (outcome, event) => {
    paypalMisbehaves({ what: 'capture_pending', times: 1 });
    const { captureId, status } = await paysWithPayPal();
    expect(status).toBe('PENDING');
    expect(await statusOf(shop.payments.refundCapturedPayment({ captureId, body: {} }))).toBe(422);
    await fetch(`${shop.sandbox.paypal.baseUrl}/sandbox/payments/${captureId}/settle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });
    await shop.sandbox.drain();
    const types = shop.received.map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type);
    expect(types.slice(1)).toEqual(['PAYMENT.CAPTURE.PENDING', event]);
  });

  it('declined inside a successful answer of PayPal', async () => {
    paypalMisbehaves({ what: 'capture_declined', times: 1 });
    expect(await paysWithPayPal()).toMatchObject({ status: 'DECLINED' });
    expect(JSON.parse(shop.received[1]?.body ?? '')).toMatchObject({ event_type: 'PAYMENT.CAPTURE.DECLINED' });
  });

  it('refund pending, until it is settled', async () => {
    dodoMisbehaves({ what: 'refund_pending', times: 1 });
    paypalMisbehaves({ what: 'refund_pending', times: 1 });
    const atDodo = await shop.dodo.refunds.create({ payment_id: await paysWithDodo() });
    const { captureId } = await paysWithPayPal();
    const { result: atPayPal } = await shop.payments.refundCapturedPayment({ captureId, body: {} });
    expect([atDodo.status, atPayPal.status]).toEqual(['pending', 'PENDING']);
    await shop.sandbox.drain();
    const before = shop.received.length;
    await fetch(`${shop.sandbox.dodo.baseUrl}/sandbox/refunds/${atDodo.refund_id}/settle`, { method: 'POST' });
    await fetch(`${shop.sandbox.paypal.baseUrl}/sandbox/refunds/${atPayPal.id}/settle`, { method: 'POST' });
    await shop.sandbox.drain();
    expect(shop.received.length - before).toBe(2);
    expect((await shop.dodo.refunds.retrieve(atDodo.refund_id)).status).toBe('succeeded');
    expect((await shop.payments.getRefund({ refundId: atPayPal.id ?? '' })).result.status).toBe('COMPLETED');
  });

  it('for half the amount, or in another currency', async () => {
    for (const what of ['wrong_amount', 'wrong_currency'] as const) {
      dodoMisbehaves({ what, times: 1 });
      paypalMisbehaves({ what, times: 1 });
    }
    expect(await shop.dodo.payments.retrieve(await paysWithDodo())).toMatchObject({
      total_amount: 950,
      currency: 'EUR',
    });
    expect(await paysWithPayPal()).toMatchObject({ amount: { value: '9.50', currencyCode: 'USD' } });
    expect(await paysWithPayPal()).toMatchObject({ amount: { value: '19.00', currencyCode: 'EUR' } });
  });
});

describe('webhooks go wrong', () => {
  it('sent any number of times', async () => {
    dodoMisbehaves({ what: 'webhook_n_times', count: 5, times: 1, match: { event: 'payment.succeeded' } });
    await paysWithDodo();
    expect(shop.received).toHaveLength(5);
    expect(shop.received.every(dodoAccepts)).toBe(true);
  });

  it('late, but drained', async () => {
    dodoMisbehaves({ what: 'webhook_late', ms: 80, times: 1 });
    await shop.buyer('pay', await opensCheckout(1900));
    const asked = performance.now();
    await shop.sandbox.drain();
    expect(performance.now() - asked).toBeGreaterThan(40);
    expect(shop.received).toHaveLength(1);
  });

  it('out of order', async () => {
    paypalMisbehaves({ what: 'webhook_out_of_order', times: 1 });
    const id = await opensOrder('19.00');
    await shop.buyer('approve', id);
    await shop.orders.captureOrder({ id });
    await shop.sandbox.drain();
    expect(shop.received.map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type)).toEqual([
      'PAYMENT.CAPTURE.COMPLETED',
      'CHECKOUT.ORDER.APPROVED',
    ]);
  });

  it('altered after signing, or signed for a time long past, at Dodo', async () => {
    dodoMisbehaves({ what: 'altered_body', times: 1 });
    dodoMisbehaves({ what: 'stale_timestamp', times: 1 });
    await paysWithDodo();
    await paysWithDodo();
    await paysWithDodo();
    expect(shop.received.map(dodoAccepts)).toEqual([false, false, true]);
    expect(JSON.parse(shop.received[0]?.body ?? '')).toMatchObject({ data: { total_amount: 11900 } });
  });

  it.each([
    ['altered_body', 'signature'],
    ['wrong_certificate', 'chain'],
    ['wrong_name_certificate', 'name'],
    ['wrong_host_certificate', 'host'],
    ['expired_certificate', 'validity'],
    ['stale_timestamp', 'age'],
  ] as const)('PayPal, %s: only the check of the %s notices, and the next one is good', async (what, check) => {
    paypalMisbehaves({ what, times: 1 });
    await paysWithPayPal();
    expect(await paypalChecks(shop.received[0]!)).toEqual([check]);
    expect(await paypalChecks(shop.received[1]!)).toEqual([]);
  });
});

describe('the API goes wrong', () => {
  const refund = (paymentId: string) => shop.dodo.refunds.create({ payment_id: paymentId });
  const refundsMade = async () => (await shop.dodo.refunds.list()).items.length;

  it('down before the call has an effect', async () => {
    const paymentId = await paysWithDodo();
    dodoMisbehaves({ what: 'api_500_before', times: 1, match: { path: 'POST /refunds' } });
    expect([await statusOf(refund(paymentId)), await refundsMade()]).toEqual([500, 0]);
  });

  it('down after the call has had its effect', async () => {
    const paymentId = await paysWithDodo();
    dodoMisbehaves({ what: 'api_500_after_effect', times: 1, match: { path: 'POST /refunds' } });
    expect([await statusOf(refund(paymentId)), await refundsMade()]).toEqual([500, 1]);
  });

  it('hung up after the effect: a repeated capture under the same id finds the first', async () => {
    const id = await opensOrder('19.00');
    await shop.buyer('approve', id);
    paypalMisbehaves({ what: 'api_hang_up_after_effect', times: 1, match: { path: '/capture' } });
    const capture = () => shop.orders.captureOrder({ id, paypalRequestId: 'capture-1' });
    expect(await statusOf(capture())).toBe('no answer');
    expect((await capture()).statusCode).toBe(200);
    expect(
      shop.sandbox
        .requests()
        .filter(({ path }) => path.endsWith('/capture'))
        .map(({ status }) => status),
    ).toEqual([null, 200]);
  });

  it('slow', async () => {
    dodoMisbehaves({ what: 'api_slow', ms: 100, times: 1 });
    const impatient = shop.dodo.withOptions({ timeout: 30 });
    expect(await statusOf(impatient.products.list())).toBe('no answer');
    expect(await statusOf(impatient.products.list({}, { timeout: 5_000 }))).toBe('answered');
  });
});

it('the README lists every misbehaviour in the words of the code', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme
    .split('## Misbehaviour by rule')[1]
    ?.match(/^\| `.*$/gm)
    ?.filter((row) => !row.includes('`what`'));
  expect(rows?.map((row) => row.replace(/ +/g, ' '))).toEqual(
    Object.entries(MISBEHAVIOURS).map(([what, words]) => `| \`${what}\` | ${words} |`),
  );
});
