import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileHandle, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { errorFields } from '../../kernel/log.ts';
import type { Actor } from '../../kernel/route.ts';
import { writeDocument, writeEntry } from './archive.ts';
import { BackupError } from './errors.ts';
import {
  type BackupHead,
  contentsOf,
  FILE_FOLDER,
  FORMAT,
  HEAD_ENTRY,
  KEPT_FOLDERS,
  MANIFEST_ENTRY,
  type Manifest,
  TABLE_FOLDER,
} from './manifest.ts';
import { type Spool, spoolTables } from './spool-tables.ts';
import { lookAtTarget, readEngineVersion } from './store.ts';

/** What a backup is taken of. */
export type BackupApp = Pick<App, 'db' | 'clock' | 'log' | 'metrics' | 'seal'> & { dataDir: string };

/** A moment of the shop, held until it is written. */
export type HeldBackup = {
  id: string;
  /** Call it once; the sink is ended or destroyed. */
  writeTo(sink: Writable): Promise<void>;
};

/** A quarter of the time of the best compression, for a tenth more of bytes. */
const GZIP_LEVEL = 4;

const { version: VOZEX_VERSION } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { version: string }; // because npm packs none without

let underWay = false;

/**
 * Takes a backup: copies the rows as this moment sees them. Files are read as they are written out: each that a row
 * speaks of is there before the row, and none changes.
 *
 * @throws BackupError BACKUP_UNDER_WAY, NO_SHOP_HERE
 */
export async function takeBackup(app: BackupApp, actor: Actor): Promise<HeldBackup> {
  if (underWay) throw new BackupError('BACKUP_UNDER_WAY', 'in this process');
  underWay = true;
  const startedAt = performance.now();
  const release = (result: 'complete' | 'left' | 'failed') => {
    underWay = false;
    app.metrics.backups.inc({ result });
  };
  try {
    const target = await lookAtTarget(app.db.read);
    if (target === 'bare' || target === 'foreign') throw new BackupError('NO_SHOP_HERE', target);
    const id = randomUUID();
    await audit(app, app.db.read, actor, 'operations.backup_begun', id);
    const createdAt = app.clock.now();
    const spool = await spoolTables(app.db, app.dataDir);
    const copiedMs = Math.round(performance.now() - startedAt);
    const head: BackupHead = {
      format: FORMAT,
      id,
      vozex_version: VOZEX_VERSION,
      created_at: createdAt.toISOString(),
      engine: app.db.engine,
      engine_version: await readEngineVersion(app.db.read),
      migrations: spool.migrations,
      master_keys: [...app.seal.keyIds],
    };
    return {
      id,
      async writeTo(sink) {
        try {
          const { manifest, bytes } = await writeArchive(app.dataDir, head, spool, sink);
          const came = { bytes, ...contentsOf(manifest) };
          await audit(app, app.db.read, actor, 'operations.backup_written', id, came);
          app.log.info('backup.written', {
            backup: id,
            ...came,
            copied_ms: copiedMs,
            seconds: (performance.now() - startedAt) / 1000,
          });
          release('complete');
        } catch (error) {
          release(sink.errored ? 'left' : 'failed');
          app.log.error('backup.failed', { backup: id, ...errorFields(error) });
          throw error;
        } finally {
          await spool.close();
        }
      },
    };
  } catch (error) {
    release('failed');
    throw error;
  }
}

/** Whoever takes nothing of it for so long has gone without a word, and others want a backup. */
const STALLED_MS = 300_000;

async function writeArchive(dataDir: string, head: BackupHead, spool: Spool, sink: Writable) {
  const archive = pack();
  let bytes = 0;
  const leave = () => sink.destroy(new Error('nobody takes the backup'));
  let stalled = setTimeout(leave, STALLED_MS);
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      clearTimeout(stalled);
      stalled = setTimeout(leave, STALLED_MS);
      done(null, chunk);
    },
  });
  const writing = pipeline(archive, createGzip({ level: GZIP_LEVEL }), measure, sink);
  writing.catch(() => undefined); // whichever of the two fails first is told
  const filling = fillArchive(archive, dataDir, head, spool).then(
    (manifest) => {
      archive.finalize();
      return manifest;
    },
    (error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    },
  );
  try {
    const [manifest] = await Promise.all([filling, writing]);
    return { manifest, bytes };
  } finally {
    clearTimeout(stalled);
  }
}

/** Files before rows: whoever puts them back is done when the rows are. */
async function fillArchive(archive: Pack, dataDir: string, head: BackupHead, spool: Spool): Promise<Manifest> {
  await writeDocument(archive, HEAD_ENTRY, head);
  const entries: Manifest['entries'] = [];
  for (const folder of KEPT_FOLDERS) {
    for await (const path of filesIn(dataDir, folder)) {
      const file = await open(join(dataDir, path)).catch(absent);
      if (!file) continue; // removed meanwhile, such as an installation's backup that is too old
      try {
        const { size } = await file.stat();
        const name = `${FILE_FOLDER}${path}`;
        entries.push({ path: name, bytes: size, sha256: await writeEntry(archive, name, size, contentOf(file)) });
      } finally {
        await file.close();
      }
    }
  }
  for (const { name: table } of spool.tables) {
    const { bytes, ...part } = spool.partOf(table);
    const name = `${TABLE_FOLDER}${table}.jsonl`;
    const sha256 = await writeEntry(archive, name, bytes, spool.read({ bytes, ...part }));
    if (sha256 !== part.sha256) throw new Error(`the copied rows of ${table} were altered on this disk`);
    entries.push({ path: name, bytes, sha256 });
  }
  const manifest = { ...head, tables: spool.tables, sequences: spool.sequences, entries };
  await writeDocument(archive, MANIFEST_ENTRY, manifest);
  return manifest;
}

/** What is still being uploaded. */
const ARRIVING = 'artifacts/incoming';

/** Every file under a folder, as paths below `root` with slashes. */
async function* filesIn(root: string, folder: string): AsyncGenerator<string> {
  const listed = await opendir(join(root, folder)).catch(absent);
  if (!listed) return;
  for await (const one of listed) {
    const path = `${folder}/${one.name}`;
    if (one.isDirectory() && path !== ARRIVING) yield* filesIn(root, path);
    else if (one.isFile()) yield path;
  }
}

function contentOf(file: FileHandle): AsyncIterable<Buffer> {
  return file.createReadStream({ autoClose: false });
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
