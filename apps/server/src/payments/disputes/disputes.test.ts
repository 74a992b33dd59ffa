import type { PaymentGatewayKey } from '@vozex/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondsAfter } from '../../kernel/clock.ts';
import { flowOf, on } from '../../kernel/events.ts';
import type { Applied } from '../apply-payment.ts';
import type { RefundEvent } from '../apply-refund.ts';
import { refundSettled } from '../events.ts';
import { recordRefundAnswer } from '../record-refund-answer.ts';
import { insertRefund, updateRefund } from '../store.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../test-world.ts';
import { applyDispute, type DisputeEvent } from './apply-dispute.ts';
import { applyMoneyBack } from './apply-money-back.ts';
import { disputeLost, disputeOpened, disputeWon } from './events.ts';
import { openDisputeOf } from './open-dispute-of.ts';
import { listDisputes, readDispute } from './views.ts';

let world: PaymentsWorld;
let app: PaymentsWorld['app'];
/** What was announced, in order: the event, and for a refund its amount and whether it was the last. */
const heard: string[] = [];

beforeAll(async () => {
  world = await openPaymentsWorld();
  const flow = flowOf([
    on(disputeOpened, async () => void heard.push('opened')),
    on(disputeWon, async () => void heard.push('won')),
    on(disputeLost, async () => void heard.push('lost')),
    on(refundSettled, async (_app, _tx, { amountMinor, full }) => {
      heard.push(`refund ${amountMinor}${full ? ', all' : ''}`);
    }),
  ]);
  app = { ...world.app, flow };
});
afterAll(() => world.close());

const DAY = 86_400;
let serial = 0;

/** A paid order of 40.00, and everything its gateway can say of a dispute about it. Times are days after the first. */
async function paidOrder(gateway: PaymentGatewayKey) {
  const order = await world.orders(gateway);
  await world.pays(order);
  const [payment] = await world.payments(order.orderId);
  if (!payment) throw new Error('not paid');
  heard.length = 0;
  const start = app.clock.now();
  const disputeId = `PP-D-${++serial}`;
  const paymentId = payment.gateway_payment_id;
  const at = (day: number) => secondsAfter(start, day * DAY);
  return {
    ...{ orderId: order.orderId, paymentId: payment.id, gatewayPaymentId: paymentId, disputeId, at },
    disputes: (type: DisputeEvent['type'], day: number, more: Partial<DisputeEvent> = {}): Promise<Applied> =>
      app.db.inOneTransaction((tx) => {
        const refs = { paymentId, disputeId };
        return applyDispute(app, tx, { gateway, occurredAt: at(day), type, refs, ...more } as DisputeEvent, 'evt'); // because each type takes the same fields
      }),
    moneyBack: (type: RefundEvent['type'], refundId: string, amountMinor: number): Promise<Applied> =>
      app.db.inOneTransaction((tx) => {
        const money = { amountMinor, currency: 'USD' };
        return applyMoneyBack(
          app,
          tx,
          { gateway, occurredAt: null, type, money, refs: { paymentId, refundId } },
          'evt',
        );
      }),
    dispute: async () => {
      const found = await listDisputes(app.db.read, { status: undefined }, { limit: 1 });
      const detail = found[0] && (await readDispute(app.db.read, found[0].id));
      if (detail?.payment_id !== payment.id) throw new Error('no dispute of this payment');
      return detail;
    },
    refunds: () =>
      app.db.read
        .selectFrom('refunds')
        .select(['gateway_refund_id', 'status', 'amount_minor', 'requested_by', 'reason', 'reversal'])
        .where('payment_id', '=', payment.id)
        .orderBy('id')
        .execute(),
    /** What the payment says went back, what its refunds add up to, and how its order stands. */
    async books() {
      const [row] = await world.payments(order.orderId);
      const settled = (await this.refunds()).filter((refund) => refund.status === 'succeeded');
      const sum = settled.reduce((total, refund) => total + refund.amount_minor, 0);
      return { refunded: row?.refunded_minor, sum, order: await world.orderStatus(order.orderId) };
    },
  };
}

const usd = (amountMinor: number) => ({ money: { amountMinor, currency: 'USD' } });

