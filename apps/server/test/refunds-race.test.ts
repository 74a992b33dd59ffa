import {
  type Answer,
  freePort,
  type Gateway,
  newWorld,
  newWorldOfProcesses,
  openApi,
  type World,
  type WorldOfProcesses,
} from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// Money going back, in races: counted in the gateways' own books. Races count on PostgreSQL only.

const LUMEN_NOTES_MINOR = 2_900;

type Words = Pick<World, 'operator' | 'sandbox' | 'gateways'>;
type Paid = { orderId: string; paymentId: string; gatewayPaymentId: string };

async function paymentOf({ operator }: Words, orderId: string) {
  const { payments } = await operator.order(orderId);
  const [payment, ...others] = payments;
  if (!payment || others.length > 0) throw new Error(`${orderId} has ${payments.length} payments`);
  return payment;
}

/** How often the gateway was asked to give money of a payment back; the same question under one id counts once. */
function timesAsked({ sandbox }: Words, { gatewayPaymentId }: Paid): number {
  const asked = sandbox.requests().filter(({ method, path, body }) => {
    const isRefund = method === 'POST' && /^\/refunds$|\/refund$/.test(path);
    const about = (body as { payment_id?: string } | undefined)?.payment_id;
    return isRefund && (path.includes(gatewayPaymentId) || about === gatewayPaymentId);
  });
  const ids = asked.map(({ headers }, index) => headers['paypal-request-id'] ?? `call ${index}`);
  return new Set(ids).size;
}

async function booked({ gateways }: Words, gateway: Gateway, { gatewayPaymentId }: Paid): Promise<number[]> {
  const refunds = await gateways[gateway].refundsOf(gatewayPaymentId);
  return refunds.flatMap(({ state, amountMinor }) => (state === 'failed' ? [] : [amountMinor]));
}

const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);
const counted = (answers: Answer[]) => {
  const codes = answers.map(({ status, body }) => (status === 200 ? '200' : (body as { code: string }).code));
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
};

