import { newWorldOfProcesses, type PlacedOrder, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(['pglite', 'postgres'] as const)('a shop on %s is told to stop while buyers come and go', (engine) => {
  let world: WorldOfProcesses;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine });
    await world.isPrepared();
  });
  afterAll(() => world?.close());

  it('finishes or hands back what it began, leaves in time, and the next one delivers the rest once', async () => {
    const shop = await world.starts();
    await world.provider.misbehaves({ kind: 'slow', ms: 700, only: ['onboard'] });
    const orders: PlacedOrder[] = [];
    for (let index = 0; index < 8; index++) {
      orders.push(
        await world.buyer('Ada').orders(index % 2 ? 'Point of Sale' : 'Lumen Notes', {
          payingWith: index % 3 ? 'dodo' : 'paypal',
          choices: index % 2 ? { workspace_name: `leaving-${index}` } : {},
        }),
      );
    }
    const paying = Promise.all(orders.map((order) => order.pays()));
    const asked = performance.now();
    const end = await shop.stop();
    expect(end).toBe(0);
    expect(performance.now() - asked).toBeLessThan(25_000);
    await paying;

    world.provider.behaves();
    const next = await world.starts();
    await Promise.all(orders.map((order) => order.becomes('active', 40)));
    const { tenants } = await world.provider.ledger();
    expect(tenants).toHaveLength(4);
    for (const order of orders) {
      const { payments } = await world.operator.order(order.id);
      expect(payments.map(({ status }) => status)).toEqual(['succeeded']);
    }
    expect(await next.stop()).toBe(0);
    await world.audit();
  }, 120_000);
});
