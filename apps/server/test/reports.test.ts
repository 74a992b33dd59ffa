import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rollDays, sampleQueue } from '../src/operations/index.ts';

const DAY = 86_400;
const LUMEN_NOTES_MINOR = 2_900;
const POINT_OF_SALE_MINOR = 19_000;

type Sums = { payments: number; paid_minor: number; refunded_minor: number; net_minor: number; orders_paid: number };
type Sales = {
  currency: string;
  totals: { currency: string; now: Sums; before: Sums }[];
  days: (Sums & { day: string })[];
  products: { name: string; units: number; amount_minor: number }[];
};
type Deliveries = {
  now: { delivered: number; failed: number; kept: number; late: number };
  products: { name: string; p50_seconds: number | null; delivered: number; kept: number; late: number }[];
};

describe.each(['pglite', 'postgres'] as const)('the figures of the overview, on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine });
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  const db = () => world.running.shop.db;
  const read = <T>(report: string, days = 30) => world.as('Rhea').get<T>(`/api/admin/reports/${report}?days=${days}`);
  const today = () => world.time.now().toISOString().slice(0, 10);
  /** Turns until every day that is over is summed up. @returns how many that were. */
  const rolls = async () => {
    let days = 0;
    for (let turn = 0; turn < 40; turn++) days += await rollDays(world.running.shop);
    return days;
  };
  /** How it stands with the sums, whoever made them: the shop's own loop may have come first. */
  const summed = async () => {
    const { rows } = await sql<{ days: number; marks: number }>`
      select (select count(*)::int from report_days where rolled_at is not null) as days,
        (select count(*)::int from report_marks) as marks`.execute(db().read);
    return rows[0];
  };
  const fromSums = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from daily_figures`.execute(db().read);
    return rows[0]?.n ?? 0;
  };

  it('are the truth today, and stay it when the day is over, and when money goes back long after', async () => {
    const order = await world.buyer('Ada').buys('Lumen Notes');
    await world.settles();
    const sold = await read<Sales>('sales');
    expect(sold.days.at(-1)).toMatchObject({
      day: today(),
      payments: 1,
      paid_minor: LUMEN_NOTES_MINOR,
      orders_paid: 1,
    });
    expect(sold.products).toEqual([
      expect.objectContaining({ name: 'Lumen Notes', units: 1, amount_minor: LUMEN_NOTES_MINOR }),
    ]);
    expect(await fromSums()).toBe(0);

    const soldOn = today();
    await world.time.passes(3 * DAY);
    await rolls();
    expect((await summed())?.days).toBeGreaterThanOrEqual(3);
    expect(await fromSums()).toBeGreaterThan(0);
    expect(await rolls()).toBe(0);
    const later = await read<Sales>('sales');
    expect(later.days.find(({ day }) => day === soldOn)).toEqual(sold.days.find(({ day }) => day === soldOn));

    await world.operator.refundsOrder(order.id, 'changed their mind');
    await world.settles();
    const refunded = await read<Sales>('sales');
    expect(refunded.days.at(-1)).toMatchObject({ refunded_minor: LUMEN_NOTES_MINOR, net_minor: -LUMEN_NOTES_MINOR });
    expect(refunded.totals[0]?.now).toMatchObject({
      paid_minor: LUMEN_NOTES_MINOR,
      refunded_minor: LUMEN_NOTES_MINOR,
      net_minor: 0,
    });
    await world.time.passes(DAY);
    await rolls();
    expect((await read<Sales>('sales')).totals).toEqual(refunded.totals);
  });

  it('take in what comes late: a payment of a day that was summed up shows at once, and the day is summed up anew', async () => {
    await world.buyer('Ada').buys('Lumen Notes');
    await world.settles();
    const day = today();
    await world.time.passes(2 * DAY);
    await rolls();
    const { rows } = await sql<{
      id: string;
    }>`select id from payments where status = 'succeeded' order by id desc limit 1`.execute(db().read);
    const paidOn = async () => (await read<Sales>('sales')).days.find((one) => one.day === day)?.paid_minor;
    const before = await paidOn();
    await sql`update payments set amount_minor = amount_minor + 100 where id = ${rows[0]?.id}`.execute(db().read);
    expect(await paidOn()).toBe((before ?? 0) + 100);
    await rolls();
    expect(await summed()).toMatchObject({ marks: 0 });
    expect(await paidOn()).toBe((before ?? 0) + 100);
    await sql`update payments set amount_minor = amount_minor - 100 where id = ${rows[0]?.id}`.execute(db().read);
    await rolls();
  });

  it('compare a range with the days before it, and tell each currency for itself', async () => {
    const before = (await read<Sales>('sales', 7)).totals[0]?.now;
    await world.time.passes(7 * DAY);
    await rolls();
    const after = await read<Sales>('sales', 7);
    const usd = after.totals.find(({ currency }) => currency === 'USD');
    expect(usd?.before.paid_minor).toBeGreaterThan(0);
    expect(before).toBeDefined();
    expect(usd?.now.payments).toBe(0);
    expect(after.days).toHaveLength(7);
    expect(await world.as('Rhea').get<Sales>('/api/admin/reports/sales?currency=JPY')).toMatchObject({
      currency: 'JPY',
      products: [],
    });
  });

  it('tell how long deliveries took, which failed, and how providers are', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    await world.buyer('Ben').buys('Point of Sale', { choices: { workspace_name: `figures-${engine}` } });
    await world.settles();
    world.provider.behaves();
    const deliveries = await read<Deliveries>('deliveries', 90);
    expect(deliveries.now.delivered).toBe(2);
    expect(deliveries.products.find(({ name }) => name === 'Lumen Notes')?.p50_seconds).toBeLessThan(60);
    const { providers } = await read<{
      providers: { provider: string; last_hour: { calls: number; failed: number } }[];
    }>('providers');
    const pos = providers.find(({ last_hour }) => last_hour.failed > 0);
    expect(pos?.last_hour.failed).toBeGreaterThan(0);
    await sampleQueue(world.running.shop);
    await sampleQueue(world.running.shop);
    const queue = await read<{ points: { waiting: number }[]; now: { with_team: number } }>('queue', 7);
    expect(queue.points).toHaveLength(1);
    expect(queue.now.with_team).toBe(1);
  });

  it('are made anew when an owner says so, and are the same', async () => {
    const before = await read<Sales>('sales', 90);
    await world.as('Olivia').post('/api/admin/reports/recompute');
    expect(await fromSums()).toBe(0);
    expect(await read<Sales>('sales', 90)).toEqual(before);
    await rolls();
    expect(await fromSums()).toBeGreaterThan(0);
    expect(await read<Sales>('sales', 90)).toEqual(before);
  });

  it('are audited: a change that left no mark is found', async () => {
    await db().inOneTransaction(async (tx) => {
      await sql`alter table payments disable trigger payments_marked`.execute(tx);
      await sql`update payments set amount_minor = amount_minor + 1`.execute(tx);
      await sql`alter table payments enable trigger payments_marked`.execute(tx);
    });
    await expect(world.audit()).rejects.toThrow(/I34/);
    await sql`alter table payments disable trigger payments_marked`.execute(db().read);
    await sql`update payments set amount_minor = amount_minor - 1`.execute(db().read);
    await sql`alter table payments enable trigger payments_marked`.execute(db().read);
  });

  it.runIf(engine === 'postgres')('wait for whoever began before the day was over', async () => {
    const url = db().url;
    if (!url) throw new Error('PostgreSQL has an address');
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await world.time.passes(2 * DAY);
    await slow.query('begin');
    await slow.query(
      'update payments set amount_minor = amount_minor + 7, captured_at = $1 where id = (select max(id) from payments)',
      [new Date(world.time.now().getTime() - DAY * 1000)],
    );
    expect(await rolls()).toBe(0); // the days are over, and nobody sums them up yet
    await slow.query('commit');
    await slow.end();
    await rolls();
    const yesterday = (await read<Sales>('sales', 7)).days.at(-2);
    expect(yesterday?.paid_minor).toBe(POINT_OF_SALE_MINOR + 7);
    await sql`update payments set amount_minor = amount_minor - 7 where id = (select max(id) from payments)`.execute(
      db().read,
    );
    await rolls();
  });
});
