import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { json } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/route.ts';
import { cancelFulfillment } from '../cancel-fulfillment.ts';
import { holdFulfillment, releaseFulfillment } from '../hold-fulfillment.ts';
import { runFulfillment } from '../run-fulfillment.ts';
import { sweepFulfillments } from '../sweep-fulfillments.ts';
import { script } from '../test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from '../test-delivery.ts';
import { fulfillmentsOf } from '../views.ts';
import { decideBatch } from './decide-batch.ts';
import { keepDelivery } from './keep-delivery.ts';
import { batchesOf } from './store.ts';

vi.mock('../adapters/index.ts', () => import('../test-adapters.ts'));

const AT_LEAST = 3;

let shop: TestDelivery;
let ids: string[];
beforeEach(async () => {
  shop = await openTestDelivery();
  for (const table of ['guard_batches', 'guard_counters', 'users']) {
    await sql`delete from ${sql.table(table)}`.execute(shop.db.read);
  }
  await guardIs({ at_least: AT_LEAST });
  await joins(olga);
  script.begin();
  script.provider = async ({ verb, operationKey }) =>
    verb === 'fulfill' ? { kind: 'delivered', externalReference: operationKey } : { kind: 'done' };
  ids = [shop.id];
  while (ids.length < 8) ids.push(await shop.sells());
  await allRun();
});

const person = (userId: string, role: 'operator' | 'owner'): Actor => ({
  ...(olga as Extract<Actor, { kind: 'user' }>),
  userId,
  role,
});
const owen = person('owen', 'owner');

async function joins(actor: Actor): Promise<void> {
  const { userId, role } = actor as Extract<Actor, { kind: 'user' }>;
  await sql`insert into users (id, email, name, role, email_verified, created_at, updated_at)
    values (${userId}, ${`${userId}@shop.test`}, ${userId}, ${role}, true, now(), now())`.execute(shop.db.read);
}

async function guardIs(value: object): Promise<void> {
  await sql`insert into settings (key, value, updated_at, updated_by) values ('guard', ${json(value)}::jsonb, now(), 'owner:o')
    on conflict (key) do update set value = excluded.value`.execute(shop.db.read);
}

async function allRun(): Promise<void> {
  for (const id of ids) await runFulfillment(shop, id);
}

const suspends = (id: string, by = 'vozex') =>
  shop.db.inOneTransaction((tx) => holdFulfillment(shop, tx, id, 'unpaid', { by, because: 'the renewal failed' }));
const cancels = (id: string, by = 'vozex') =>
  shop.db.inOneTransaction((tx) => cancelFulfillment(shop, tx, id, 'refunded', { by, because: 'refunded' }));

async function statuses(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const [record] = await fulfillmentsOf(shop.db.read, { id }, { limit: 1 });
    counts[record!.status] = (counts[record!.status] ?? 0) + 1; // because every id was sold
  }
  return counts;
}

const batches = () => batchesOf(shop.db.read, {}, { limit: 10 });
const openBatch = async () => (await batches()).find(({ status }) => status === 'open')!; // because a story has filled it
const decides = async (actor: Actor, status: 'approved' | 'rejected') =>
  decideBatch(shop, actor, { batchId: (await openBatch()).id, status, reason: 'looked at it' });

