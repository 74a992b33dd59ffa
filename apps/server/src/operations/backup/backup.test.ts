import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { newWorld, theStage, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite, openPostgres } from '../../kernel/database.ts';
import { applyMigrations, knownMigrations } from '../../kernel/migrate.ts';
import { openSeal } from '../../kernel/seal.ts';
import { findBrokenInvariants } from '../auditor/invariants.ts';
import type { Manifest } from './manifest.ts';
import { type RestoreWords, restoreBackup } from './restore-backup.ts';
import { noteRestore, refuseUnfinishedRestore } from './unfinished-restore.ts';
import { verifyBackup } from './verify-backup.ts';
import { type BackupApp, takeBackup } from './write-backup.ts';

const MACHINE = { kind: 'api_key', role: 'owner', keyId: null } as const;
const NO_WORDS: RestoreWords = { replace: false, withoutKey: false };
const folder = mkdtempSync(join(tmpdir(), 'vozex-backups-'));
const file = join(folder, 'shop.tar.gz');
const opened: BackupApp[] = [];

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'postgres' });
  await world.buyer('Ada').buys('Lumen Notes');
  await world.buyer('Ben').buys('Quiet Icons', { payingWith: 'paypal' });
  await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'kept' } });
  await world.buyer('Ada').buys('Hookbox Club', { payingWith: 'paypal' });
  await world.guest('gus@example.test').buys('Store Setup');
  await world.buyer('Ben').orders('Lumen Notes');
  await world.settles();
  await writeTo(file, world.running.shop);
});
afterAll(async () => {
  for (const { db } of opened) await db.close();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function writeTo(target: string, app: BackupApp): Promise<void> {
  await (await takeBackup(app, MACHINE)).writeTo(createWriteStream(target));
}

/** The same shop's place, with nothing in it. */
async function elsewhere(engine: 'pglite' | 'postgres', change: Partial<BackupApp> = {}): Promise<BackupApp> {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const db =
    engine === 'pglite' ? await openPglite(dataDir) : openPostgres(await (await theStage()).newDatabase('empty'));
  const app = { ...world.running.shop, db, dataDir, ...change };
  opened.push(app);
  return app;
}

/** Everything in a backup by its path. Rows are in no order; taking and putting back leave lines in the audit log. */
function contentsOf(backup: string): { manifest: Manifest; all: Map<string, string> } {
  const unpacked = mkdtempSync(join(folder, 'unpacked-'));
  execFileSync('tar', ['-xzf', backup, '-C', unpacked]); // any tar opens it
  const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8')) as Manifest;
  const all = manifest.entries
    .filter(({ path }) => path !== 'database/audit_log.jsonl')
    .map(({ path, sha256 }): [string, string] => [
      path,
      path.endsWith('.jsonl') ? readFileSync(join(unpacked, path), 'utf8').split('\n').sort().join('\n') : sha256,
    ]);
  return { manifest, all: new Map(all) };
}

describe('a shop with one of everything', () => {
  it.each(['pglite', 'postgres'] as const)('comes back on %s: the same rows, files and numbers', async (engine) => {
    const there = await elsewhere(engine);
    const { manifest, migrated } = await restoreBackup(there, MACHINE, file, NO_WORDS);
    expect(migrated).toEqual([]);
    expect(await findBrokenInvariants({ ...world.running.shop, db: there.db })).toEqual([]);
    const again = join(folder, `${engine}.tar.gz`);
    await writeTo(again, there);
    const [before, after] = [contentsOf(file), contentsOf(again)];
    expect(after.all).toEqual(before.all);
    expect(before.all.get('database/licenses.jsonl')?.length).toBeGreaterThan(100);
    expect([...before.all.keys()].filter((path) => path.startsWith('files/artifacts/')).length).toBeGreaterThan(2);
    const ofOrders = ({ sequences }: Manifest) => sequences.filter(({ name }) => !name.startsWith('audit_log'));
    expect(ofOrders(after.manifest)).toEqual(ofOrders(before.manifest));
    expect(manifest.tables.map(({ name }) => name)).not.toContain('sessions');
    // Promises between tables, and triggers, are back.
    await expect(sql`update audit_log set action = 'x'`.execute(there.db.read)).rejects.toThrow(/not rewritten/);
    await expect(sql`delete from customers`.execute(there.db.read)).rejects.toThrow(/foreign key/);
  });

  it('is not written over, unless somebody says so; what else lies in the folder stays', async () => {
    const there = await elsewhere('postgres');
    await restoreBackup(there, MACHINE, file, NO_WORDS);
    mkdirSync(join(there.dataDir, 'artifacts', 'more'), { recursive: true });
    writeFileSync(join(there.dataDir, 'artifacts', 'more', 'file'), 'kept');
    await expect(restoreBackup(there, MACHINE, file, NO_WORDS)).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    await sql`update orders set metadata = '{"changed": true}'`.execute(there.db.read);
    await restoreBackup(there, MACHINE, file, { ...NO_WORDS, replace: true });
    const { rows } = await sql`select from orders where metadata ? 'changed'`.execute(there.db.read);
    expect(rows).toEqual([]);
    expect(readFileSync(join(there.dataDir, 'artifacts', 'more', 'file'), 'utf8')).toBe('kept');
  });

  it('of an older schema is put back as it was, and brought to the newest', async () => {
    const [old, there] = [await elsewhere('postgres'), await elsewhere('postgres')];
    const [then, since] = [knownMigrations().slice(0, 10), knownMigrations().slice(10)];
    await old.db.inOneTransaction((tx) => applyMigrations(tx, then));
    await sql`insert into customers (id, email, name, created_at) values ('cus_old', 'old@example.test', 'Old', now())`.execute(
      old.db.read,
    );
    const older = join(folder, 'older.tar.gz');
    await writeTo(older, old);
    expect((await restoreBackup(there, MACHINE, older, NO_WORDS)).migrated).toEqual(since);
    const { rows } = await sql`select email from customers`.execute(there.db.read);
    expect(rows).toEqual([{ email: 'old@example.test' }]);
  });
});

describe('what is not as it should be is refused before anything is touched', () => {
  it.each([
    ['a file that is not there', () => join(folder, 'nowhere.tar.gz'), 'BACKUP_MISSING'],
    ['one cut short', cutShort, 'BACKUP_UNREADABLE'],
    ['something else', () => import.meta.filename, 'BACKUP_UNREADABLE'],
    ['one in which a row was changed', () => altered('row', (tar) => tar.replace('gus@', 'eve@')), 'BACKUP_UNREADABLE'],
    [
      'a file beside its folder',
      () => altered('stray', (tar) => tar.replace('files/artifacts/', 'files/../../../x/')),
      'BACKUP_UNREADABLE',
    ],
    ['a newer format', () => altered('format', (tar) => tar.replace('"format": 1', '"format": 2')), 'FORMAT_TOO_NEW'],
    [
      'a newer schema',
      () => altered('schema', (tar) => tar.replace('0001_accounts', '9001_accounts')),
      'SCHEMA_TOO_NEW',
    ],
  ] as [string, () => string, string][])('%s', async (_what, given, code) => {
    const there = await elsewhere('postgres');
    await expect(restoreBackup(there, MACHINE, given(), NO_WORDS)).rejects.toMatchObject({ code });
    expect(existsSync(join(there.dataDir, 'artifacts'))).toBe(false);
    expect((await sql`select from pg_tables where schemaname = 'public'`.execute(there.db.read)).rows).toEqual([]);
  });

  it('another master key, and its own in another order; without a key only on demand', async () => {
    const [own, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 1)].map((key) => key.toString('base64')) as [
      string,
      string,
    ];
    const there = await elsewhere('postgres', { seal: openSeal([other]) });
    const refused = restoreBackup(there, MACHINE, file, NO_WORDS);
    await expect(refused).rejects.toMatchObject({ code: 'KEY_MISSING', fields: [{ field: 'VOZEX_MASTER_KEY' }] });
    const misplaced = restoreBackup({ ...there, seal: openSeal([own, other]) }, MACHINE, file, NO_WORDS);
    await expect(misplaced).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await restoreBackup(there, MACHINE, file, { ...NO_WORDS, withoutKey: true });
  });

  it('a database of something else', async () => {
    const there = await elsewhere('postgres');
    await sql`create table theirs (id int)`.execute(there.db.read);
    const refused = restoreBackup(there, MACHINE, file, { replace: true, withoutKey: true });
    await expect(refused).rejects.toMatchObject({ code: 'TARGET_FOREIGN' });
  });

  it('a shop that runs', async () => {
    const refused = restoreBackup(world.running.shop, MACHINE, file, { ...NO_WORDS, replace: true });
    await expect(refused).rejects.toMatchObject({ code: 'SHOP_RUNS' });
  });
});

describe('a restore that was broken off', () => {
  it('keeps the shop from opening; one that was complete does not', async () => {
    const there = await elsewhere('postgres');
    const note = { restore_id: 'r', file, begun_at: 'today' };
    await noteRestore(there.dataDir, note);
    await expect(refuseUnfinishedRestore(there.dataDir, there.db)).rejects.toMatchObject({
      code: 'RESTORE_UNFINISHED',
    });
    await restoreBackup(there, MACHINE, file, NO_WORDS);
    await refuseUnfinishedRestore(there.dataDir, there.db);
    // Killed between its commit and the end: the database says that all is there.
    const { rows } = await sql<{ id: string }>`select detail ->> 'restore_id' as id from audit_log
      where action = 'operations.restored'`.execute(there.db.read);
    await noteRestore(there.dataDir, { ...note, restore_id: rows[0]?.id ?? '' });
    await refuseUnfinishedRestore(there.dataDir, there.db);
    expect(existsSync(join(there.dataDir, 'restore-unfinished.json'))).toBe(false);
  });
});

describe('whoever takes a backup and goes away', () => {
  it('is not waited for: the next one is taken', async () => {
    const { shop } = world.running;
    const held = await takeBackup(shop, MACHINE);
    await expect(takeBackup(shop, MACHINE)).rejects.toMatchObject({ code: 'BACKUP_UNDER_WAY' });
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
    await expect(held.writeTo(gone)).rejects.toThrow();
    const metrics = await (await fetch(new URL('/metrics', world.url))).text();
    expect(metrics).toMatch(/vozex_backups_total\{result="left"\} 1/);
    await writeTo(join(folder, 'next.tar.gz'), shop);
  });
});

describe('over HTTP', () => {
  it('a backup is given to the machine alone, not to an owner who signed in', async () => {
    const refused = await world.as('Olivia').ask('POST', '/api/admin/backups', {});
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'MACHINE_KEY_NEEDED' })]);
    const { api } = world.operator;
    const answer = await fetch(new URL('/api/admin/backups', world.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${api.credentials.bearer}` },
    });
    const target = join(folder, 'http.tar.gz');
    writeFileSync(target, Buffer.from(await answer.arrayBuffer()));
    expect((await verifyBackup(target)).tables.length).toBeGreaterThan(50);
    const metrics = await (await fetch(new URL('/metrics', world.url))).text();
    expect(metrics).toMatch(/vozex_backups_total\{result="complete"\} [1-9]/);
    expect(metrics).toMatch(/vozex_last_backup_timestamp_seconds 1\d+/);
  });
});

function altered(name: string, alter: (tar: string) => string): string {
  const changed = join(folder, `${name}.tar.gz`);
  const tar = gunzipSync(readFileSync(file)).toString('latin1');
  const after = alter(tar);
  if (after === tar) throw new Error(`nothing was altered for ${name}`);
  writeFileSync(changed, gzipSync(Buffer.from(after, 'latin1')));
  return changed;
}

function cutShort(): string {
  const changed = join(folder, 'short.tar.gz');
  writeFileSync(changed, readFileSync(file).subarray(0, -2_000));
  return changed;
}
