import { newWorld, type World } from '@vozex/dev-world';
import { runFulfillment } from '@vozex/server';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Batch = { id: string; caused_by: string; status: string; suspends: number; cancels: number };

const AT_LEAST = 5;
const SOLD = 14;

describe('the guard against mass changes, on PostgreSQL', () => {
  let world: World;
  const orders: { id: string; fulfillmentId: string }[] = [];
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
    await world
      .as('Olivia')
      .put('/api/admin/settings/guard', { revision: 0, value: { at_least: AT_LEAST, percent: 0 } });
    for (let i = 0; i < SOLD; i++) {
      const order = await world.buyer('Ada').buys('Lumen Notes');
      await world.settles();
      orders.push({ id: order.id, fulfillmentId: (await world.operator.deliveryOf(order.id)).id });
    }
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  const batches = async () => (await world.as('Olivia').get<{ items: Batch[] }>('/api/admin/guard-batches')).items;
  const statuses = async () => {
    const { rows } = await sql<{ status: string; n: number }>`
      select status, count(*)::int as n from fulfillment_records group by status order by status`.execute(
      world.running.shop.db.read,
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  };

  it('lets exactly as many pass as may, however many workers ask at once', async () => {
    const { shop } = world.running;
    const ids = orders.map(({ fulfillmentId }) => fulfillmentId);
    // As what was being delivered when it was wished: nothing of it is counted before its turn comes.
    await sql`update fulfillment_records set desired_state = 'suspended', desired_by = 'operator:racer',
      revision = revision + 1, next_attempt_at = ${shop.clock.now()} where id = any(${ids})`.execute(shop.db.read);
    await Promise.all([...ids, ...ids.toReversed()].map((id) => runFulfillment(shop, id)));
    await world.settles();
    expect(await statuses()).toEqual({ active: SOLD - AT_LEAST, suspended: AT_LEAST });
    expect(await batches()).toMatchObject([{ caused_by: 'operator:racer', status: 'open', suspends: SOLD - AT_LEAST }]);

    const [batch] = await batches();
    const decide = (verb: string) =>
      world.as('Oscar').ask('POST', `/api/admin/guard-batches/${batch?.id}/${verb}`, { reason: 'seen' });
    const answers = await Promise.all([decide('approve'), decide('reject'), decide('approve'), decide('reject')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const approved = answers[0]?.status === 200 || answers[2]?.status === 200;
    await world.settles();
    expect(await statuses()).toEqual(approved ? { suspended: SOLD } : { active: SOLD - AT_LEAST, suspended: AT_LEAST });
  });

  it('holds what one operator cancels in a mass, until an owner agrees; the operator himself cannot', async () => {
    const oscar = world.as('Oscar');
    const cancelled = await Promise.all(
      orders.map(({ fulfillmentId }) => oscar.ask('POST', `/api/admin/fulfillments/${fulfillmentId}/cancel`, {})),
    );
    expect(cancelled.every(({ status }) => status === 202)).toBe(true);
    await world.settles();
    const before = await statuses();
    expect(before.cancelled ?? 0).toBeLessThanOrEqual(AT_LEAST);
    const open = (await batches()).find(({ status }) => status === 'open');
    expect(open?.cancels).toBe(SOLD - (before.cancelled ?? 0));
    expect((await oscar.ask('POST', `/api/admin/guard-batches/${open?.id}/approve`, { reason: 'mine' })).status).toBe(
      403,
    );
    expect(
      (await world.as('Olivia').ask('POST', `/api/admin/guard-batches/${open?.id}/approve`, { reason: 'yes' })).status,
    ).toBe(200);
    await world.settles();
    expect(await statuses()).toEqual({ cancelled: SOLD });
  });
});