describe('a mass of suspensions that no person caused', () => {
  it('is held in full when it came at once: everything runs on, nothing is lost', async () => {
    for (const id of ids) await suspends(id);
    await allRun();
    expect(await statuses()).toEqual({ active: 8 });
    expect(await batches()).toMatchObject([
      {
        caused_by: 'vozex',
        status: 'open',
        suspends: 8,
        cancels: 0,
        causes: [{ because: 'the renewal failed', count: 8 }],
      },
    ]);
    expect(shop.logged.filter((event) => event === 'fulfillment.guard_holds')).toHaveLength(1);
    shop.passes(86_400 * 30);
    expect(await sweepFulfillments(shop)).toBe(0);
    expect((await openBatch()).suspends).toBe(8);
  });

  it('happens once an operator approves it, each exactly once', async () => {
    for (const id of ids) await suspends(id);
    await allRun();
    await decides(olga, 'approved');
    await allRun();
    await allRun();
    expect(await statuses()).toEqual({ suspended: 8 });
    expect(script.verbs().filter((verb) => verb === 'suspend')).toHaveLength(8);
    await expect(
      decideBatch(shop, olga, { batchId: (await batches())[0]!.id, status: 'rejected', reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'GUARD_DECIDED',
    });
  });

  it('that is rejected runs on; each can still be suspended or cancelled by itself', async () => {
    for (const id of ids) await suspends(id);
    await allRun();
    await decides(olga, 'rejected');
    await allRun();
    expect(await suspends(ids[0]!)).toBe(false); // told again by whoever was rejected: nothing new
    await allRun();
    expect(await statuses()).toEqual({ active: 8 });
    await shop.db.inOneTransaction((tx) =>
      holdFulfillment(shop, tx, ids[0]!, 'operator', { by: 'operator:olga', because: 'this one' }),
    );
    await cancels(ids[1]!, 'operator:olga');
    await allRun();
    expect(await statuses()).toEqual({ active: 6, suspended: 1, cancelled: 1 });
    expect(await batches()).toMatchObject([
      { status: 'rejected', decided_by: 'operator:olga', reason: 'looked at it', suspends: 6 },
    ]);
  });

  it('that comes one by one: as many as may pass do, and the rest is held, until the hour is over', async () => {
    for (const id of ids.slice(0, 5)) {
      await suspends(id);
      await runFulfillment(shop, id);
    }
    expect(await statuses()).toEqual({ suspended: AT_LEAST, active: 5 });
    shop.passes(3_601);
    await suspends(ids[5]!);
    await runFulfillment(shop, ids[5]!);
    expect(await statuses()).toEqual({ suspended: AT_LEAST + 1, active: 4 });
    expect((await openBatch()).suspends).toBe(2);
  });

  it('is out of date for whoever has paid meanwhile: he leaves the batch and is never suspended', async () => {
    for (const id of ids) await suspends(id);
    await allRun();
    await shop.db.inOneTransaction((tx) =>
      releaseFulfillment(shop, tx, ids[0]!, 'unpaid', { by: 'vozex', because: 'paid' }),
    );
    await allRun();
    expect((await openBatch()).suspends).toBe(7);
    await decides(olga, 'approved');
    await allRun();
    expect(await statuses()).toEqual({ active: 1, suspended: 7 });
  });
});

describe('cancellations', () => {
  it('of the shop itself need an owner', async () => {
    await joins(owen);
    for (const id of ids) await cancels(id);
    await allRun();
    await expect(decides(olga, 'approved')).rejects.toMatchObject({ code: 'GUARD_NEEDS_OWNER' });
    await expect(decides({ kind: 'api_key', role: 'owner', keyId: null }, 'approved')).rejects.toMatchObject({
      code: 'GUARD_SECOND_PERSON',
    });
    await decides(owen, 'approved');
    await allRun();
    expect(await statuses()).toEqual({ cancelled: 8 });
    const { rows } = await sql<{ actor: string; action: string }>`select actor, action from audit_log`.execute(
      shop.db.read,
    );
    expect(rows).toContainEqual({ actor: 'owner:owen', action: 'guard.approved' });
  });

  it('of one person need another one, also under another role; other people are not held for it', async () => {
    await joins(owen);
    await joins(person('oda', 'owner'));
    for (const id of ids.slice(0, 6)) await cancels(id, 'operator:owen');
    await suspends(ids[6]!, 'operator:olga');
    await allRun();
    expect(await statuses()).toEqual({ active: 7, suspended: 1 });
    await expect(decides(owen, 'approved')).rejects.toMatchObject({ code: 'GUARD_SECOND_PERSON' });
    await decides(person('oda', 'owner'), 'approved');
    await allRun();
    expect(await statuses()).toEqual({ active: 1, suspended: 1, cancelled: 6 });
  });

  it('of the only owner are his to approve: nobody else could', async () => {
    await joins(owen);
    for (const id of ids) await cancels(id, 'owner:owen');
    await allRun();
    await decides(owen, 'approved');
    await allRun();
    expect(await statuses()).toEqual({ cancelled: 8 });
  });

  it('that were held or rejected can be taken back one by one: the delivery runs on for good', async () => {
    for (const id of ids) await cancels(id);
    await allRun();
    const keep = (id: string) =>
      shop.db.inOneTransaction((tx) => keepDelivery(shop, tx, id, { by: 'operator:olga', because: 'goodwill' }));
    expect(await keep(ids[0]!)).toBe(true);
    await decides(olga, 'rejected');
    expect(await keep(ids[1]!)).toBe(true);
    expect(await keep(ids[1]!)).toBe(false);
    await allRun();
    expect(await statuses()).toEqual({ active: 8 });
    await suspends(ids[0]!);
    await allRun();
    expect(await statuses()).toEqual({ active: 7, suspended: 1 });
  });

  it('of what was never delivered take nothing away, and are not held', async () => {
    script.provider = async () => ({ kind: 'give_up', code: 'NO', reason: 'no' });
    const failed: string[] = [];
    while (failed.length < 6) failed.push(await shop.sells());
    ids = failed;
    await allRun();
    expect(await statuses()).toEqual({ failed: 6 });
    script.provider = async () => ({ kind: 'done' });
    for (const id of failed) await cancels(id);
    await allRun();
    expect(await statuses()).toEqual({ cancelled: 6 });
    expect(await batches()).toEqual([]);
  });
});

describe('a share of what runs', () => {
  it('may pass where it is more than the least; and with the guard off, everything', async () => {
    await guardIs({ at_least: 1, percent: 50 });
    for (const id of ids.slice(0, 4)) await suspends(id);
    await allRun();
    expect(await statuses()).toEqual({ suspended: 4, active: 4 });
    await suspends(ids[4]!);
    await allRun();
    expect(await statuses()).toEqual({ suspended: 4, active: 4 });
    await guardIs({ enabled: false });
    for (const id of ids.slice(5)) await suspends(id);
    await allRun();
    expect(await statuses()).toEqual({ suspended: 7, active: 1 });
  });
});

it('an earlier call whose outcome is unknown is asked after although what comes next is held', async () => {
  script.answers = [{ kind: 'unknown', code: 'timeout', reason: 'no answer' }];
  await shop.wants('pro', 1);
  await runFulfillment(shop, shop.id);
  for (const id of ids) await suspends(id);
  shop.passes(60);
  script.provider = async ({ verb, operationKey }) =>
    verb.startsWith('reconcile') ? { kind: 'done' } : { kind: 'delivered', externalReference: operationKey };
  await allRun();
  await allRun();
  expect(script.verbs()).toContain('reconcile upgrade');
  expect(await statuses()).toEqual({ active: 8 });
  expect((await openBatch()).suspends).toBe(8);
});
