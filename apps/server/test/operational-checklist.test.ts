import { type Log, newWorld, type PlacedOrder, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { watchAlerts } from '../src/operations/index.ts';

// Section 10 of the plan, line by line. Each has deeper tests of its own; here they stand together, in one shop.

type Line = { event: string; fields: Record<string, unknown> };

let world: World;
const lines: Line[] = [];
const write = (event: string, fields: Record<string, unknown> = {}) => void lines.push({ event, fields });
const log: Log = { debug: write, info: write, warn: write, error: write };

beforeAll(async () => {
  world = await newWorld({ engine: 'pglite', log });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

let workspaces = 0;
const buysWorkspace = (): Promise<PlacedOrder> =>
  world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: `checklist-${++workspaces}` } });
const idOf = async (order: PlacedOrder) => (await order.fulfillment()).id;
const read = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(world.running.shop.db.read)).rows;

describe('the operational checklist', () => {
  it('idempotency for all fulfillment writes: a provider that hears the same key twice makes one workspace', async () => {
    await world.provider.misbehaves({ kind: 'hang_up_after_effect', times: 2, only: ['onboard'] });
    const order = await buysWorkspace();
    await world.time.passes(600);
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
    world.provider.behaves();
  });

  it.each(['dodo', 'paypal'] as const)(
    'idempotency for all payment webhooks: %s repeats itself, one payment stands',
    async (gateway) => {
      world.gateways[gateway].misbehaves({ what: 'webhook_n_times', count: 5 });
      const order = await world.buyer('Ben').buys('Lumen Notes', { payingWith: gateway });
      await world.settles();
      world.sandbox.clearMisbehaviour();
      const [repeated] = await read(sql<{ deliveries: number }>`
      select max(deliveries)::int as deliveries from webhook_events where order_id = ${order.id}`);
      expect(repeated?.deliveries).toBe(5);
      expect((await world.operator.order(order.id)).payments).toHaveLength(1);
    },
  );

  it('retries with backoff for transient provider failures', async () => {
    await world.provider.isDownFor(90);
    const order = await buysWorkspace();
    await world.time.passes(900);
    expect((await order.fulfillment()).status).toBe('active');
    const tries = await read(sql<{ at: Date }>`
      select started_at as at from fulfillment_operations where fulfillment_id = ${await idOf(order)} order by id`);
    const pauses = tries.slice(1).map(({ at }, i) => at.getTime() - (tries[i]?.at.getTime() ?? 0));
    expect(pauses.length).toBeGreaterThan(1);
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  });

  it('dead-letter path for repeated failures, alerting for failure thresholds, and the manual retry endpoint', async () => {
    const threeDays = 3 * 86_400;
    await world.provider.isDownFor(threeDays);
    const order = await buysWorkspace();
    await world.time.passes(threeDays, 600);
    expect((await order.fulfillment()).status).toBe('failed');
    expect(lines.some(({ event, fields }) => event === 'fulfillment.dead_letter' && fields.order_id === order.id)).toBe(
      true,
    );

    await watchAlerts(world.running.shop);
    const open = await world.as('Rhea').get<{ items: { rule: string }[] }>('/api/admin/alerts');
    expect(open.items.map(({ rule }) => rule)).toContain('dead_letters');
    const [mail] = await read(sql<{ n: number }>`select count(*)::int as n from mails where kind = 'alert'`);
    expect(mail?.n).toBeGreaterThan(0);

    await world.as('Oscar').post(`/api/admin/fulfillments/${await idOf(order)}/retry`);
    await world.settles();
    expect((await order.fulfillment()).status).toBe('active');
    for (const _ of [1, 2]) {
      await world.time.passes(360);
      await watchAlerts(world.running.shop);
    }
    const after = await world.as('Rhea').get<{ items: { rule: string }[] }>('/api/admin/alerts');
    expect(after.items.map(({ rule }) => rule)).not.toContain('dead_letters');
  });

  it('structured logs with order_id, order_item_id, driver, external_reference', () => {
    const delivered = lines.filter(({ event }) => event === 'fulfillment.settled');
    expect(delivered.length).toBeGreaterThan(0);
    for (const { fields } of delivered) {
      for (const field of ['order_id', 'order_item_id', 'driver', 'external_reference'])
        expect(fields).toHaveProperty(field);
    }
  });

  it('structured payment logs with gateway, event_id, order_id, payment_id', () => {
    const paid = lines.filter(({ event }) => event === 'payments.succeeded');
    expect(paid.length).toBeGreaterThan(0);
    for (const { fields } of paid) {
      for (const field of ['gateway', 'order_id', 'payment_id']) expect(fields[field]).toBeTruthy();
      expect(fields).toHaveProperty('event_id'); // null where the buyer was back before the webhook
    }
  });
});