describe('a dispute', () => {
  it('is told once, however often the gateway tells it', async () => {
    const sale = await paidOrder('dodo');
    for (let time = 0; time < 3; time++) {
      expect(await sale.disputes('dispute.opened', 0, { ...usd(4_000), reason: 'fraudulent' })).toEqual({
        kind: 'applied',
        orderId: sale.orderId,
      });
    }
    expect(heard).toEqual(['opened']);
    expect(await sale.dispute()).toMatchObject({
      status: 'opened',
      amount_minor: 4_000,
      reason: 'fraudulent',
      order_id: sale.orderId,
      moves: [{ from: null, to: 'opened', because: 'Dispute at Dodo Payments opened: fraudulent' }],
    });
  });

  it('is to be answered when the gateway says so, and within four days where Dodo does not', async () => {
    const dodo = await paidOrder('dodo');
    await dodo.disputes('dispute.opened', 1);
    expect((await dodo.dispute()).respond_by).toBe(dodo.at(5).toISOString());
    const paypal = await paidOrder('paypal');
    await paypal.disputes('dispute.opened', 1);
    expect((await paypal.dispute()).respond_by).toBeNull();
    await paypal.disputes('dispute.updated', 2, { respondBy: paypal.at(9), stage: 'CHARGEBACK' });
    expect(await paypal.dispute()).toMatchObject({ respond_by: paypal.at(9).toISOString(), stage: 'CHARGEBACK' });
    await paypal.disputes('dispute.updated', 3);
    expect(await paypal.dispute()).toMatchObject({ respond_by: paypal.at(9).toISOString(), stage: 'CHARGEBACK' });
  });

  it('is not turned back by news that come late', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.won', 3);
    await sale.disputes('dispute.opened', 1);
    await sale.disputes('dispute.updated', 2);
    expect(heard).toEqual(['won']);
    expect(await sale.dispute()).toMatchObject({ status: 'won', closed_at: sale.at(3).toISOString() });
  });

  it('can be opened again after it was won, and then runs anew', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.opened', 1);
    await sale.disputes('dispute.updated', 2);
    await sale.disputes('dispute.won', 3);
    await sale.disputes('dispute.opened', 10);
    expect(heard).toEqual(['opened', 'won', 'opened']);
    const dispute = await sale.dispute();
    expect(dispute).toMatchObject({
      status: 'opened',
      opened_at: sale.at(1).toISOString(),
      closed_at: null,
      respond_by: sale.at(14).toISOString(),
    });
    expect(dispute.moves.map((move) => move.to)).toEqual(['opened', 'under_review', 'won', 'opened']);
  });

  it('that is first heard of under review is an open one', async () => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.updated', 1);
    await sale.disputes('dispute.opened', 1); // of the same moment: news, but nothing new for those who listen
    expect(heard).toEqual(['opened']);
  });

  it('without a time counts as told now', async () => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.opened', 0, { occurredAt: null });
    await sale.disputes('dispute.won', -1);
    expect((await sale.dispute()).status).toBe('opened');
  });

  it('that is lost stays lost', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.lost', 1);
    await sale.disputes('dispute.won', 2);
    await sale.disputes('dispute.opened', 3);
    await sale.disputes('dispute.lost', 4);
    expect(heard).toEqual(['refund 4000, all', 'lost']);
    expect((await sale.dispute()).status).toBe('lost');
  });

  it('about a payment nobody knows waits for it, and one without a name is a contradiction', async () => {
    const sale = await paidOrder('dodo');
    const stranger = { refs: { paymentId: 'pay_unknown', disputeId: 'dp_1' } };
    expect(await sale.disputes('dispute.opened', 0, stranger)).toMatchObject({ kind: 'not_found' });
    expect(await sale.disputes('dispute.opened', 0, { refs: { paymentId: sale.gatewayPaymentId } })).toMatchObject({
      kind: 'contradiction',
    });
    expect(heard).toEqual([]);
  });

  it('that later names no payment is found by its own name', async () => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.opened', 1);
    expect(await sale.disputes('dispute.won', 2, { refs: { disputeId: sale.disputeId } })).toMatchObject({
      kind: 'applied',
      orderId: sale.orderId,
    });
    expect((await sale.dispute()).status).toBe('won');
  });

  it('speaks against a refund while it is open and when it is lost', async () => {
    const sale = await paidOrder('dodo');
    const against = () => openDisputeOf(app.db.read, sale.paymentId).then((found) => found?.status);
    expect(await against()).toBeUndefined();
    await sale.disputes('dispute.opened', 1);
    expect(await against()).toBe('opened');
    await sale.disputes('dispute.won', 2);
    expect(await against()).toBeUndefined();
    await sale.disputes('dispute.lost', 3);
    expect(await against()).toBe('lost');
  });
});

