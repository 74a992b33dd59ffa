import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriberShop } from '../test-subscriber.ts';
import { closeShop, openSubscriberShop } from '../test-subscriber.ts';

let shop: SubscriberShop;
let paymentId: string;
let productId: string;
beforeEach(async () => {
  shop = await openSubscriberShop();
  productId = await shop.sells();
  const id = await shop.subscribes(productId);
  paymentId = (await shop.dodo.payments.list({ subscription_id: id })).items[0]?.payment_id ?? '';
  shop.heard();
});
afterEach(async () => {
  expect(await closeShop(shop)).toEqual([]);
});

const disputes = (body: object = {}) =>
  shop.press<{ dispute_id: string; code?: string }>(`/sandbox/payments/${paymentId}/dispute`, body);
const resolves = (id: string, outcome: string) =>
  shop.press<{ dispute_status: string; code?: string }>(`/sandbox/disputes/${id}/resolve`, { outcome });

describe('a dispute', () => {
  it('is told by webhook, shown with its payment, challenged and lost, and makes no refund', async () => {
    const { dispute_id } = await disputes({ amount: 1500, reason: 'product_not_received' });
    expect(shop.heard()).toMatchObject([
      {
        type: 'dispute.opened',
        data: { payload_type: 'Dispute', amount: '1500', payment_id: paymentId, reason: 'product_not_received' },
      },
    ]);
    expect(await shop.dodo.payments.retrieve(paymentId)).toMatchObject({
      disputes: [{ dispute_id, dispute_status: 'dispute_opened' }],
    });
    await resolves(dispute_id, 'challenged');
    await resolves(dispute_id, 'lost');
    expect(shop.heard().map(({ type }) => type)).toEqual(['dispute.challenged', 'dispute.lost']);
    expect(await resolves(dispute_id, 'won')).toMatchObject({ code: 'DISPUTE_NOT_OPEN' });
    expect((await shop.dodo.refunds.list()).items).toEqual([]);
    expect((await shop.dodo.payments.list()).items).toMatchObject([
      { dispute_status: 'dispute_lost', refund_status: null },
    ]);
  });

  it.each(['won', 'accepted', 'cancelled', 'expired'])('can be %s', async (outcome) => {
    const { dispute_id } = await disputes();
    await resolves(dispute_id, outcome);
    expect(shop.heard().map(({ type }) => type)).toEqual(['dispute.opened', `dispute.${outcome}`]);
    expect(await shop.dodo.disputes.retrieve(dispute_id)).toMatchObject({
      dispute_status: `dispute_${outcome}`,
      amount: '2000',
      customer: { email: 'ada@example.test' },
    });
  });

  it('is found by status, stage, customer and time', async () => {
    const { dispute_id } = await disputes();
    const found = async (query: object) => (await shop.dodo.disputes.list(query)).items.map((each) => each.dispute_id);
    expect(await found({ dispute_status: 'dispute_opened', dispute_stage: 'dispute' })).toEqual([dispute_id]);
    expect(await found({ dispute_status: 'dispute_won' })).toEqual([]);
    expect(await found({ customer_id: 'cus_other' })).toEqual([]);
    expect(await found({ created_at_gte: '2031-01-01T00:00:00Z' })).toEqual([]);
    expect(await shop.refusal(shop.dodo.disputes.retrieve('dp_none'))).toEqual([404, 'DISPUTE_NOT_FOUND']);
  });

  it('is not possible about more than was paid', async () => {
    expect(await disputes({ amount: 2001 })).toMatchObject({ code: 'INVALID_REQUEST_BODY' });
  });
});

describe('a payment of a subscription', () => {
  it('is refunded in part by its line item, and in whole by the rest', async () => {
    const { items } = await shop.dodo.payments.retrieveLineItems(paymentId);
    expect(items).toMatchObject([{ items_id: productId, amount: 2000, refundable_amount: 2000 }]);
    await shop.dodo.refunds.create({ payment_id: paymentId, items: [{ item_id: productId, amount: 700 }] });
    const rest = await shop.dodo.refunds.create({ payment_id: paymentId });
    expect(rest).toMatchObject({ amount: 1300 });
    expect((await shop.dodo.payments.retrieve(paymentId)).refund_status).toBe('full');
  });

  it('can be refunded by somebody at the dashboard, of which the shop only hears', async () => {
    await shop.press(`/sandbox/payments/${paymentId}/refund-from-dashboard`, { amount: 500 });
    expect(shop.heard()).toMatchObject([{ type: 'refund.succeeded', data: { amount: 500, is_partial: true } }]);
    const tooMuch = await shop.press(`/sandbox/payments/${paymentId}/refund-from-dashboard`, { amount: 1501 });
    expect(tooMuch).toMatchObject({ code: 'REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT' });
    await shop.press(`/sandbox/payments/${paymentId}/refund-from-dashboard`);
    expect((await shop.dodo.payments.retrieve(paymentId)).refund_status).toBe('full');
    const id = (await shop.dodo.payments.retrieve(paymentId)).subscription_id ?? '';
    expect((await shop.dodo.refunds.list({ subscription_id: id })).items).toHaveLength(2);
    expect((await shop.dodo.refunds.list({ subscription_id: 'sub_other' })).items).toEqual([]);
  });

  it('for a prorated change of plan is refunded as a whole only', async () => {
    const { subscription_id } = await shop.dodo.payments.retrieve(paymentId);
    const dearer = await shop.sells({ price: 9000 });
    const { payment_id } = await shop.dodo.subscriptions.changePlan(subscription_id ?? '', {
      product_id: dearer,
      quantity: 1,
      proration_billing_mode: 'prorated_immediately',
    });
    const byItem = shop.dodo.refunds.create({
      payment_id: payment_id ?? '',
      items: [{ item_id: dearer, amount: 100 }],
    });
    expect(await shop.refusal(byItem)).toEqual([422, 'LINE_ITEM_PRORATED']);
    expect(await shop.dodo.refunds.create({ payment_id: payment_id ?? '' })).toMatchObject({ amount: 7000 });
  });

  it('has a receipt: a PDF whose table of objects is right', async () => {
    const response = await shop.dodo.invoices.payments.retrieve(paymentId);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
    expect(pdf).toContain('(Total: $20.00)');
    const startOfTable = Number(pdf.match(/startxref\n(\d+)/)?.[1]);
    expect(pdf.slice(startOfTable, startOfTable + 4)).toBe('xref');
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual(
      offsets.map((_, index) => `${index + 1} 0 obj`),
    );
    const { invoice_url } = await shop.dodo.payments.retrieve(paymentId);
    expect((await fetch(invoice_url ?? '')).status).toBe(200);
  });
});
