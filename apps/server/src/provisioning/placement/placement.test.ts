import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type Purchase, type TestWorld } from '../../fulfillment/adapters/test-world.ts';
import { resizeInstance, wantInstance } from '../instances/want-instance.ts';
import { PoolWrite } from '../setup/shapes.ts';
import { contentsOfPools, type PoolRow, readNamed } from '../setup/store.ts';
import { replacePool } from '../setup/write-pool.ts';
import { openProvisioning, type Provisioning } from '../test-provisioning.ts';
import { reserveCapacity, whyNoRoom } from './reserve.ts';
import { readGround, roomLeft } from './room.ts';

let world: TestWorld & Provisioning;
let poolId: string;

beforeAll(async () => {
  world = await openProvisioning(await openTestWorld());
  poolId = await world.pool();
  await world.releases('1.0.0');
});
afterAll(async () => {
  await world?.leave();
  await world?.close();
});
/** Room for three small ones more than stand there, and a little. */
beforeEach(async () => {
  const { reserved_memory_mb, reserved_instances } = await poolRow();
  await becomes({
    status: 'open',
    memory_mb: reserved_memory_mb + 3 * 192 + 100,
    instances_max: reserved_instances + 9,
  });
});

const poolRow = async (): Promise<PoolRow> => (await readNamed(world.db.read, 'pools', { id: poolId }))!; // because it was made before the stories

async function becomes(change: Partial<PoolWrite>): Promise<void> {
  const row = await poolRow();
  const write = PoolWrite.parse(
    Object.fromEntries(Object.keys(PoolWrite.shape).map((key) => [key, row[key as never]])),
  );
  await replacePool(world, world.operator, poolId, { ...write, ...change });
}

const WISH = {
  template: 'guestbook',
  profile: 'small',
  pool: { labels: {} },
  domain: { strategy: 'address' },
} as const;

async function sells(
  change: Partial<{ profile: string; pool: { name?: string; labels: Record<string, string> } }> = {},
) {
  const purchase = await world.buys({ deliveryModel: 'saas_singletenant' });
  const reserved = await world.db.inOneTransaction((tx) =>
    reserveCapacity(world, tx, { ...purchase, ...WISH, ...change }),
  );
  return { purchase, reserved };
}

const wants = (purchase: Purchase) =>
  world.db.inOneTransaction((tx) =>
    wantInstance(world, tx, {
      ...purchase,
      ...WISH,
      instanceKey: `${purchase.orderId}:${purchase.orderItemId}`,
      plan: null,
      quantity: 1,
    }),
  );

const placesNow = async (profiles: string[] = ['small']) =>
  roomLeft(await readGround(world.db.read), { ...WISH, profiles });

describe('a pool', () => {
  it('has as many places as are then sold, and no more', async () => {
    const { places } = await placesNow();
    expect(places).toBe(3);
    for (let sold = 0; sold < places; sold++) expect((await sells()).reserved).toEqual({ kind: 'reserved' });
    expect(await placesNow()).toEqual({ places: 0, because: expect.any(String) });
    expect((await sells()).reserved).toMatchObject({ kind: 'sold_out' });
  });

  it('that has room for small ones only sells those', async () => {
    await becomes({ memory_mb: (await poolRow()).reserved_memory_mb + 200 });
    expect((await placesNow(['large'])).because).toContain('here has only 200 of 256 MB of memory left');
    expect(await placesNow(['large', 'small'])).toEqual({ places: 1, because: null });
    expect((await sells({ profile: 'large' })).reserved).toMatchObject({ kind: 'sold_out' });
    expect((await sells()).reserved).toEqual({ kind: 'reserved' });
  });

  it.each(['cordoned', 'draining'] as const)('that is %s takes nothing new, and says so', async (status) => {
    await becomes({ status });
    expect((await placesNow()).because).toBe(`no pool has room for the profile small: here is ${status}`);
    expect((await sells()).reserved).toEqual({
      kind: 'sold_out',
      reason: expect.stringContaining(`here is ${status}`),
    });
    await becomes({ status: 'open' });
    expect((await sells()).reserved).toEqual({ kind: 'reserved' });
  });

  it('that drains keeps what was sold before, lets it be made and changed, and tells what is left', async () => {
    const { purchase } = await sells();
    const held = async () => (await contentsOfPools(world.db.read)).get(poolId);
    const before = await held();
    await becomes({ status: 'draining' });
    await wants(purchase);
    expect(await held()).toEqual({ instances: (before?.instances ?? 0) + 1, held: (before?.held ?? 0) - 1 });
    const instanceKey = `${purchase.orderId}:${purchase.orderItemId}`;
    await world.db.inOneTransaction((tx) =>
      resizeInstance(world, tx, { instanceKey, profile: 'large', plan: 'large', quantity: 1 }),
    );
  });
});

describe('why nothing can be placed', () => {
  it('is told of what is missing: a template, its release, a profile, a pool of these labels', async () => {
    const why = (change: Partial<Parameters<typeof whyNoRoom>[1]>) => whyNoRoom(world.db.read, { ...WISH, ...change });
    expect(await why({})).toBeUndefined();
    expect(await why({ template: 'nothing' })).toContain('no server template "nothing"');
    expect(await why({ profile: 'huge' })).toContain('no resource profile "huge"');
    expect(await why({ pool: { labels: { region: 'moon' } } })).toContain('labelled region: moon');
    expect(await why({ pool: { name: 'there', labels: {} } })).toContain('named there');
    const { because } = roomLeft(
      { ...(await readGround(world.db.read)), released: new Map() },
      { ...WISH, profiles: [] },
    );
    expect(because).toContain('has no released version');
  });
});
