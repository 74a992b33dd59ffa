import {
  type Child,
  newWorld,
  newWorldOfProcesses,
  PAID_EVENT,
  type World,
  type WorldOfProcesses,
} from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// Races count on PostgreSQL only: the embedded engine has one connection and hides them.
describe('webhooks that race', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  describe.each(['dodo', 'paypal'] as const)('%s', (payingWith) => {
    it('sends the same webhook a hundred times at once: each is accepted, one payment, one delivery', async () => {
      const gateway = world.gateways[payingWith];
      gateway.misbehaves({ what: 'webhook_n_times', count: 100, times: 1, match: { event: PAID_EVENT[payingWith] } });
      const order = await world.buyer('Ada').orders('Lumen Notes', { payingWith });
      await order.pays();
      await world.settles();

      const sent = gateway.deliveries().filter((one) => one.type === PAID_EVENT[payingWith]);
      expect(sent.length).toBeGreaterThanOrEqual(100);
      expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
      await expectDeliveredOnce(world, order.id);
    });

    it('sends its webhook while the buyer returns, ten times over', async () => {
      const order = await world.buyer('Ada').orders('Lumen Notes', { payingWith });
      world.gateways[payingWith].misbehaves({ what: 'webhook_n_times', count: 5, times: 1 });
      await order.pays();
      const statuses = await Promise.all(Array.from({ length: 10 }, () => order.returns()));
      expect(statuses).toContain('paid');
      await world.settles();
      await expectDeliveredOnce(world, order.id);
    });

    it('repeats every webhook of an order backwards, after the delivery: nothing happens again', async () => {
      const order = await world.buyer('Ben').buys('Lumen Notes', { payingWith });
      await world.settles();
      const before = await world.operator.deliveryOf(order.id);
      const messages = new Map(world.gateways[payingWith].deliveries().map((one) => [one.message_id, one]));
      for (const one of [...messages.values()].reverse()) {
        if (one.body.includes(order.id)) expect(await world.gateways[payingWith].replays(one)).toBe(200);
      }
      await world.settles();
      await expectDeliveredOnce(world, order.id);
      expect(await world.operator.deliveryOf(order.id)).toEqual(before);
    });

    it('sends its webhook before it answers the call that caused it', async () => {
      world.gateways[payingWith].misbehaves({ what: 'webhook_before_redirect', times: 2 });
      const order = await world.buyer('Ben').buys('Lumen Notes', { payingWith });
      await world.settles();
      world.sandbox.clearMisbehaviour();
      await expectDeliveredOnce(world, order.id);
    });
  });
});

describe('two processes of the shop on one database', () => {
  let world: WorldOfProcesses;
  let shop: Child;
  let worker: Child;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'postgres' });
    await world.isPrepared();
    shop = await world.starts();
    worker = await world.starts({ role: 'worker' });
  });
  afterAll(() => world?.close());

  it('share the work of many orders whose webhooks come three at a time, and deliver each once', async () => {
    const buyer = world.buyer('Ada');
    world.gateways.dodo.misbehaves({ what: 'webhook_n_times', count: 3 });
    world.gateways.paypal.misbehaves({ what: 'webhook_n_times', count: 3 });
    const orders = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        buyer.orders(index % 2 ? 'Point of Sale' : 'Lumen Notes', {
          payingWith: index % 3 ? 'dodo' : 'paypal',
          choices: index % 2 ? { workspace_name: `race-${index}` } : {},
        }),
      ),
    );
    await Promise.all(
      orders.map(async (order) => {
        await order.pays();
        await order.returns();
      }),
    );
    await Promise.all(orders.map((order) => order.becomes('active', 40)));
    await world.sandbox.drain();
    for (const order of orders) await expectDeliveredOnce(world, order.id);
    const { tenants } = await world.provider.ledger();
    expect(tenants).toHaveLength(6);
    expect(new Set(tenants.map(({ instance_key }) => instance_key)).size).toBe(6);
    await world.audit();
  }, 90_000);

  it('and when one is killed the other goes on', async () => {
    await worker.kill();
    const order = await world.buyer('Ben').buys('Point of Sale', { choices: { workspace_name: 'still-here' } });
    await order.becomes('active', 30);
    expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
    expect(await shop.stop()).toBe(0);
  }, 60_000);
});

async function expectDeliveredOnce({ operator }: Pick<World, 'operator'>, orderId: string): Promise<void> {
  const { payments, status } = await operator.order(orderId);
  expect(status).toBe('paid');
  expect(payments.map((payment) => payment.status)).toEqual(['succeeded']);
  const records = await operator.deliveriesOf(orderId);
  expect(records.map((record) => record.status)).toEqual(['active']);
  expect(records[0]?.history.filter(({ to }) => to === 'active')).toHaveLength(1);
}
