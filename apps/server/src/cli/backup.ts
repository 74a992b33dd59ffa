import { createWriteStream, existsSync, statSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Env, readEnv } from '../env.ts';
import { systemClock } from '../kernel/clock.ts';
import { armCrashPoint, type CrashPoint } from '../kernel/crash-point.ts';
import { FolderInUse } from '../kernel/folder-lock.ts';
import { openLog } from '../kernel/log.ts';
import { openMetrics } from '../kernel/metrics.ts';
import { openSeal } from '../kernel/seal.ts';
import {
  type BackupApp,
  contentsOf,
  type Manifest,
  type RestoreWords,
  restoreBackup,
  takeBackup,
  verifyBackup,
} from '../operations/index.ts';
import { openDatabase } from '../wiring.ts';
import { answerOfRunningShop } from './ask-running-shop.ts';
import { MACHINE } from './users.ts';

/** Only the database is opened: as it is, without its newest migrations, so that a backup can come before them. */
async function withDatabase<T>(env: Env, work: (app: BackupApp) => Promise<T>): Promise<T> {
  const db = await openDatabase(env);
  try {
    const seal = openSeal(env.masterKeys);
    return await work({
      db,
      seal,
      clock: systemClock,
      log: openLog('warn'),
      metrics: openMetrics(),
      dataDir: env.dataDir,
    });
  } finally {
    await db.close();
  }
}

/**
 * Writes a backup, reads it back, and only then gives it its name.
 *
 * @param target a file, or a folder in which the file is named for its time.
 * @returns false where there is such a file already.
 */
export async function writeBackupFile(target: string, asJson: boolean): Promise<boolean> {
  const env = readEnv();
  const file = existsSync(target) && statSync(target).isDirectory() ? join(target, nameOf(systemClock.now())) : target;
  if (existsSync(file)) {
    console.error(`${file} is there already; it stays as it is.`);
    return false;
  }
  const partial = `${file}.partial`;
  const sink = () => createWriteStream(partial, { mode: 0o600, flush: true });
  try {
    try {
      await withDatabase(env, async (app) => (await takeBackup(app, MACHINE)).writeTo(sink()));
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      const { body } = await answerOfRunningShop(env, { method: 'POST', path: '/api/admin/backups', body: {} }, error);
      await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), sink()); // because it has a body
    }
    const manifest = await verifyBackup(partial);
    await rename(partial, file);
    await say(file, manifest, asJson);
    return true;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Sorts by age, and is a name on every system. */
const nameOf = (at: Date) => `vozex-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.tar.gz`;

export async function verifyBackupFile(file: string, asJson: boolean): Promise<void> {
  await say(file, await verifyBackup(file), asJson);
}

async function say(file: string, manifest: Manifest, asJson: boolean): Promise<void> {
  const { size } = await stat(file);
  const { id, created_at, vozex_version, engine, migrations, master_keys } = manifest;
  const contents = contentsOf(manifest);
  if (asJson) {
    console.log(JSON.stringify({ file, bytes: size, id, created_at, vozex_version, engine, ...contents, master_keys }));
    return;
  }
  console.log(
    `${file} is whole: ${(size / 1e6).toFixed(1)} MB, taken ${created_at} of VOZEX ${vozex_version} on ${engine}.`,
  );
  console.log(
    `${contents.rows} rows of ${contents.tables} tables, ${contents.files} files, schema ${migrations.at(-1)}.`,
  );
  console.log(`What is sealed in it opens with VOZEX_MASTER_KEY (${master_keys.join(', ')}): keep that elsewhere.`);
}

const HOURS_A_DAY = 24;
/** Gateways are asked back this far at most. */
const DAYS_MAX = 90;

export async function restoreBackupFile(file: string, words: RestoreWords): Promise<void> {
  const env = readEnv();
  armCrashPoint(env.crashAt as CrashPoint | undefined); // because tests name only marked steps
  const { manifest, migrated } = await withDatabase(env, (app) => restoreBackup(app, MACHINE, file, words));
  const { tables, rows, files } = contentsOf(manifest);
  const hours = (systemClock.now().getTime() - Date.parse(manifest.created_at)) / 3_600_000;
  const days = Math.min(DAYS_MAX, Math.max(1, Math.ceil(hours / HOURS_A_DAY)));
  console.log(`The shop is as it was at ${manifest.created_at}: ${rows} rows of ${tables} tables, ${files} files.`);
  if (migrated.length > 0)
    console.log(`Its database was older, and has the newest schema now: ${migrated.join(', ')}.`);
  console.log('Everybody signs in again. Before buyers come back:');
  console.log('  npx vozex audit                what must always hold, holds');
  console.log(
    `  npx vozex reconcile --days ${String(days).padEnd(4)}what was paid after the backup, the gateways know`,
  );
  console.log('  npx vozex start                deliveries that were under way are asked after, never sent anew');
}