describe('the money of a lost dispute', () => {
  it('is booked as a refund by the gateway, and the order follows', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.opened', 1);
    await sale.disputes('dispute.lost', 2);
    expect(heard).toEqual(['opened', 'refund 4000, all', 'lost']);
    expect(await sale.refunds()).toEqual([
      {
        gateway_refund_id: sale.disputeId,
        status: 'succeeded',
        amount_minor: 4_000,
        requested_by: 'gateway:dodo',
        reason: 'Dispute lost',
        reversal: true,
      },
    ]);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
  });

  it('is only what was left beside an earlier refund', async () => {
    const sale = await paidOrder('dodo');
    await sale.moneyBack('refund.succeeded', 'ref_early', 1_500);
    await sale.disputes('dispute.lost', 2);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
    expect((await sale.refunds()).map((refund) => refund.amount_minor)).toEqual([1_500, 2_500]);
  });

  it('is only what the buyer disputed, where that was a part', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.opened', 1, usd(500));
    await sale.disputes('dispute.lost', 2);
    expect(await sale.books()).toEqual({ refunded: 500, sum: 500, order: 'partially_refunded' });
  });

  it('is everything where the claim is in another currency', async () => {
    const sale = await paidOrder('dodo');
    await sale.disputes('dispute.lost', 2, { money: { amountMinor: 300, currency: 'EUR' } });
    expect((await sale.books()).refunded).toBe(4_000);
  });

  it('takes nothing from a payment that went back before', async () => {
    const sale = await paidOrder('dodo');
    await sale.moneyBack('refund.succeeded', 'ref_whole', 4_000);
    heard.length = 0;
    await sale.disputes('dispute.lost', 2);
    expect(heard).toEqual(['lost']);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
  });

  it('leaves room for a refund under way, and takes it when that fails', async () => {
    const sale = await paidOrder('dodo');
    await app.db.inOneTransaction((tx) =>
      insertRefund(tx, {
        id: app.newId('refund'),
        ...{ paymentId: sale.paymentId, gatewayRefundId: 'ref_slow', status: 'pending', amountMinor: 1_000 },
        ...{
          quantity: null,
          reversal: false,
          currency: 'USD',
          reason: 'asked',
          requestedBy: 'operator:olga',
          now: app.clock.now(),
        },
      }),
    );
    await sale.disputes('dispute.lost', 2);
    expect((await sale.books()).refunded).toBe(3_000);
    await sale.moneyBack('refund.failed', 'ref_slow', 1_000);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
    expect((await sale.refunds()).filter((refund) => refund.status === 'succeeded')).toHaveLength(1);
  });
});

