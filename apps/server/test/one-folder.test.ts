import { newWorldOfProcesses, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the embedded database belongs to one process', () => {
  let world: WorldOfProcesses;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'pglite' });
    await world.isPrepared();
  });
  afterAll(() => world?.close());

  it('a second process on the same folder ends with a clear text, and the first goes on unharmed', async () => {
    const first = await world.starts();
    const before = await world.buyer('Ada').buys('Lumen Notes');
    await before.becomes('active');

    const second = world.tries({ environment: { PORT: '0' } });
    expect(await second.ended).toBe(2);
    expect(second.lastWords()).toMatch(/Another VOZEX process already uses the data folder .*DATABASE_URL/s);

    const after = await world.buyer('Ada').buys('Lumen Notes');
    await after.becomes('active');
    expect((await before.fulfillment()).status).toBe('active');
    expect(await first.stop()).toBe(0);
    await world.audit();
  }, 90_000);

  it('a process that was killed does not keep the next one out, and nothing acknowledged is lost', async () => {
    const first = await world.starts();
    const order = await world.buyer('Ben').buys('Lumen Notes');
    await order.becomes('active');
    await first.kill();

    const next = await world.starts();
    expect((await order.fulfillment()).licenses).toHaveLength(1);
    await next.kill();
  }, 90_000);
});
