import { setTimeout as pause } from 'node:timers/promises';
import { catalogWith, newWorld, newWorldOfProcesses, type World, type WorldOfProcesses } from '@vozex/dev-world';
import { runFulfillment } from '@vozex/server';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recountCoupon } from '../src/checkout/index.ts';
import { wakeForgotten } from '../src/fulfillment/index.ts';
import { registerInstance } from '../src/kernel/instances.ts';
import { auditOnSchedule } from '../src/operations/index.ts';
import { recountPool } from '../src/provisioning/index.ts';

// The auditor heals while the shop goes on. Races count on PostgreSQL only.

const BUYERS = 8;
const ROUNDS = 6;
/** Healing begins a little later each round, so that it meets the buyers at other steps. */
const LATER_MS = 12;

describe('while buyers order at once', () => {
  let world: World;
  let price = '';
  let counted: { pool: string; coupon: string };
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
    const api = world.operator.api;
    // An engine that nobody will ask: what is sold here is not made.
    const { id: pool } = await api.post<{ id: string }>('/api/admin/pools', {
      ...{ name: 'boxes', title: 'Boxes', driver: 'oci', host: 'elsewhere', config: {} },
      ...{ instances_max: 1_000, cpu_millis: 1_000_000, memory_mb: 1_000_000, disk_mb: 1_000_000 },
    });
    const template = { name: 'boxed', title: 'Boxed', kind: 'image' };
    const { id } = await api.post<{ id: string }>('/api/admin/server-templates', template);
    const version = { version: '1.0.0', image: `boxed@sha256:${'a'.repeat(64)}` };
    await api.post(`/api/admin/server-templates/${id}/versions`, version);
    const guestbook = catalogWith('').find(({ slug }) => slug === 'guestbook')!; // because the seeded shop sells it
    const domain = { strategy: 'subdomain', base_domain: 'apps.test' };
    const fulfillment_config = { template: 'boxed', profile: 'small', pool: { name: 'boxes' }, domain };
    await world.shop.sells({ slug: 'boxed', name: 'Boxed', fulfillment_config }, guestbook);
    const shown = await world.as('nobody').get<{ prices: { id: string }[] }>('/api/products/boxed');
    price = shown.prices[0]?.id ?? '';
    const written = { code: 'RACED', percent_bp: 1_000 };
    counted = { pool, coupon: (await world.as('Olivia').post<{ id: string }>('/api/admin/coupons', written)).id };
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  const shop = () => world.running.shop;
  const run = (statement: string) => sql.raw(statement).execute(shop().db.read);
  const orders = (who: string) =>
    world.guest(`${who}@example.test`).api.post('/api/checkout', {
      items: [{ product_slug: 'boxed', price_id: price, quantity: 1, choices: {} }],
      coupon_code: 'RACED',
      payment_gateway: 'paypal',
      customer: { email: `${who}@example.test`, name: 'Buyer' },
    });
  const healsAfter = async (ms: number) => {
    await pause(ms);
    await shop().db.inOneTransaction((tx) => recountPool(shop(), tx, counted.pool));
    await shop().db.inOneTransaction((tx) => recountCoupon(shop(), tx, counted.coupon));
  };

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'what is counted anew misses none (%i)',
    async (round) => {
      await run(
        `update pools set reserved_instances = reserved_instances + 3, reserved_disk_mb = 7 where id = '${counted.pool}'`,
      );
      await run(`update coupons set redeemed = redeemed + 3 where id = '${counted.coupon}'`);
      const buyers = Array.from({ length: BUYERS }, (_, n) => orders(`buyer-${round}-${n}`));
      await Promise.all([...buyers, healsAfter(round * LATER_MS)]);
      const { rows } = await sql<{ pool: number; coupon: number }>`
      select (select reserved_instances from pools where id = ${counted.pool}) as pool,
        (select redeemed from coupons where id = ${counted.coupon}) as coupon`.execute(shop().db.read);
      expect(rows[0]).toEqual({ pool: BUYERS * (round + 1), coupon: BUYERS * (round + 1) });
    },
  );

  it('a delivery that is woken and taken up by many is made once', async () => {
    await world.provider.isDownFor(60);
    const order = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'woken' } });
    await world.settles(); // it has been tried, and is in nobody's hands
    const { id } = await world.operator.deliveryOf(order.id);
    await run(
      `update fulfillment_records set next_attempt_at = null, lease_until = null, lease_owner = null where id = '${id}'`,
    );
    await world.time.passes(120);
    const wakes = () => shop().db.inOneTransaction((tx) => wakeForgotten(shop(), tx, id));
    const [one, two, three] = await Promise.all([wakes(), wakes(), wakes(), runFulfillment(shop(), id)]);
    expect([one, two, three].filter((did) => did !== undefined)).toHaveLength(1);
    await Promise.all([runFulfillment(shop(), id), runFulfillment(shop(), id), wakes()]);
    await world.settles();
    const { rows } = await sql<{ status: string; made: number }>`
      select status, (select count(*) from fulfillment_operations o where o.fulfillment_id = r.id and o.outcome = 'delivered')::int as made
      from fulfillment_records r where id = ${id}`.execute(shop().db.read);
    expect(rows[0]).toEqual({ status: 'active', made: 1 });
  });

  it('eight processes have one run a quarter of an hour, and start it anew where it died', async () => {
    const { db } = shop();
    const living = await Promise.all(Array.from({ length: 8 }, () => registerInstance(db, 'worker')));
    const ask = () => Promise.all(living.map(({ id }) => auditOnSchedule({ ...shop(), instance: id })));
    await world.time.passes(15 * 60);
    expect((await ask()).filter((ran) => ran)).toHaveLength(1);
    expect((await ask()).filter((ran) => ran)).toHaveLength(0);
    await run(`update audit_runs set status = 'running', finished_at = null, instance = 999999 where status = 'done'`);
    expect((await ask()).filter((ran) => ran)).toHaveLength(1);
    const { rows } = await sql<{ status: string; slotted: boolean }>`
      select status, slot is not null as slotted from audit_runs order by id`.execute(db.read);
    expect(rows).toEqual([
      { status: 'failed', slotted: false },
      { status: 'done', slotted: true },
    ]);

    await run(
      `update audit_runs set status = 'running', finished_at = null, instance = ${living[0]?.id} where status = 'done'`,
    );
    const { status, body } = await world.as('Oscar').ask('POST', '/api/admin/invariants/runs', { heal: true });
    expect([status, (body as { code: string }).code]).toEqual([409, 'AUDIT_UNDER_WAY']);
    await Promise.all(living.map((one) => one.close()));
  });
});

