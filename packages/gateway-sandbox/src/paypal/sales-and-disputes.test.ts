import { describe, expect, it } from 'vitest';
import type { Body } from './test-billing.ts';
import {
  call,
  clockShows,
  control,
  eachStoryHasAShop,
  names,
  newestSale,
  received,
  refused,
  salesOf,
  sellsPlan,
  settings,
  shop,
  subscribes,
} from './test-billing.ts';

eachStoryHasAShop();

describe("a subscription's money goes back", () => {
  it('by the captures of v2, which know the sale', async () => {
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    const refund = () =>
      shop.payments.refundCapturedPayment({
        captureId: sale,
        paypalRequestId: 'refund-1',
        prefer: 'return=representation',
        body: { amount: { currencyCode: 'USD', value: '4.00' } },
      });
    const [first, second] = [await refund(), await refund()];
    expect(second.result).toEqual(first.result);
    await shop.sandbox.drain();
    expect((await received()).slice(3)).toMatchObject([
      {
        event_type: 'PAYMENT.SALE.REFUNDED',
        resource: {
          id: first.result.id,
          sale_id: sale,
          amount: { total: '-4.00', currency: 'USD' },
          state: 'completed',
        },
      },
    ]);
    expect((await received())[3]?.resource.links).toContainEqual(
      expect.objectContaining({ rel: 'sale', href: expect.stringContaining(sale) }),
    );
    expect(await call('GET', `/v1/payments/sale/${sale}`)).toMatchObject({ state: 'partially_refunded' });

    await settings({ sale_refund_event: 'PAYMENT.CAPTURE.REFUNDED' });
    await shop.payments.refundCapturedPayment({ captureId: sale, body: {} });
    await shop.sandbox.drain();
    expect((await received()).at(-1)).toMatchObject({
      event_type: 'PAYMENT.CAPTURE.REFUNDED',
      resource: { amount: { value: '15.00' } },
    });
  });

  it('or only by v1, when the setting says so', async () => {
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    await settings({ sale_refunds: 'v1' });
    const v2 = await shop.paypalCall('POST', `/v2/payments/captures/${sale}/refund`, {});
    expect([v2.status, v2.body]).toMatchObject([404, { name: 'RESOURCE_NOT_FOUND' }]);
    shop.sandbox.misbehave({ gateway: 'paypal', what: 'refund_pending', match: { subject: sale } });
    const made = (await call('POST', `/v1/payments/sale/${sale}/refund`, {
      amount: { total: '19.00', currency: 'USD' },
    })) as Body;
    expect(made).toMatchObject({ state: 'pending', sale_id: sale, amount: { total: '19.00' } });
    expect(await shop.paypalCall('POST', `/v1/payments/sale/${sale}/refund`, {})).toMatchObject({
      status: 400,
      body: { name: 'TRANSACTION_ALREADY_REFUNDED' },
    });
    await control('POST', `/refunds/${String(made.id)}/settle`, { outcome: 'completed' });
    await shop.sandbox.drain();
    expect((await received()).at(-1)).toMatchObject({
      event_type: 'PAYMENT.SALE.REFUNDED',
      resource: { id: made.id, amount: { total: '-19.00' } },
    });
    expect(await call('GET', `/v1/payments/refund/${String(made.id)}`)).toMatchObject({ state: 'completed' });
  });

  it('from the dashboard, without the shop having asked', async () => {
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    await control('POST', `/payments/${sale}/refund-from-dashboard`, { amount: 500 });
    await control('POST', `/payments/${sale}/refund-from-dashboard`, { amount: '4.00' });
    await control('POST', `/payments/${sale}/refund-from-dashboard`);
    await expect(control('POST', `/payments/${sale}/refund-from-dashboard`)).rejects.toThrow('CAPTURE_FULLY_REFUNDED');
    await shop.sandbox.drain();
    expect((await received()).slice(3).map(({ resource }) => (resource.amount as Body).total)).toEqual([
      '-5.00',
      '-4.00',
      '-10.00',
    ]);
  });
});