describe.each<Gateway>(['dodo', 'paypal'])('money that goes back through %s', (gateway) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
  });
  afterEach(async () => {
    world.sandbox.clearMisbehaviour();
    await world.audit();
  });
  afterAll(() => world?.close());

  async function paid(product = 'Lumen Notes'): Promise<Paid> {
    const order = await world.buyer('Ada').buys(product, { payingWith: gateway });
    await world.settles();
    const { id, gateway_payment_id } = await paymentOf(world, order.id);
    return { orderId: order.id, paymentId: id, gatewayPaymentId: gateway_payment_id };
  }
  const presses = (who: 'Oscar' | 'Olivia', { paymentId }: Paid, part: object = {}) =>
    world.as(who).ask('POST', `/api/admin/payments/${paymentId}/refund`, { reason: 'Asked for.', ...part });
  /** Two people, again and again, all at once. */
  const together = (payment: Paid, times: number, part: (index: number) => object = () => ({})) =>
    Promise.all(
      Array.from({ length: times }, (_, index) => presses(index % 2 ? 'Oscar' : 'Olivia', payment, part(index))),
    );

  it('is sent once when two operators press at once', async () => {
    const payment = await paid();
    expect(counted(await together(payment, 2))).toEqual({ '200': 1, PAYMENT_NOT_REFUNDABLE: 1 });
    await world.settles();
    expect(timesAsked(world, payment)).toBe(1);
    expect(await booked(world, gateway, payment)).toEqual([LUMEN_NOTES_MINOR]);
    expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: LUMEN_NOTES_MINOR });
  });

  it('is sent once when they press twenty times, and the gateway is slow', async () => {
    const payment = await paid();
    world.gateways[gateway].misbehaves({ what: 'api_slow', ms: 300, match: { path: 'refund' } });
    expect(counted(await together(payment, 20))).toEqual({ '200': 1, PAYMENT_NOT_REFUNDABLE: 19 });
    await world.settles();
    expect(timesAsked(world, payment)).toBe(1);
    expect(await booked(world, gateway, payment)).toEqual([LUMEN_NOTES_MINOR]);
  });

  it('in parts is never more than was paid, however many ask for how much', async () => {
    const payment = await paid();
    const answers = await together(payment, 20, (index) => (index % 5 ? { amount_minor: 900 } : {}));
    await world.settles();
    const back = await booked(world, gateway, payment);
    expect(back).toHaveLength(answers.filter(({ status }) => status === 200).length);
    expect(timesAsked(world, payment)).toBe(back.length);
    expect(sum(back)).toBeLessThanOrEqual(LUMEN_NOTES_MINOR);
    expect(sum(back)).toBeGreaterThan(LUMEN_NOTES_MINOR - 900); // nobody was refused while there was enough
    expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: sum(back) });
  });

  it.each(['api_hang_up_after_effect', 'api_500_after_effect'] as const)(
    'and whose answer is lost (%s) is found, though no webhook comes, and was sent once',
    async (what) => {
      const payment = await paid();
      world.gateways[gateway].misbehaves({ what: 'webhook_never' });
      world.gateways[gateway].misbehaves({ what, match: { path: refundPath(gateway) } });
      const answers = await together(payment, 6);
      expect(counted(answers)).toEqual({ '200': 1, PAYMENT_NOT_REFUNDABLE: 5 });
      expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ status: 'unknown' });
      world.sandbox.clearMisbehaviour();
      await world.time.passes(150, 150);
      expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: LUMEN_NOTES_MINOR });
      expect(timesAsked(world, payment)).toBe(1);
      expect(await booked(world, gateway, payment)).toEqual([LUMEN_NOTES_MINOR]);
    },
  );

  it('and that the gateway thinks about is pending, blocks another one, and ends with its event', async () => {
    const payment = await paid();
    world.gateways[gateway].misbehaves({ what: 'refund_pending', times: 1 });
    const [answer] = await together(payment, 1);
    expect(answer?.body).toMatchObject({ status: 'pending' });
    expect(counted(await together(payment, 4))).toEqual({ PAYMENT_NOT_REFUNDABLE: 4 });
    expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: 0 });
    const [refund] = await world.gateways[gateway].refundsOf(payment.gatewayPaymentId);
    await world.gateways[gateway].settlesRefund(refund?.id ?? '', 'completed');
    await world.settles();
    expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: LUMEN_NOTES_MINOR });
    expect(timesAsked(world, payment)).toBe(1);
  });

  it.each(['v1', 'v2'])(
    "of a subscription, pending and with its answer lost, is not lost after an hour either (PayPal's way: %s)",
    async (sale_refunds) => {
      if (gateway === 'paypal') await world.gateways.paypal.settings({ sale_refunds });
      const payment = await paid('Hookbox Club');
      world.gateways[gateway].misbehaves({ what: 'refund_pending', times: 1 });
      const path = gateway === 'paypal' && sale_refunds === 'v1' ? 'POST /v1/payments/sale' : refundPath(gateway);
      world.gateways[gateway].misbehaves({ what: 'api_hang_up_after_effect', times: 1, match: { path } });
      expect((await presses('Olivia', payment)).body).toMatchObject({ status: 'unknown' });
      for (const minutes of [3, 20, 60]) {
        await world.time.passes(minutes * 60, minutes * 60);
        expect(counted(await together(payment, 2))).toEqual({ PAYMENT_NOT_REFUNDABLE: 2 });
      }
      const [refund, ...others] = await world.gateways[gateway].refundsOf(payment.gatewayPaymentId);
      expect([refund?.state, others]).toEqual(['pending', []]);
      expect(timesAsked(world, payment)).toBe(1);
      await world.gateways[gateway].settlesRefund(refund?.id ?? '', 'completed');
      await world.settles();
      expect(await paymentOf(world, payment.orderId)).toMatchObject({ refunded_minor: 900 });
    },
    60_000,
  );

  describe('by our refund, by a lost dispute, and by hand at the gateway', () => {
    type Step = 'refund' | 'dispute' | 'by hand';
    /** What a step cannot do any more, since nothing is left, is left out. */
    const steps: Record<Step, (payment: Paid) => Promise<unknown>> = {
      refund: (payment) => presses('Oscar', payment, { amount_minor: 1_000 }),
      'by hand': (payment) => world.gateways[gateway].refundsByItself(payment.gatewayPaymentId).catch(() => {}),
      async dispute(payment) {
        const id = await world.gateways[gateway].isDisputed(payment.gatewayPaymentId).catch(() => undefined);
        if (id === undefined) return;
        await world.settles();
        expect(counted(await together(payment, 2)), 'while the dispute is open').toEqual({ PAYMENT_DISPUTED: 2 });
        await world.gateways[gateway].resolves(id, 'lost');
      },
    };
    const orders: Step[][] = [
      ['refund', 'dispute', 'by hand'],
      ['refund', 'by hand', 'dispute'],
      ['dispute', 'refund', 'by hand'],
      ['dispute', 'by hand', 'refund'],
      ['by hand', 'refund', 'dispute'],
      ['by hand', 'dispute', 'refund'],
    ];

    /** What has left, by the gateway: Dodo keeps what a dispute took apart from refunds. */
    async function isSettled(payment: Paid): Promise<void> {
      await world.settles();
      const { refunded_minor } = await paymentOf(world, payment.orderId);
      const asked = timesAsked(world, payment);
      const back = await booked(world, gateway, payment);
      expect(sum(back)).toBeLessThanOrEqual(LUMEN_NOTES_MINOR);
      expect(refunded_minor).toBe(LUMEN_NOTES_MINOR);
      if (gateway === 'paypal') expect(sum(back)).toBe(refunded_minor);
      expect(asked).toBeLessThanOrEqual(1);
      expect(counted(await together(payment, 2))).not.toHaveProperty('200');
    }

    it.each(orders.map((order) => [order.join(', '), order] as const))(
      '%s: never more than was paid',
      async (_, order) => {
        const payment = await paid();
        for (const step of order) {
          await steps[step](payment);
          await world.settles();
        }
        await isSettled(payment);
      },
    );

    it('all at once, each told three times and late: never more than was paid', async () => {
      const payment = await paid();
      world.gateways[gateway].misbehaves({ what: 'webhook_n_times', count: 3 });
      world.gateways[gateway].misbehaves({ what: 'webhook_out_of_order', times: 1 });
      const id = await world.gateways[gateway].isDisputed(payment.gatewayPaymentId);
      await Promise.all([
        world.gateways[gateway].resolves(id, 'lost'),
        steps.refund(payment),
        steps['by hand'](payment),
        ...orders.map(() => steps.refund(payment)),
      ]);
      world.sandbox.clearMisbehaviour();
      await world.settles();
      const { refunded_minor } = await paymentOf(world, payment.orderId);
      expect(refunded_minor).toBe(LUMEN_NOTES_MINOR);
      const back = sum(await booked(world, gateway, payment));
      expect(back).toBeLessThanOrEqual(LUMEN_NOTES_MINOR);
      if (gateway === 'paypal') expect(back).toBe(refunded_minor);
    });
  });
});

