import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Purchase, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import { flowOf, on } from '../kernel/events.ts';
import { makeBackupLink, openBackup } from './backups/backup-link.ts';
import { forgetBackups } from './backups/forget-backups.ts';
import { backupReady, upgradeReturned } from './events.ts';
import { backupsOf } from './instances/backup-store.ts';
import { installationStatus } from './instances/installation-status.ts';
import { requestOperation, stopOrStart } from './instances/request-operation.ts';
import { installationAnswer } from './instances/shapes.ts';
import { revealSecret, showInstance } from './instances/show-instance.ts';
import { type InstanceView, listInstances } from './instances/store.ts';
import { desireInstance, resizeInstance, wantInstance } from './instances/want-instance.ts';
import type { DomainStrategy } from './placement/reserve.ts';
import { destroyOrphan } from './pools/destroy-orphan.ts';
import { lookAtPools } from './pools/look-at-pools.ts';
import { listOrphans } from './pools/orphans-store.ts';
import { type PoolRow, readNamed } from './setup/store.ts';
import { openProvisioning, type Provisioning } from './test-provisioning.ts';

let world: TestWorld & Provisioning;
let poolId: string;
/** What customers are told of. */
const told: string[] = [];
beforeAll(async () => {
  const tell =
    (what: string) => async (_app: unknown, _tx: unknown, news: { orderId: string; from?: string; to?: string }) =>
      void told.push([what, news.orderId, ...(news.from ? [`${news.to} to ${news.from}`] : [])].join(' '));
  const flow = flowOf([on(backupReady, tell('backup ready')), on(upgradeReturned, tell('returned'))]);
  world = await openProvisioning({ ...(await openTestWorld()), flow });
  poolId = await world.pool();
  await world.releases('2.0.0');
});
afterAll(async () => {
  await world?.leave();
  await world?.close();
});

type Home = { id: string; key: string; purchase: Purchase };
const ADDRESS: DomainStrategy = { strategy: 'address' };

async function wants(domain: DomainStrategy = ADDRESS, subdomain?: string): Promise<Home> {
  const purchase = await world.buys({ deliveryModel: 'saas_singletenant' });
  const key = `${purchase.orderId}:${purchase.orderItemId}`;
  await world.db.inOneTransaction((tx) =>
    wantInstance(world, tx, {
      ...purchase,
      instanceKey: key,
      template: 'guestbook',
      profile: 'small',
      pool: { labels: {} },
      domain,
      subdomain,
      plan: 'team',
      quantity: 3,
    }),
  );
  const [row] = await listInstances(world.db.read, { fulfillmentIds: [purchase.fulfillmentId] }, { limit: 1 });
  return { id: row?.id ?? '', key, purchase };
}

async function poolRow(): Promise<PoolRow> {
  return (await readNamed(world.db.read, 'pools', { id: poolId }))!; // because it was made before the stories
}

async function rowOf({ id }: Home): Promise<InstanceView> {
  const [row] = await listInstances(world.db.read, { id }, { limit: 1 });
  if (!row) throw new Error(`no instance ${id}`);
  return row;
}

const becomes = (home: Home, isSo: (row: InstanceView) => boolean) => world.tends(async () => isSo(await rowOf(home)));

/** @returns its address, once it runs as it is wanted now. */
async function runs(home: Home): Promise<string> {
  await becomes(
    home,
    (row) => row.observed_state === 'running' && row.observed_revision === row.revision && row.operation === null,
  );
  return (await rowOf(home)).address ?? '';
}

async function desires(home: Home, to: 'running' | 'suspended' | 'terminated'): Promise<void> {
  const { orderItemId } = home.purchase;
  await world.db.inOneTransaction((tx) =>
    desireInstance(world, tx, { instanceKey: home.key, orderItemId, to, because: 'a story' }),
  );
}

async function isDone(home: Home, operation: Parameters<typeof requestOperation>[3]): Promise<string | null> {
  await requestOperation(world, world.operator, home, operation);
  await becomes(home, (row) => row.operation === null);
  return (await showInstance(world, home.id)).operations[0]?.detail ?? null;
}

const leaves = (address: string, text: string) =>
  fetch(`${address}/api/entries`, { method: 'POST', body: JSON.stringify({ name: 'Ada', text }) });
