import { newWorld, type PlacedOrder, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Cause = {
  driver: string;
  provider: string;
  code: string;
  count: number;
  snoozed: number;
  voices: { operator: string };
};
type Letter = { id: string; order_id: string; report: string; status: string; snoozed_until: string | null };
type Run = {
  id: string;
  status: string;
  matched: number;
  done: number;
  refused: number;
  refusals: { id: string; code: string }[];
};

describe('the work bench', () => {
  let world: World;
  let serial = 0;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
  });
  afterEach(async () => {
    world.provider.behaves();
    await world.audit();
  });
  afterAll(() => world?.close());

  const oscar = () => world.as('Oscar');
  const causes = async () => (await oscar().get<{ items: Cause[] }>('/api/admin/dead-letters')).items;
  const cause = async (code: string) => (await causes()).find((one) => one.code === code);
  const letters = async (query = '') =>
    (await oscar().get<{ items: Letter[] }>(`/api/admin/dead-letters/records?limit=100${query}`)).items;
  const of = ({ driver, provider, code }: Cause) => ({ driver, provider, code });
  const does = (verb: string, body: object, who: 'Oscar' | 'Olivia' = 'Oscar') =>
    world.as(who).post<Run>(`/api/admin/dead-letters/${verb}`, { reason: 'the secret was wrong', ...body });
  const ended = async (run: Run) => {
    for (let left = 200; left > 0; left--) {
      const now = await oscar().get<Run>(`/api/admin/bench-runs/${run.id}`);
      if (now.status === 'done') return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the run does not end');
  };

  /** So many deliveries fail since the provider does not accept our secret. */
  async function fails(count: number, payingWith: 'dodo' | 'paypal' = 'paypal'): Promise<PlacedOrder[]> {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const orders: PlacedOrder[] = [];
    for (let i = 0; i < count; i++) {
      serial += 1;
      orders.push(
        await world.buyer('Ada').buys('Point of Sale', { payingWith, choices: { workspace_name: `bench-${serial}` } }),
      );
    }
    await world.settles();
    world.provider.behaves();
    return orders;
  }

  it('shows three failures of one cause as one, in the words of three; once mended, all are delivered', async () => {
    const orders = await fails(3);
    const failed = await cause('auth_failed');
    expect(failed).toMatchObject({
      driver: 'multitenant_saas',
      count: 3,
      voices: { operator: expect.stringMatching(/secret/) },
    });
    const listed = await letters(`&driver=${failed!.driver}&provider=${failed!.provider}&code=auth_failed`);
    expect(listed.map(({ order_id }) => order_id).sort()).toEqual(orders.map(({ id }) => id).sort());
    expect(listed[0]?.report).toContain('/onboard');
    expect(listed[0]?.report).toMatch(/answer: HTTP 401/);

    const run = await does('retry', { cause: of(failed!) });
    expect(run).toMatchObject({ status: 'done', matched: 3, done: 3, refused: 0 });
    await world.settles();
    for (const order of orders) expect((await order.fulfillment()).status).toBe('active');
    expect(await cause('auth_failed')).toBeUndefined();
    expect(await does('retry', { cause: of(failed!) })).toMatchObject({ matched: 0, done: 0 });
  });

  it('gives back what was paid for one, and ends it; asked for twice it pays once', async () => {
    const [order] = await fails(1, 'dodo');
    const [letter] = await letters();
    const [first, second] = await Promise.all([
      does('cancel-with-refund', { ids: [letter!.id] }, 'Oscar'),
      does('cancel-with-refund', { ids: [letter!.id] }, 'Olivia'),
    ]);
    await Promise.all([ended(first), ended(second)]);
    await world.settles();
    const { payments, ...seen } = await world.operator.order(order!.id);
    expect(seen.status).toBe('refunded');
    expect(payments).toMatchObject([{ refunded_minor: payments[0]?.amount_minor }]);
    expect((await order!.fulfillment()).status).toBe('cancelled');
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from refunds r join payments p on p.id = r.payment_id
      where p.order_id = ${order!.id}`.execute(world.running.shop.db.read);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await letters()).toEqual([]);
  });

  it('cancels nothing where the gateway refuses the refund, and says so', async () => {
    const [order] = await fails(1);
    const [letter] = await letters();
    await sql`update payments set status = 'held' where order_id = ${order!.id}`.execute(world.running.shop.db.read);
    const run = await does('cancel-with-refund', { ids: [letter!.id] });
    expect(run).toMatchObject({ done: 0, refused: 1, refusals: [{ id: letter!.id, code: 'NO_PAYMENT' }] });
    await sql`update payments set status = 'succeeded' where order_id = ${order!.id}`.execute(
      world.running.shop.db.read,
    );
    expect(await letters()).toHaveLength(1);
    await does('retry', { ids: [letter!.id] });
    await world.settles();
  });

  it('hands one to a person: it leaves the bench, and its task says what happened and what helps', async () => {
    const [order] = await fails(1);
    const [letter] = await letters();
    await does('hand-over', { ids: [letter!.id], queue: 'providers' });
    expect(await letters()).toEqual([]);
    const [task] = await world.operator.tasksOf(order!.id);
    expect(task).toMatchObject({
      queue: 'providers',
      instructions: expect.stringMatching(/Store the right one under Secrets/),
    });
    expect((await world.operator.deliveryOf(order!.id)).status).toBe('manual_pending');
    await oscar().post(`/api/admin/tasks/${task!.id}/complete`, {
      note: 'by hand',
      workspace_url: 'https://hand.test/w',
    });
    expect((await order!.fulfillment()).status).toBe('active');
  });

  it('hides what is snoozed until then, with who and why', async () => {
    await fails(1);
    const [letter] = await letters();
    const until = new Date(world.time.now().getTime() + 3_600_000).toISOString();
    await does('snooze', { ids: [letter!.id], until, reason: 'the provider is closed today' });
    expect(await cause('auth_failed')).toMatchObject({ count: 0, snoozed: 1 });
    expect(await letters('&snoozed=false')).toEqual([]);
    expect(await letters('&snoozed=true')).toMatchObject([
      { snoozed_until: until, snoozed_because: 'the provider is closed today' },
    ]);
    await world.time.passes(3_700);
    expect(await cause('auth_failed')).toMatchObject({ count: 1, snoozed: 0 });
    await does('retry', { ids: [letter!.id] });
    await world.settles();
  });

  it('goes on behind the last one when its process dies in the middle of a cause', async () => {
    const orders = await fails(4);
    const failed = await cause('auth_failed');
    const ids = (await letters()).map(({ id }) => id).sort();
    const { db } = world.running.shop;
    // Two are done, and whoever did it is no more: its lease has run out.
    for (const id of ids.slice(0, 2)) await oscar().post(`/api/admin/fulfillments/${id}/retry`, {});
    const actor = {
      kind: 'user',
      userId: 'x',
      email: 'x@shop.test',
      name: 'X',
      role: 'operator',
      customerId: null,
      twoFactor: true,
    };
    await sql`insert into bench_runs (id, action, driver, provider, error_code, reason, actor, matched, done, last_id, lease_until, created_at)
      values ('bnr_01k9zq3v7m8d2n4p6r8t0w2y4b', 'retry', ${failed!.driver}, ${failed!.provider}, 'auth_failed', 'again',
        ${JSON.stringify(actor)}::jsonb, 4, 2, ${ids[1]!}, now() - interval '1 second', now())`.execute(db.read);
    expect(await ended({ id: 'bnr_01k9zq3v7m8d2n4p6r8t0w2y4b' } as Run)).toMatchObject({ matched: 4, done: 4 });
    await world.settles();
    for (const order of orders) expect((await order.fulfillment()).status).toBe('active');
  });

  it('shows what else needs a person, each with its first few', async () => {
    const bench = await oscar().get<Record<string, { count: number }>>('/api/admin/bench');
    expect(Object.keys(bench).sort()).toEqual([
      'asked_after',
      'disputes_due',
      'failed_refunds',
      'failures',
      'held_masses',
      'held_payments',
      'overdue_tasks',
      'quarantined_events',
    ]);
    await world.provider.misbehaves({ kind: 'hang_up_after_effect', times: 1, only: ['onboard'] });
    await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'asked-after' } });
    await world.settles();
    expect(await oscar().get('/api/admin/bench')).toMatchObject({
      asked_after: { count: 1, items: [{ product_name: 'Point of Sale', next_look_at: expect.any(String) }] },
    });
    await world.time.passes(120);
  });

  it('refuses what names nothing, both, or a time that has passed', async () => {
    const refused = async (verb: string, body: object) =>
      (await oscar().ask('POST', `/api/admin/dead-letters/${verb}`, { reason: 'x', ...body })).status;
    expect(await refused('retry', {})).toBe(422);
    expect(await refused('retry', { ids: ['ful_nonsense'] })).toBe(422);
    expect(
      await refused('snooze', { cause: { driver: 'a', provider: 'b', code: 'c' }, until: '2020-01-01T00:00:00.000Z' }),
    ).toBe(422);
    expect((await world.as('Rhea').ask('POST', '/api/admin/dead-letters/retry', { reason: 'x' })).status).toBe(403);
  });
});