describe('a run that is killed', () => {
  let world: WorldOfProcesses;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'postgres' });
    await world.isPrepared();
  });
  afterAll(() => world?.close());

  const RUNS = '/api/admin/invariants/runs';
  type Run = { status: string; findings: object[]; healed: { subject: string }[]; problem: string | null };

  it.each(['auditor.begun', 'auditor.healed', 'auditor.told'])(
    'at %s loses nothing, and blocks nothing',
    async (step) => {
      const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: step } });
      const api = world.as('Olivia');
      const { id } = await api.post<{ id: string }>('/api/admin/coupons', {
        code: step.toUpperCase().replace('.', '-'),
        percent_bp: 500,
      });
      await world.executes(`update coupons set redeemed = 4 where id = '${id}'`);
      await Promise.all([doomed.ended, api.ask('POST', RUNS, { heal: true }).catch(() => undefined)]);

      const next = await world.starts();
      const run = await api.post<Run>(RUNS, { heal: true });
      expect(run).toMatchObject({ status: 'done', findings: [] });
      // Undone with the run where it died before it was written down; else it stands, and is not done again.
      expect(run.healed.map(({ subject }) => subject)).toEqual(step === 'auditor.told' ? [] : [id]);
      const { items } = await api.get<{ items: Run[] }>(`${RUNS}?limit=2`);
      expect(items[1]).toMatchObject({
        status: 'failed',
        problem: 'its process ended midway',
        healed: step === 'auditor.told' ? [{ subject: id }] : [],
      });
      await next.kill();
      await world.audit();
    },
  );
});
