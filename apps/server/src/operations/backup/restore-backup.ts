import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { audit } from '../../accounts/index.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import type { Tx } from '../../kernel/database.ts';
import { livingInstances } from '../../kernel/instances.ts';
import { applyMigrations, knownMigrations, migrate } from '../../kernel/migrate.ts';
import type { Actor } from '../../kernel/route.ts';
import type { Seal } from '../../kernel/seal.ts';
import { readArchive } from './archive.ts';
import { BackupError } from './errors.ts';
import { type BackupHead, contentsOf, FILE_FOLDER, KEPT_FOLDERS, type Manifest, TABLE_FOLDER } from './manifest.ts';
import {
  closeForRows,
  dropEverything,
  insertRows,
  lookAtTarget,
  openForRows,
  prepareTransfer,
  readTables,
  setSequence,
  type Table,
} from './store.ts';
import { forgetRestore, noteRestore } from './unfinished-restore.ts';
import { verifyBackup } from './verify-backup.ts';
import type { BackupApp } from './write-backup.ts';

/** What somebody must say to lose something. */
export type RestoreWords = {
  /** The shop that is there goes. */
  replace: boolean;
  /** What is sealed stays closed. */
  withoutKey: boolean;
};

export type Restored = {
  manifest: Manifest;
  /** Migrations that came after the backup, applied now. */
  migrated: string[];
};

/** Rows of one statement, and about how many bytes: enough that a row costs little, and the embedded engine keeps its memory. */
const ROWS_MAX = 2_000;
const STATEMENT_BYTES = 1_048_576;

/**
 * Makes the shop of a backup out of this database and this folder. Everything is read through before anything is
 * touched, and the database changes in one transaction: a restore that is killed leaves what was there, and can be
 * run again.
 *
 * @throws BackupError whatever stands in the way, before anything has changed
 */
export async function restoreBackup(
  app: BackupApp,
  actor: Actor,
  file: string,
  words: RestoreWords,
): Promise<Restored> {
  const manifest = await verifyBackup(file, (head) => {
    refuseNewer(head);
    if (!words.withoutKey) refuseOtherKeys(head, app.seal);
  });
  await refuseTarget(app, words);
  const restoreId = randomUUID();
  await noteRestore(app.dataDir, {
    restore_id: restoreId,
    file: resolve(file),
    begun_at: app.clock.now().toISOString(),
  });
  await app.db.inOneTransaction(async (tx) => {
    await prepareTransfer(tx, 'write');
    await dropEverything(tx);
    await applyMigrations(tx, manifest.migrations);
    const tables = (await readTables(tx)).filter(({ name }) => name !== 'migrations');
    const keys = await openForRows(tx, tables);
    await fill(app, tx, file, manifest, tables);
    for (const { name, last } of manifest.sequences) if (last !== null) await setSequence(tx, name, last);
    await closeForRows(tx, tables, keys);
    const detail = { restore_id: restoreId, written_at: manifest.created_at, ...contentsOf(manifest) };
    await audit(app, tx, actor, 'operations.restored', manifest.id, detail);
  });
  const migrated = await migrate(app.db);
  await forgetRestore(app.dataDir);
  app.log.info('backup.restored', { backup: manifest.id, ...contentsOf(manifest), migrated });
  return { manifest, migrated };
}

function refuseNewer({ migrations, vozex_version }: BackupHead): void {
  const known = new Set(knownMigrations());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupError('SCHEMA_TOO_NEW', unknown.join(), {
      fields: [{ field: 'migrations', message: `${unknown.join(', ')}, of VOZEX ${vozex_version}` }],
    });
}

/** The oldest key counts by its place: looking up licenses and links of guests is derived from it. */
function refuseOtherKeys({ master_keys: needed }: BackupHead, { keyIds }: Seal): void {
  const missing = needed.filter((id) => !keyIds.includes(id));
  if (missing.length === 0 && needed.at(-1) === keyIds.at(-1)) return;
  throw new BackupError('KEY_MISSING', missing.join(), {
    fields: [
      {
        field: 'VOZEX_MASTER_KEY',
        message: `holds the keys ${keyIds.join(', ')}; the backup needs ${needed.join(', ')}, the last one last`,
      },
    ],
  });
}

async function refuseTarget({ db }: BackupApp, { replace }: RestoreWords): Promise<void> {
  const running = (await livingInstances(db)).size;
  if (running > 0)
    throw new BackupError('SHOP_RUNS', String(running), {
      fields: [{ field: 'processes', message: `${running} of this database run` }],
    });
  const target = await lookAtTarget(db.read);
  if (target === 'foreign') throw new BackupError('TARGET_FOREIGN', db.engine);
  if (target === 'shop' && !replace) throw new BackupError('TARGET_NOT_EMPTY', db.engine);
}

/** Reads the backup a second time, and puts everything where it belongs. */
async function fill(app: BackupApp, tx: Tx, file: string, manifest: Manifest, tables: readonly Table[]): Promise<void> {
  const missing = new Set(manifest.tables.map(({ name }) => name));
  await readArchive(
    file,
    async (path, content) => {
      if (path.startsWith(FILE_FOLDER)) return placeFile(app.dataDir, path.slice(FILE_FOLDER.length), content);
      const name = path.slice(TABLE_FOLDER.length).replace(/\.jsonl$/, '');
      await fillTable(tx, tableOf(name, manifest, tables), content);
      missing.delete(name);
      crashPoint('restore.half_loaded');
    },
    () => undefined,
  );
  if (missing.size > 0) throw new Error(`the backup has no rows of ${[...missing].join(', ')}`);
}

/** The table as the backup has it: its columns in the order of their values, with the types they have here. */
function tableOf(name: string, manifest: Manifest, tables: readonly Table[]): Table {
  const here = tables.find((table) => table.name === name);
  const columns = manifest.tables
    .find((table) => table.name === name)
    ?.columns.map((column) => {
      const known = here?.columns.find((one) => one.name === column);
      if (!known) throw new Error(`${name}.${column} of the backup is in none of its migrations`);
      return known;
    });
  if (!columns) throw new Error(`${name} is not in the manifest`);
  return { name, columns };
}

async function fillTable(tx: Tx, table: Table, content: AsyncIterable<Buffer>): Promise<void> {
  let lines: string[] = [];
  let length = 0;
  for await (const line of createInterface({ input: Readable.from(content), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.push(line);
    length += line.length;
    if (lines.length < ROWS_MAX && length < STATEMENT_BYTES) continue;
    await insertRows(tx, table, lines);
    [lines, length] = [[], 0];
  }
  if (lines.length > 0) await insertRows(tx, table, lines);
}

/** Beside its place first, so that a file is there in full or not at all. What lies there already stays. */
async function placeFile(dataDir: string, path: string, content: AsyncIterable<Buffer>): Promise<void> {
  if (!KEPT_FOLDERS.some((folder) => path.startsWith(`${folder}/`))) throw new Error(`${path} belongs nowhere`);
  const place = join(dataDir, path);
  await mkdir(dirname(place), { recursive: true });
  const beside = `${place}.restoring`;
  await pipeline(content, createWriteStream(beside, { mode: 0o600, flush: true }));
  await rename(beside, place);
}
