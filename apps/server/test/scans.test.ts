import { listRequests, newWorld, storePast, tablesScanned, type World, watchStatements } from '@vozex/dev-world';
import { describeRoutes, ROUTES } from '@vozex/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Enough that PostgreSQL would rather use an index where there is one. */
const ORDERS = 20_000;
/** Tables that grow with what is sold; the others hold what a team wrote. */
const LARGE = new Set([
  'orders',
  'order_items',
  'order_moves',
  'customers',
  'checkout_sessions',
  'webhook_events',
  'payments',
  'fulfillment_records',
  'fulfillment_moves',
  'fulfillment_operations',
  'licenses',
  'download_grants',
  'tasks',
  'subscriptions',
  'mails',
  'audit_log',
]);

/**
 * Requests that are answered by reading a table from end to end, and may: each with its reason, and measured by
 * `bench/lists.ts`.
 */
const ALLOWED: Record<string, readonly string[]> = {
  // Every delivery is counted by its status: the index alone is read once the table is vacuumed.
  '/api/admin/overview': ['fulfillment_records'],
};

describe('lists, searches and charts of a shop with many orders', () => {
  let world: World;
  let client: pg.Client;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
    client = new pg.Client({ connectionString: world.running.shop.db.url });
    await client.connect();
    await storePast((statement) => client.query(statement), ORDERS);
  }, 300_000);
  afterAll(async () => {
    await client?.end();
    await world?.close();
  });

  it('read no large table from end to end, whatever the filter', async () => {
    const watch = watchStatements();
    const scans: string[] = [];
    const planned = new Set<string>();
    for (const { route, path, access } of await listRequests(describeRoutes(ROUTES), world.operator.api)) {
      watch.taken();
      const { status } = await world.as(access === 'customer' ? 'Ada' : 'Olivia').ask('GET', path);
      expect([path, status]).toEqual([path, 200]);
      for (const statement of watch.taken()) {
        const key = JSON.stringify(statement);
        if (planned.has(key)) continue;
        planned.add(key);
        for (const table of await tablesScanned(client, statement)) {
          if (LARGE.has(table) && !ALLOWED[route]?.includes(table)) scans.push(`${path} reads all of ${table}`);
        }
      }
    }
    watch.stop();
    expect([...new Set(scans)]).toEqual([]);
  }, 300_000);
});
