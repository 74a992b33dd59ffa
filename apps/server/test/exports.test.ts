import { once } from 'node:events';
import { newWorld, type PlacedOrder, storePast, until, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTS } from '../src/operations/exports/tables.ts';
import { writeCsv } from '../src/operations/exports/write-csv.ts';

const PAST_ORDERS = 3_000;

describe('tables taken away as CSV', () => {
  let world: World;
  let order: PlacedOrder;
  beforeAll(async () => {
    world = await newWorld({ engine: 'pglite' });
    order = await world.guest('+calc@example.test').buys('Lumen Notes');
    await world.settles();
  });
  afterAll(() => world?.close());

  const take = async (path: string, who: Parameters<World['as']>[0] = 'Oscar') => {
    const answer = await world.as(who).ask('GET', `/api/admin/exports/${path}`);
    return { ...answer, text: String(answer.body) };
  };
  const lines = (text: string) => text.split('\r\n').filter((line) => line !== '');

  it('are UTF-8 with a mark that spreadsheets know, money in decimals, and formulas made harmless', async () => {
    const { text, headers } = await take('orders.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/);
    expect(text.startsWith('id,status,customer_id,customer_email')).toBe(true); // reading it as text took the mark away
    const row = lines(text).find((line) => line.startsWith(order.id));
    expect(row).toContain("'+calc@example.test");
    expect(row).toContain('USD,29.00,0.00');
  });

  it('hold what they name and no secret: of keys only the last letters', async () => {
    const { text } = await take('licenses.csv');
    expect(text).not.toContain('key_sealed');
    for (const what of ['order-items', 'payments', 'refunds', 'customers', 'fulfillments', 'subscriptions']) {
      const { status, text: table } = await take(`${what}.csv`);
      expect([what, status, lines(table).length > 0]).toEqual([what, 200, true]);
    }
    expect((await take('payments.csv?status=failed')).text.includes(order.id)).toBe(false);
    expect((await take('payments.csv?status=succeeded')).text.includes(order.id)).toBe(true);
    expect((await take('orders.csv?to=2020-01-01')).text.includes(order.id)).toBe(false);
    expect((await take('orders.csv?driver=x')).status).toBe(422);
    expect((await take('orders.csv?from=yesterday')).status).toBe(422);
  });

  it('are for operators, the audit log for owners, and each is written to it', async () => {
    expect((await take('orders.csv', 'Rhea')).status).toBe(403);
    expect((await take('audit-log.csv', 'Oscar')).status).toBe(403);
    await take('customers.csv?from=2020-01-01');
    const { status, text } = await take('audit-log.csv', 'Olivia');
    expect(status).toBe(200);
    expect(
      lines(text).some((line) => line.includes('operations.exported,customers') && line.includes('2020-01-01')),
    ).toBe(true);
  });

  it('leave everything as it was', () => world.audit());

  it('go through chunk by chunk, each row once, and end when the reader goes away', async () => {
    const { pglite } = world.running.shop.db;
    if (!pglite) throw new Error('the world is embedded');
    await storePast((statement) => pglite.exec(statement), PAST_ORDERS);
    const { text } = await take('payments.csv?to=2100-01-01');
    const ids = lines(text)
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(',')));
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from payments`.execute(
      world.running.shop.db.read,
    );
    expect([ids.length, new Set(ids).size]).toEqual([rows[0]?.n, rows[0]?.n]);

    const { shop } = world.running;
    const file = writeCsv(shop, 'payments', EXPORTS.payments, { from: new Date(0), until: new Date('2100-01-01') });
    const lefts = async () =>
      (await shop.metrics.exports.get()).values.filter(({ labels }) => labels.result === 'left').length;
    expect(await lefts()).toBe(0);
    await once(file, 'readable');
    file.destroy();
    await until('the export has ended', async () => (await lefts()) === 1);
  });
});

describe('the search of the team', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine: 'pglite' });
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  type Hit = { kind: string; id: string; of: string; title: string; note: string };
  const find = async (q: string) =>
    (await world.as('Rhea').get<{ items: Hit[] }>(`/api/admin/search?q=${encodeURIComponent(q)}`)).items;

  it('finds by what people paste: ids, gateways’ ids, a key, a reference, and the beginning of a name or an address', async () => {
    const order = await world.buyer('Ada').buys('Lumen Notes');
    const workspace = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'to-be-found' } });
    await world.settles();
    const { payments } = await world.operator.order(order.id);
    const delivery = await world.operator.deliveryOf(workspace.id);
    const license = await world.buyer('Ada').api.get<{ items: { id: string }[] }>('/api/me/licenses');
    const { rows } = await sql<{
      id: string;
      fulfillment_id: string;
    }>`select id, fulfillment_id from licenses where order_id = ${order.id}`.execute(world.running.shop.db.read);
    expect(license.items.map(({ id }) => id)).toContain(rows[0]?.id);

    expect(await find(order.id)).toEqual([
      expect.objectContaining({ kind: 'order', of: order.id, note: 'ada@example.test' }),
    ]);
    expect(await find(payments[0]?.gateway_payment_id ?? '')).toContainEqual(
      expect.objectContaining({ kind: 'payment', of: order.id }),
    );
    expect(await find(delivery.external_reference_id ?? '')).toEqual([
      expect.objectContaining({ kind: 'fulfillment', id: delivery.id }),
    ]);
    for (const beginning of ['ada@', 'Ada Ex', 'exam']) {
      expect(await find(beginning)).toContainEqual(
        expect.objectContaining({ kind: 'customer', note: 'ada@example.test' }),
      );
    }
    expect(await find('point of')).toContainEqual(expect.objectContaining({ kind: 'product', title: 'Point of Sale' }));
    expect(await find('100%_')).toEqual([]);
    const { license_key: key } = await world
      .as('Ada')
      .post<{ license_key: string }>(`/api/me/licenses/${rows[0]?.id}/reveal`);
    expect(await find(` ${key.toLowerCase()} `)).toEqual([
      expect.objectContaining({ kind: 'license', id: rows[0]?.id, of: rows[0]?.fulfillment_id }),
    ]);
  });

  it('is for the team, and wants two letters at least', async () => {
    expect((await world.as('Ben').ask('GET', '/api/admin/search?q=ada')).status).toBe(403);
    expect((await world.as('Rhea').ask('GET', '/api/admin/search?q=a')).status).toBe(422);
  });
});