const textsAt = async (address: string): Promise<string[]> => {
  const { entries } = (await (await fetch(`${address}/api/entries`)).json()) as { entries: { text: string }[] };
  return entries.map(({ text }) => text);
};
const drill = (address: string, name: string, argument: number | string) =>
  fetch(`${address}/drill/${name}?with=${argument}`, { method: 'POST' }).catch(() => undefined);

describe('an installation that was bought', () => {
  it('comes up once, obeys who holds its token, and is wanted twice without becoming two', async () => {
    const home = await wants();
    const address = await runs(home);
    await world.db.inOneTransaction((tx) =>
      wantInstance(world, tx, {
        ...home.purchase,
        instanceKey: home.key,
        template: 'guestbook',
        profile: 'small',
        pool: { labels: {} },
        domain: ADDRESS,
        plan: 'team',
        quantity: 3,
      }),
    );
    const { customerId } = home.purchase;
    const { value } = await revealSecret(world, { id: home.id, customerId }, 'ADMIN_TOKEN');
    const renamed = await fetch(`${address}/api/settings`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${value}` },
      body: JSON.stringify({ title: 'Ours' }),
    });
    expect(renamed.status).toBe(200);
    await expect(revealSecret(world, home, 'GUESTBOOK_DRILLS')).rejects.toMatchObject({ code: 'NOTHING_SECRET' });
    const stranger = (await world.buys()).customerId;
    await expect(revealSecret(world, { id: home.id, customerId: stranger }, 'ADMIN_TOKEN')).rejects.toMatchObject({
      code: 'INSTANCE_UNKNOWN',
    });
    expect(JSON.stringify([world.lines, await showInstance(world, home.id)])).not.toContain(value);
    const driver = await world.engines.open(await poolRow());
    const listed = await driver.list(AbortSignal.timeout(5_000));
    expect(listed.filter(({ instanceKey }) => instanceKey === home.key)).toHaveLength(1);
  });

  it('stands still while it is not paid for, whatever its customer presses, and goes on afterwards', async () => {
    const home = await wants();
    await leaves(await runs(home), 'Hello');
    await desires(home, 'suspended');
    await becomes(home, (row) => row.observed_state === 'suspended');
    expect(installationStatus(await rowOf(home))).toBe('paused');
    await expect(stopOrStart(world, world.operator, home, 'start')).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(requestOperation(world, world.operator, home, { kind: 'restart' })).rejects.toMatchObject({
      code: 'NOT_NOW',
    });
    await desires(home, 'running');
    expect(await textsAt(await runs(home))).toEqual(['Hello']);
  });

  it('is stopped and started by its customer', async () => {
    const home = await wants();
    await runs(home);
    await stopOrStart(world, world.operator, home, 'stop');
    await becomes(home, (row) => row.observed_state === 'suspended');
    expect(installationAnswer(world, await rowOf(home))).toMatchObject({
      status: 'stopped',
      url: null,
      actions: ['start', 'backup', 'restore'],
    });
    await stopOrStart(world, world.operator, home, 'start');
    await runs(home);
  });

  it('is backed up, fetched through a link that ends, and put back with a backup of what was there', async () => {
    const home = await wants();
    const address = await runs(home);
    await leaves(address, 'before');
    expect(await isDone(home, { kind: 'backup' })).toBeNull();
    expect(told).toContain(`backup ready ${home.purchase.orderId}`);
    const [backup] = await backupsOf(world.db.read, home.id);
    const { url } = await makeBackupLink(world, home, backup?.id ?? '');
    const { searchParams, pathname } = new URL(url, 'http://shop.test');
    const link = {
      backupId: pathname.slice(3),
      expires: Number(searchParams.get('expires')),
      signature: searchParams.get('signature') ?? '',
    };
    const answer = await openBackup(world, link);
    let bytes = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) bytes += chunk.length;
    expect(bytes).toBe(backup?.size_bytes);
    await expect(openBackup(world, { ...link, expires: link.expires + 1 })).rejects.toMatchObject({
      code: 'BACKUP_UNKNOWN',
    });
    await leaves(address, 'after');
    expect(await isDone(home, { kind: 'restore', backupId: backup?.id ?? '' })).toBeNull();
    expect(await textsAt(await runs(home))).toEqual(['before']);
    expect((await backupsOf(world.db.read, home.id)).map(({ kind, status }) => [kind, status])).toEqual([
      ['before_restore', 'ready'],
      ['manual', 'ready'],
    ]);
    world.passes(600);
    await expect(openBackup(world, link)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  });

  it('lets one thing be done to it at a time', async () => {
    const home = await wants();
    await runs(home);
    const presses = await Promise.allSettled(
      Array.from({ length: 5 }, () => requestOperation(world, world.operator, home, { kind: 'backup' })),
    );
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await runs(home);
  });

  it('gets other resources when its plan changes, in its pool and in the engine', async () => {
    const home = await wants();
    await leaves(await runs(home), 'Hello');
    const reserved = async () => (await poolRow()).reserved_memory_mb;
    const before = await reserved();
    await world.db.inOneTransaction((tx) =>
      resizeInstance(world, tx, { instanceKey: home.key, profile: 'large', plan: 'business', quantity: 5 }),
    );
    expect(await reserved()).toBe(before + 64);
    expect(await textsAt(await runs(home))).toEqual(['Hello']);
  });

  it('leaves nothing when it ends: no process, no data, no share of its pool; its name cools down', async () => {
    const below: DomainStrategy = { strategy: 'subdomain', base_domain: 'apps.test' };
    const before = await poolRow();
    const home = await wants(below, 'ada');
    const address = await runs(home);
    expect(installationAnswer(world, await rowOf(home)).url).toBe('https://ada.apps.test');
    await requestOperation(world, world.operator, home, { kind: 'backup' });
    await runs(home);
    await desires(home, 'terminated');
    await becomes(home, (row) => row.ended_at !== null);
    await expect(fetch(address)).rejects.toThrow();
    expect(await poolRow()).toMatchObject({
      reserved_instances: before.reserved_instances,
      reserved_memory_mb: before.reserved_memory_mb,
    });
    await desires(home, 'running').catch(() => {});
    expect((await rowOf(home)).desired_state).toBe('terminated');
    await expect(wants(below, 'ada')).rejects.toMatchObject({ code: 'CAPACITY_EXHAUSTED' });
    world.passes(91 * 86_400);
    expect((await rowOf(await wants(below, 'ada'))).host).toBe('ada.apps.test');
    expect(await forgetBackups(world)).toBeGreaterThan(0);
    expect(await backupsOf(world.db.read, home.id)).toEqual([]);
  });
});

describe('an installation in trouble', () => {
  it('that needs too much memory is ended, told so, and comes again', async () => {
    const home = await wants();
    await drill(await runs(home), 'memory', 600);
    await becomes(home, (row) => row.problem_code === 'ENDED' || row.restarts > 0);
    await runs(home);
    const { history } = await showInstance(world, home.id);
    const driver = await world.engines.open(await poolRow());
    const { holds } = await driver.guarantees();
    if (holds.some((line) => line.startsWith('memory limit'))) {
      expect(history.map(({ because }) => because).join()).toMatch(/more than its 192 MB of memory/);
    }
  });

  it('that crashes again and again is left alone until its customer restarts it', async () => {
    const home = await wants();
    let address = await runs(home);
    for (let crash = 0; crash < 6; crash++) {
      await drill(address, 'crash', 9);
      await becomes(home, (row) => row.observed_state === 'failed' || row.problem_code !== null);
      await becomes(home, (row) => row.problem_code === 'CRASH_LOOP' || row.observed_state === 'running');
      address = (await rowOf(home)).address ?? '';
    }
    await becomes(home, (row) => row.problem_code === 'CRASH_LOOP');
    expect(installationAnswer(world, await rowOf(home))).toMatchObject({
      status: 'in_trouble',
      problem: expect.stringContaining('Restart it'),
    });
    expect(await isDone(home, { kind: 'restart' })).toBeNull();
    await runs(home);
    expect((await rowOf(home)).problem_code).toBeNull();
  });

  it('that writes more than its share of disk is told so, then stopped, and goes on with a larger plan', async () => {
    const home = await wants();
    const address = await runs(home);
    await drill(address, 'disk', 20);
    await drill(address, 'disk', 20);
    await becomes(home, (row) => row.problem_code === 'DISK_FULL' && row.observed_state === 'suspended');
    expect(installationAnswer(world, await rowOf(home)).problem).toContain('disk is full');
    await world.db.inOneTransaction((tx) =>
      resizeInstance(world, tx, { instanceKey: home.key, profile: 'large', plan: 'business', quantity: 3 }),
    );
    await runs(home);
    expect((await rowOf(home)).problem_code).toBeNull();
  });

  it('whose port somebody else took moves to another one', async () => {
    const home = await wants();
    const first = await runs(home);
    await stopOrStart(world, world.operator, home, 'stop');
    await becomes(home, (row) => row.observed_state === 'suspended');
    const thief = await takesPortOf(home, first);
    try {
      await stopOrStart(world, world.operator, home, 'start');
      const second = await runs(home);
      expect(second).not.toBe(first);
      expect(await textsAt(second)).toEqual([]);
    } finally {
      thief.close();
    }
  });

  it('whose engine cannot be reached is left as it is, and found again', async () => {
    const home = await wants();
    await runs(home);
    const { config } = await poolRow();
    const settle = (as: unknown) =>
      world.db.read
        .updateTable('pools')
        .set({ config: JSON.stringify(as) })
        .where('id', '=', poolId)
        .execute();
    await settle({ ports: 0 });
    world.passes(60);
    await becomes(home, (row) => row.problem_code === 'ENGINE_UNREACHABLE');
    expect((await rowOf(home)).observed_state).toBe('running');
    await lookAtPools(world);
    expect((await poolRow()).seen).toMatchObject({ problem: expect.stringContaining('ports') });
    await settle(config);
    await becomes(home, (row) => row.problem_code === null);
    await runs(home);
  });

  it('that vanished from its engine is not made anew without its data, but from its backup', async () => {
    const home = await wants();
    await leaves(await runs(home), 'precious');
    await isDone(home, { kind: 'backup' });
    const [backup] = await backupsOf(world.db.read, home.id);
    const driver = await world.engines.open(await poolRow());
    await driver.destroy(home.key, AbortSignal.timeout(20_000));
    world.passes(60);
    await becomes(home, (row) => row.problem_code === 'VANISHED');
    await isDone(home, { kind: 'restore', backupId: backup?.id ?? '' });
    expect(await textsAt(await runs(home))).toEqual(['precious']);
  });
});

describe('what an engine holds and nobody knows', () => {
  it('is shown, and removed when somebody says so', async () => {
    const home = await wants();
    const address = await runs(home);
    await world.db.read
      .updateTable('instances')
      .set({ ended_at: world.clock.now(), next_attempt_at: null })
      .where('id', '=', home.id)
      .execute();
    await lookAtPools(world);
    expect(await listOrphans(world.db.read)).toMatchObject([{ instance_key: home.key, state: 'running' }]);
    expect((await fetch(address)).status).toBe(200);
    await destroyOrphan(world, world.operator, { poolId, instanceKey: home.key });
    await lookAtPools(world);
    expect(await listOrphans(world.db.read)).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
  });
});

describe('a new version', () => {
  it('is taken on with the data, and one that never gets well is taken back with the data as it was', async () => {
    const home = await wants();
    await leaves(await runs(home), 'precious');
    await expect(requestOperation(world, world.operator, home, { kind: 'upgrade' })).rejects.toMatchObject({
      code: 'NO_NEWER_VERSION',
    });
    await world.releases('3.0.0');
    await requestOperation(world, world.operator, home, { kind: 'upgrade' });
    const newest = async () => (await showInstance(world, home.id)).operations[0];
    // VOZEX is away for a while between the snapshot and the new version, and visitors go on writing.
    await world.tends(async () => (await newest())?.step === 'install');
    await leaves((await rowOf(home)).address ?? '', 'written late');
    world.passes(61);
    await world.tends(async () => (await newest())?.step === 'gate');
    world.passes(121);
    await becomes(home, (row) => row.operation === null);
    const detail = (await newest())?.detail;
    expect(detail).toContain('returned to version 2.0.0');
    expect(told).toContain(`returned ${home.purchase.orderId} 3.0.0 to 2.0.0`);
    const address = await runs(home);
    expect(await (await fetch(`${address}/api/entries`)).json()).toMatchObject({ version: '2.0.0' });
    expect((await textsAt(address)).toSorted()).toEqual(['precious', 'written late']);
    const backups = await backupsOf(world.db.read, home.id);
    expect(backups).toMatchObject([{ kind: 'before_upgrade', status: 'ready', version: '2.0.0' }]);
  }, 90_000);
});

/** Listens on the port of an instance that does not. */
async function takesPortOf(home: Home, address: string): Promise<Server> {
  const driver = await world.engines.open(await poolRow());
  await driver.restart(home.key, AbortSignal.timeout(20_000)); // stands still: only its process is ended
  const thief = createServer((_request, response) => response.end('mine now'));
  await new Promise<void>((resolve) => thief.listen(Number(new URL(address).port), '127.0.0.1', resolve));
  return thief;
}