describe('money that PayPal tells of twice', () => {
  /** Both orders of the two events must end in the same books. */
  it.each([
    ['the dispute first', 0],
    ['the reversal first', 1],
  ])('is counted once: %s', async (_title, first) => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.opened', 1, usd(4_000));
    const tells = [() => sale.disputes('dispute.lost', 2), () => sale.moneyBack('payment.reversed', 'REV-1', 4_000)];
    for (const tell of first === 0 ? tells : tells.toReversed()) await tell();
    for (const tell of tells) await tell(); // and both once more
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
    expect(await sale.refunds()).toMatchObject([{ gateway_refund_id: 'REV-1', amount_minor: 4_000, reversal: true }]);
    expect(heard.filter((said) => said.startsWith('refund'))).toEqual(['refund 4000, all']);
    expect((await sale.dispute()).refund_id).not.toBeNull();
  });

  it.each([
    ['the dispute first', 0],
    ['the reversal first', 1],
  ])('is counted once where it is a part: %s', async (_title, first) => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.opened', 1, usd(700));
    const tells = [() => sale.disputes('dispute.lost', 2), () => sale.moneyBack('payment.reversed', 'REV-2', 700)];
    for (const tell of first === 0 ? tells : tells.toReversed()) await tell();
    expect(await sale.books()).toEqual({ refunded: 700, sum: 700, order: 'partially_refunded' });
    await sale.moneyBack('refund.succeeded', 'REF-rest', 3_300); // what is left may still go back
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
  });

  it.each([
    ['the dispute first', 0],
    ['the refund first', 1],
  ])('is counted once where an accepted claim comes as a refund: %s', async (_title, first) => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.opened', 0, usd(700));
    const tells = [() => sale.disputes('dispute.lost', 2), () => sale.moneyBack('refund.succeeded', 'REF-1', 700)];
    for (const tell of first === 0 ? tells : tells.toReversed()) await tell();
    expect(await sale.books()).toEqual({ refunded: 700, sum: 700, order: 'partially_refunded' });
  });

  it('counts as what PayPal took where it took more than was claimed', async () => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.lost', 2, usd(700));
    await sale.moneyBack('payment.reversed', 'REV-3', 1_000);
    expect(await sale.books()).toEqual({ refunded: 1_000, sum: 1_000, order: 'partially_refunded' });
    expect(await sale.refunds()).toMatchObject([{ gateway_refund_id: 'REV-3', amount_minor: 1_000 }]);
  });

  it('is two where two disputes were lost', async () => {
    const sale = await paidOrder('paypal');
    const second = { refs: { paymentId: sale.gatewayPaymentId, disputeId: `${sale.disputeId}-b` } };
    await sale.disputes('dispute.lost', 1, usd(500));
    await sale.moneyBack('payment.reversed', 'REV-4', 500);
    await sale.disputes('dispute.lost', 2, { ...second, ...usd(600) });
    await sale.moneyBack('payment.reversed', 'REV-5', 600);
    expect(await sale.books()).toEqual({ refunded: 1_100, sum: 1_100, order: 'partially_refunded' });
    expect(await sale.refunds()).toHaveLength(2);
  });

  it('never gives out more than came in, without any dispute too', async () => {
    const sale = await paidOrder('paypal');
    await sale.moneyBack('refund.succeeded', 'REF-2', 1_000);
    await sale.moneyBack('payment.reversed', 'REV-6', 4_000);
    await sale.moneyBack('payment.reversed', 'REV-7', 4_000);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
  });

  it('is counted once when both arrive at the same moment', async () => {
    const sale = await paidOrder('paypal');
    await Promise.all([
      sale.disputes('dispute.lost', 2),
      sale.moneyBack('payment.reversed', 'REV-8', 4_000),
      sale.disputes('dispute.lost', 2),
      sale.moneyBack('payment.reversed', 'REV-8', 4_000),
    ]);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
  });

  it('does not take our own refund for the loss', async () => {
    const sale = await paidOrder('paypal');
    await sale.disputes('dispute.lost', 2, usd(700));
    const id = app.newId('refund');
    await app.db.inOneTransaction(async (tx) => {
      await insertRefund(tx, {
        id,
        ...{ paymentId: sale.paymentId, gatewayRefundId: null, status: 'requested', amountMinor: 700 },
        ...{
          quantity: null,
          reversal: false,
          currency: 'USD',
          reason: 'asked',
          requestedBy: 'operator:olga',
          now: app.clock.now(),
        },
      });
      await updateRefund(tx, id, { status: 'unknown', now: app.clock.now() });
    });
    await sale.moneyBack('refund.succeeded', 'REF-ours', 700);
    expect(await sale.books()).toEqual({ refunded: 1_400, sum: 1_400, order: 'partially_refunded' });
    expect((await sale.refunds()).map((refund) => refund.gateway_refund_id)).toEqual([sale.disputeId, 'REF-ours']);
  });

  const asks = async (sale: Awaited<ReturnType<typeof paidOrder>>, amountMinor: number) => {
    const id = app.newId('refund');
    await app.db.inOneTransaction((tx) =>
      insertRefund(tx, {
        ...{ id, paymentId: sale.paymentId, gatewayRefundId: null, status: 'requested', amountMinor, quantity: null },
        ...{ reversal: false, currency: 'USD', reason: 'asked', requestedBy: 'operator:olga', now: app.clock.now() },
      }),
    );
    return id;
  };
  const isRefused = (sale: Awaited<ReturnType<typeof paidOrder>>, id: string) =>
    recordRefundAnswer(app, sale.paymentId, id, { kind: 'failed', code: 'CAPTURE_FULLY_REFUNDED', reason: 'too late' });

  it.each(['before', 'after'])(
    'is taken in full although a refund was asked for meanwhile, which is then refused; the dispute ends %s',
    async (when) => {
      const sale = await paidOrder('paypal');
      await sale.disputes('dispute.opened', 0, usd(4_000));
      const id = await asks(sale, 1_000);
      if (when === 'before') await sale.disputes('dispute.lost', 1, usd(4_000));
      await sale.moneyBack('payment.reversed', 'REV-1', 4_000);
      await isRefused(sale, id);
      if (when === 'after') await sale.disputes('dispute.lost', 1, usd(4_000));
      expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
    },
  );

  it('and given back by hand on top of it: the books hold what came in, and a person is told of the rest', async () => {
    const sale = await paidOrder('dodo');
    await sale.moneyBack('refund.succeeded', 'ref_part', 1_000);
    await sale.disputes('dispute.opened', 0, usd(2_000));
    await sale.disputes('dispute.lost', 1, usd(2_000));
    await sale.moneyBack('refund.succeeded', 'ref_rest', 3_000);
    expect(await sale.books()).toEqual({ refunded: 4_000, sum: 4_000, order: 'refunded' });
    expect((await sale.refunds()).at(-1)).toMatchObject({
      amount_minor: 1_000,
      reason: 'Made at the gateway (3000 went back, 1000 was left)',
    });
    expect(await sale.moneyBack('refund.succeeded', 'ref_more', 500)).toMatchObject({
      kind: 'contradiction',
      reason: expect.stringContaining('more went back than came in'),
    });
    expect(await sale.books()).toMatchObject({ refunded: 4_000, sum: 4_000 });
  });
});
