import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../kernel/route.ts';
import { refundListingRoutes } from '../refunds-listing/routes.ts';
import { insertRefund } from '../store.ts';
import { openPaymentsWorld, type PaymentsWorld } from '../test-world.ts';
import { applyDispute, type DisputeEvent } from './apply-dispute.ts';
import { disputeRoutes } from './routes.ts';
import { openDesk } from './test-desk.ts';

let world: PaymentsWorld;
let desk: Awaited<ReturnType<typeof openDesk>>;
/** Oldest first: opened, won, lost, at PayPal. */
const ids: string[] = [];
const payments: { id: string; orderId: string }[] = [];

beforeAll(async () => {
  world = await openPaymentsWorld();
  const routes = [...disputeRoutes, ...refundListingRoutes] as unknown as AnyRoute<PaymentsWorld['app']>[]; // because a list of routes forgets each one's shapes
  desk = await openDesk(world.app, routes);
  for (const type of ['dispute.opened', 'dispute.won', 'dispute.lost'] as const) {
    const order = await world.orders('paypal');
    await world.pays(order);
    const [payment] = await world.payments(order.orderId);
    if (!payment) throw new Error('not paid');
    payments.push({ id: payment.id, orderId: order.orderId });
    const refs = { paymentId: payment.gateway_payment_id, disputeId: `PP-${type}` };
    const event = { gateway: 'paypal', occurredAt: null, type, refs, reason: 'NOT_AS_DESCRIBED' } as DisputeEvent; // because each type takes the same fields
    await world.app.db.inOneTransaction((tx) => applyDispute(world.app, tx, event, null));
  }
  const rows = await world.app.db.read.selectFrom('disputes').select('id').orderBy('id').execute();
  ids.push(...rows.map((row) => row.id));
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

const read = async (path: string, role: 'read_only' | 'customer' = 'read_only') => {
  const answer = await desk.ask(path, { role });
  return { status: answer.status, body: (await answer.json()) as { items: { id: string }[]; next: string | null } };
};

describe('operators', () => {
  it('page through disputes, newest first', async () => {
    const first = await read('/api/admin/disputes?limit=2');
    expect(first.body.items.map((one) => one.id)).toEqual([ids[2], ids[1]]);
    expect(first.body.next).toBe(ids[1]);
    const second = await read(`/api/admin/disputes?limit=2&after=${first.body.next}`);
    expect(second.body).toMatchObject({
      items: [
        {
          id: ids[0],
          status: 'opened',
          status_label: 'Needs your answer',
          customer: { email: 'ada@example.test', name: 'Ada' },
          order_id: payments[0]?.orderId,
          reason: 'NOT_AS_DESCRIBED',
        },
      ],
      next: null,
    });
  });

  it('see only those of a status where they ask so', async () => {
    expect((await read('/api/admin/disputes?status=won')).body.items.map((one) => one.id)).toEqual([ids[1]]);
    expect((await read('/api/admin/disputes?status=gone')).status).toBe(422);
  });

  it('open one with its payment, its refund and its history', async () => {
    expect((await read(`/api/admin/disputes/${ids[2]}`)).body).toMatchObject({
      payment: { id: payments[2]?.id, refunded_minor: 4_000, gateway: 'paypal' },
      refund_id: expect.stringMatching(/^rfd_/),
      moves: [{ from: null, to: 'lost', because: 'Dispute at PayPal decided against us: NOT_AS_DESCRIBED' }],
    });
    expect((await read(`/api/admin/disputes/dsp_${'0'.repeat(26)}`)).status).toBe(404);
  });

  it('see every refund with who asked, why, and what went wrong', async () => {
    const refund = world.app.newId('refund');
    await world.app.db.inOneTransaction((tx) =>
      insertRefund(tx, {
        id: refund,
        ...{ paymentId: payments[1]?.id ?? '', gatewayRefundId: null, status: 'requested', amountMinor: 1_200 },
        ...{
          quantity: 1,
          reversal: false,
          currency: 'USD',
          reason: 'late',
          requestedBy: 'operator:olga',
          now: world.app.clock.now(),
        },
      }),
    );
    const { body } = await read('/api/admin/refunds');
    expect(body.items).toMatchObject([
      {
        id: refund,
        payment_id: payments[1]?.id,
        order_id: payments[1]?.orderId,
        gateway: 'paypal',
        status: 'requested',
        amount_minor: 1_200,
        payment_amount_minor: 4_000,
        quantity: 1,
        requested_by: 'operator:olga',
        reason: 'late',
        problem: null,
        reversal: false,
      },
      { payment_id: payments[2]?.id, requested_by: 'gateway:paypal', reason: 'Dispute lost', reversal: true },
    ]);
    expect((await read('/api/admin/refunds?status=succeeded')).body.items).toHaveLength(1);
    const page = await read('/api/admin/refunds?limit=1');
    expect(page.body.next).toBe(refund);
    expect((await read(`/api/admin/refunds?limit=1&after=${refund}`)).body.items).toHaveLength(1);
  });

  it('are the only ones who do', async () => {
    for (const path of ['/api/admin/disputes', `/api/admin/disputes/${ids[0]}`, '/api/admin/refunds']) {
      expect((await desk.ask(path)).status).toBe(401);
      expect((await read(path, 'customer')).status).toBe(403);
    }
  });
});