describe('two processes of the shop on one database', () => {
  let world: WorldOfProcesses;
  const urls: string[] = [];
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'postgres' });
    await world.isPrepared();
    await world.starts();
    const port = await freePort();
    await world.starts({ role: 'api', environment: { PORT: String(port) } });
    urls.push(world.url, `http://127.0.0.1:${port}`);
  });
  afterAll(() => world?.close());

  it.each<Gateway>(['dodo', 'paypal'])(
    'send a refund through %s once, whoever of them is asked',
    async (gateway) => {
      const order = await world.buyer('Ada').buys('Lumen Notes', { payingWith: gateway });
      await order.becomes('active', 40);
      const { id: paymentId, gateway_payment_id: gatewayPaymentId } = await paymentOf(world, order.id);
      const payment = { orderId: order.id, paymentId, gatewayPaymentId };
      const clients = urls.map((url) => openApi(url, world.operator.api.credentials));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (clients[index % 2] ?? world.operator.api).ask('POST', `/api/admin/payments/${paymentId}/refund`, {
            reason: 'Asked for.',
          }),
        ),
      );
      expect(counted(answers)).toEqual({ '200': 1, PAYMENT_NOT_REFUNDABLE: 19 });
      await world.sandbox.drain();
      expect(timesAsked(world, payment)).toBe(1);
      expect(await booked(world, gateway, payment)).toEqual([LUMEN_NOTES_MINOR]);
      await world.audit();
    },
    90_000,
  );
});

function refundPath(gateway: Gateway): string {
  return gateway === 'dodo' ? 'POST /refunds' : '/refund';
}
