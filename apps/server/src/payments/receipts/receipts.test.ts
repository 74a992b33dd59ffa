import { extractText } from 'unpdf';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../kernel/route.ts';
import { openDesk } from '../disputes/test-desk.ts';
import { PaymentError } from '../errors.ts';
import { openPaymentsWorld, type PaymentsWorld, type WaitingOrder } from '../test-world.ts';
import type { ReceiptsApp } from './open-receipt.ts';
import type { PaidReceipt } from './read-receipt.ts';
import { receiptPdf, sellerOf } from './receipt-pdf.ts';
import { receiptRoutes } from './routes.ts';
import { sellerSetting } from './seller-setting.ts';

type App = PaymentsWorld['app'] & ReceiptsApp;

let world: PaymentsWorld;
let desk: Awaited<ReturnType<typeof openDesk>>;
let ada: string;
/** What the gateway answers when it is asked for its receipt. */
let gatewayReceipt: () => Promise<Buffer | undefined> = async () => undefined;
const givenUp = new Set<string>();

beforeAll(async () => {
  world = await openPaymentsWorld();
  const gateways: App['gateways'] = {
    catalog: world.app.gateways.catalog,
    of(key) {
      if (givenUp.has(key)) throw new PaymentError('GATEWAY_NOT_CONFIGURED', key);
      const gateway = world.app.gateways.of(key);
      return { ...gateway, subscriptions: { ...gateway.subscriptions, receipt: () => gatewayReceipt() } };
    },
  };
  const app: App = { ...world.app, gateways, mailSettings: { from: '"Ada & Söhne" <shop@ada.test>' } };
  desk = await openDesk(app, receiptRoutes as unknown as AnyRoute<PaymentsWorld['app']>[]); // because a list of routes forgets each one's shapes
  const customer = await world.app.db.read.selectFrom('customers').select('id').executeTakeFirstOrThrow();
  ada = customer.id;
});
afterEach(() => {
  gatewayReceipt = async () => undefined;
  givenUp.clear();
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

async function paid(gateway: 'dodo' | 'paypal', change = {}): Promise<{ order: WaitingOrder; paymentId: string }> {
  const order = await world.orders(gateway, change);
  await world.pays(order);
  const [payment] = await world.payments(order.orderId);
  if (!payment) throw new Error('not paid');
  return { order, paymentId: payment.id };
}

async function textOf(pdf: ArrayBuffer | Buffer): Promise<string> {
  return (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replaceAll(/\s+/g, ' ');
}

const mine = (paymentId: string, customerId = ada) =>
  desk.ask(`/api/me/payments/${paymentId}/receipt.pdf`, { role: 'customer', customerId });

const UNSET = sellerSetting.schema.parse({});

describe('the receipt of a payment', () => {
  it('says who sold what to whom, for how much, and how it was paid', async () => {
    const { order, paymentId } = await paid('paypal');
    const answer = await mine(paymentId);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="receipt-${paymentId}.pdf"`);
    const text = await textOf(await answer.arrayBuffer());
    for (const part of [
      'Ada & Söhne shop@ada.test https://shop.test',
      'Sold to Ada ada@example.test',
      'Paid with PayPal',
      paymentId,
      order.orderId,
      'Point of Sale, Standard 2 $20.00 $40.00',
      'Total paid $40.00',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('merchant of record');
    expect(text).not.toContain('Given back');
  });

  it('says that Dodo is the merchant of record, and the tax that is in it', async () => {
    const { paymentId } = await paid('dodo', { taxPercent: 20 });
    const text = await textOf(await (await mine(paymentId)).arrayBuffer());
    expect(text).toContain('Sold by Dodo Payments, merchant of record Shop Ada & Söhne');
    expect(text).toContain('Dodo Payments is the merchant of record of this sale');
    expect(text).toContain('no tax invoice');
    expect(text).toMatch(/Before tax \$40\.00 Tax \$8\.00 Total paid \$48\.00/);
  });

  it("is the gateway's own where it makes one", async () => {
    const { paymentId } = await paid('dodo');
    gatewayReceipt = async () => Buffer.from('%PDF-1.7 of the gateway');
    expect(await (await mine(paymentId)).text()).toBe('%PDF-1.7 of the gateway');
  });

  it('is no other one while the gateway that makes it is away', async () => {
    const { paymentId } = await paid('dodo');
    gatewayReceipt = async () => Promise.reject(new PaymentError('GATEWAY_UNAVAILABLE', 'timeout'));
    expect((await mine(paymentId)).status).toBe(503);
  });

  it('is still there for a gateway that the shop has given up', async () => {
    const { paymentId } = await paid('paypal');
    givenUp.add('paypal');
    const text = await textOf(await (await mine(paymentId)).arrayBuffer());
    expect(text).toContain('Total paid $40.00');
  });

  it('shows what went back meanwhile', async () => {
    const { paymentId } = await paid('paypal');
    await world.app.db.read
      .updateTable('payments')
      .set({ refunded_minor: 1_500 })
      .where('id', '=', paymentId)
      .execute();
    expect(await textOf(await (await mine(paymentId)).arrayBuffer())).toContain('Given back so far $15.00');
  });

  it('is for who paid and for the team, and unknown to everybody else', async () => {
    const { paymentId } = await paid('paypal');
    expect((await mine(paymentId, `cus_${'0'.repeat(26)}`)).status).toBe(404);
    const path = `/api/me/payments/${paymentId}/receipt.pdf`;
    expect((await desk.ask(path, { role: 'customer' })).status).toBe(404);
    expect((await desk.ask(path)).status).toBe(401);
    const theirs = `/api/admin/payments/${paymentId}/receipt.pdf`;
    expect((await desk.ask(theirs, { role: 'read_only' })).status).toBe(200);
    expect((await desk.ask(theirs, { role: 'customer', customerId: ada })).status).toBe(403);
    expect((await mine(`pay_${'0'.repeat(26)}`)).status).toBe(404);
  });

  it('is there only for money that arrived and was accepted', async () => {
    world.street.sandbox.misbehave({ gateway: 'paypal', what: 'wrong_amount', times: 1 });
    const { paymentId } = await paid('paypal');
    expect((await mine(paymentId)).status).toBe(404);
  });
});

describe('the receipt of a subscription', () => {
  it('names the period where it renews, at what was charged for it', async () => {
    const { paymentId: first, order } = await paid('paypal');
    const { paymentId: second } = await paid('paypal');
    await world.app.db.read
      .updateTable('payments')
      .set({ gateway_subscription_id: 'I-1', order_id: order.orderId })
      .where('id', 'in', [first, second])
      .execute();
    await world.app.db.read.updateTable('payments').set({ amount_minor: 5_500 }).where('id', '=', second).execute();
    const texts = [];
    for (const id of [first, second]) texts.push(await textOf(await (await mine(id)).arrayBuffer()));
    expect(texts[0]).toContain('Point of Sale, Standard 2 $20.00 $40.00');
    expect(texts[1]).toContain('Point of Sale, Standard (subscription period) $55.00');
    expect(texts[1]).toContain('Total paid $55.00');
  });

  it('names the rate that its period was taxed by, whatever the order was taxed by', async () => {
    const { paymentId: first, order } = await paid('paypal');
    const { paymentId: second } = await paid('paypal');
    const payments = world.app.db.read.updateTable('payments');
    await payments
      .set({ gateway_subscription_id: 'I-2', order_id: order.orderId })
      .where('id', 'in', [first, second])
      .execute();
    const tax_rate = JSON.stringify({ name: 'VAT', rate_bp: 700, reverse_charge: false });
    await payments.set({ amount_minor: 6_313, tax_minor: 413, tax_rate }).where('id', '=', second).execute();
    const text = await textOf(await (await mine(second)).arrayBuffer());
    expect(text).toMatch(/Before tax \$59\.00 VAT 7 % \$4\.13 Total paid \$63\.13/);
  });
});

describe('a receipt in another currency than the order', () => {
  const receipt: PaidReceipt = {
    payment_id: 'pay_1',
    gateway: 'dodo',
    gateway_payment_id: 'pay_x',
    language: 'en',
    order_id: 'ord_1',
    customer_id: 'cus_1',
    customer_name: 'Дмитрий',
    customer_email: 'd@example.test',
    paid_at: new Date('2026-02-28T23:30:00Z'),
    amount_minor: 1_860,
    currency: 'EUR',
    tax_minor: null,
    refunded_minor: 0,
    order_currency: 'USD',
    is_renewal: false,
    lines: [{ name: 'Till, Standard', quantity: 1, unit_amount_minor: 2_000, total_minor: 2_000 }],
    discount_minor: 0,
    coupon_code: null,
    vat_number: null,
    taxes: [],
    tax_included: false,
  };

  it('shows both, each as what it is', async () => {
    const seller = sellerOf(UNSET, 'shop@ada.test', 'https://ada.test');
    const text = await textOf(await receiptPdf({ ...receipt, seller, printedAt: new Date('2026-03-01T00:00:00Z') }));
    expect(text).toContain('Till, Standard 1 $20.00 $20.00');
    expect(text).toContain('Total paid €18.60');
    expect(text).toContain('Prices are in USD; Dodo Payments charged EUR.');
    expect(text).toContain('Sold to Дмитрий');
    expect(text).toContain('28 February 2026 (UTC)');
  });
});

describe('who sells', () => {
  it('is as owners have set it, field by field', () => {
    const set = { ...UNSET, name: 'Ada GmbH', address: 'Weg 1\nBerlin', tax_id: 'DE123456789' };
    expect(sellerOf(set, 'Shop <shop@ada.test>', 'https://ada.test')).toEqual({
      name: 'Ada GmbH',
      email: 'shop@ada.test',
      address: 'Weg 1\nBerlin',
      taxId: 'DE123456789',
    });
  });

  it.each([
    ["Ada's Shop <shop@ada.test>", { name: "Ada's Shop", email: 'shop@ada.test' }],
    ['"Ada, Ltd." <shop@ada.test>', { name: 'Ada, Ltd.', email: 'shop@ada.test' }],
    ['shop@ada.test', { name: 'ada.test', email: 'shop@ada.test' }],
    ['<shop@ada.test>', { name: 'ada.test', email: 'shop@ada.test' }],
  ])('is read from the sender of mails: %s', (from, seller) => {
    expect(sellerOf(UNSET, from, 'https://ada.test')).toEqual({ ...seller, address: 'https://ada.test', taxId: null });
  });
});