describe('a buyer disputes a payment', () => {
  type DisputeShown = { dispute_id: string; status: string; dispute_state?: string };
  const disputes = (sale: string, body: object = {}) =>
    control('POST', `/payments/${sale}/dispute`, body) as Promise<DisputeShown>;
  const resolves = (id: string, outcome: string) => control('POST', `/disputes/${id}/resolve`, { outcome });

  it('and the seller loses: the money is taken from the payment', async () => {
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    const { dispute_id } = await disputes(sale, { reason: 'UNAUTHORISED', amount: '10.00' });
    const partial = { amount: { currency_code: 'USD', value: '1.00' } };
    expect(await refused('POST', `/v2/payments/captures/${sale}/refund`, partial)).toEqual([
      422,
      'TRANSACTION_DISPUTED',
    ]);
    await resolves(dispute_id, 'challenged');
    await resolves(dispute_id, 'lost');
    await shop.sandbox.drain();
    const [created, updated, resolved, reversed] = (await received()).slice(3);
    expect(created).toMatchObject({
      event_type: 'CUSTOMER.DISPUTE.CREATED',
      resource: {
        dispute_id,
        reason: 'UNAUTHORISED',
        dispute_amount: { value: '10.00' },
        dispute_life_cycle_stage: 'CHARGEBACK',
        disputed_transactions: [{ seller_transaction_id: sale, custom: 'sub_1' }],
        seller_response_due_date: '2030-02-10T12:00:00.000Z',
      },
    });
    expect(updated).toMatchObject({ event_type: 'CUSTOMER.DISPUTE.UPDATED', resource: { status: 'UNDER_REVIEW' } });
    expect(resolved).toMatchObject({
      event_type: 'CUSTOMER.DISPUTE.RESOLVED',
      resource: {
        status: 'RESOLVED',
        dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: { value: '10.00' } },
      },
    });
    expect(reversed).toMatchObject({
      event_type: 'PAYMENT.SALE.REVERSED',
      resource: { sale_id: sale, amount: { total: '-10.00' } },
    });
    await expect(resolves(dispute_id, 'won')).rejects.toThrow('422');
  });

  it('and every other end has its code, without a reversal where the setting or the outcome says so', async () => {
    await subscribes(await sellsPlan());
    const sale = await newestSale();
    await settings({ dispute_reversals: false });
    for (const outcome of ['won', 'cancelled', 'paid_by_paypal', 'denied', 'NONE', 'accepted']) {
      await resolves((await disputes(sale, { amount: 100, stage: 'INQUIRY' })).dispute_id, outcome);
    }
    await shop.sandbox.drain();
    const codes = (await received())
      .filter(({ event_type }) => event_type === 'CUSTOMER.DISPUTE.RESOLVED')
      .map(({ resource }) => (resource.dispute_outcome as Body).outcome_code);
    expect(codes).toEqual([
      'RESOLVED_SELLER_FAVOUR',
      'CANCELED_BY_BUYER',
      'RESOLVED_WITH_PAYOUT',
      'DENIED',
      'NONE',
      'ACCEPTED',
    ]);
    expect((await names()).filter((name) => name.endsWith('REVERSED'))).toEqual([]);
    expect(await call('GET', `/v1/payments/sale/${sale}`)).toMatchObject({ state: 'partially_refunded' });
  });

  it('of an order too, and the shop can look it up', async () => {
    const { result } = await shop.orders.createOrder({
      body: {
        intent: 'CAPTURE' as never,
        purchaseUnits: [{ amount: { currencyCode: 'USD', value: '19.00' }, customId: 'ord_1' }],
      },
    });
    await shop.buyer('approve', result.id ?? '');
    await shop.orders.captureOrder({ id: result.id ?? '' });
    const capture = String((await salesOf())[0]?.id);
    const first = await disputes(capture, { amount: '1.00' });
    clockShows('2030-02-05T00:00:00Z');
    const second = await disputes(capture, { channel: 'EXTERNAL', amount: '2.00' });
    expect(await refused('POST', `/v2/payments/captures/${capture}/refund`, {})).toEqual([
      422,
      'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK',
    ]);
    type List = { items: DisputeShown[]; links: { rel: string; href: string }[] };
    const list = (query: string) => call('GET', `/v1/customer/disputes${query}`) as Promise<List>;
    const page = await list('?page_size=1');
    expect(page.items).toMatchObject([{ dispute_id: second.dispute_id, dispute_state: 'REQUIRED_ACTION' }]);
    const next = new URL(page.links.find(({ rel }) => rel === 'next')?.href ?? '');
    expect((await list(next.search)).items).toMatchObject([{ dispute_id: first.dispute_id }]);
    expect((await list('?update_time_after=2030-02-02T00:00:00.000Z')).items).toHaveLength(1);
    expect((await list(`?disputed_transaction_id=${capture}&dispute_state=RESOLVED`)).items).toEqual([]);
    expect(await call('GET', `/v1/customer/disputes/${first.dispute_id}`)).toMatchObject({
      disputed_transactions: [{ seller_transaction_id: capture, custom: 'ord_1' }],
    });
    await resolves(first.dispute_id, 'lost');
    await shop.sandbox.drain();
    expect((await received()).at(-1)).toMatchObject({
      event_type: 'PAYMENT.CAPTURE.REVERSED',
      resource: { amount: { value: '1.00' } },
    });
  });
});
