import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ImportKind } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import { receiveUpload, type UploadLimits } from '../kernel/receive-upload.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import type { Decisions } from './decisions.ts';
import { ImportError } from './problems.ts';
import { type FileColumns, type FileFormat, formatOf, readRows } from './read-rows.ts';
import type { ImportsApp } from './row-kind.ts';
import { type ImportRow, insertImport, openImport } from './store.ts';

/** A gigabyte: a million rows with their texts. */
export const IMPORT_BYTES_MAX = 1_073_741_824;
/** More is divided: what a file may hold once is kept in memory while it is read. */
const ROWS_MAX = 1_000_000;

const LIMITS: UploadLimits = {
  bytesMax: IMPORT_BYTES_MAX,
  tooLarge: () => new ImportError('FILE_TOO_LARGE', `more than ${IMPORT_BYTES_MAX} bytes`),
  brokenOff: (cause) => new ImportError('UPLOAD_BROKEN', String(cause), { cause }),
};

export type NewImport = {
  kind: ImportKind;
  /** The earlier shop: rows are known by their ids there. */
  source: string;
  fileName: string;
  content: Readable;
  dryRun: boolean;
  decisions: Decisions;
};

/**
 * Takes a file, reads it from end to end, and lets it wait for a worker. Nothing of it comes in before the whole can be
 * read. The same file again, while it is being imported, is that import.
 *
 * @throws ImportError FILE_EMPTY, FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS, FILE_TOO_LARGE, FILE_TOO_LONG,
 *   UPLOAD_BROKEN, IMPORT_OPEN
 */
export async function startImport(app: ImportsApp, actor: Actor, asked: NewImport): Promise<ImportRow> {
  const name = randomUUID();
  const arrived = `incoming/${name}`;
  const { bytes, sha256 } = await receiveUpload(app.storage, arrived, asked.content, LIMITS);
  const key = `imports/${name}`;
  try {
    if (bytes === 0) throw new ImportError('FILE_EMPTY', 'no byte came');
    const seen = await inspect(app, arrived, bytes, asked);
    await app.storage.move(arrived, key);
    const started = await keep(app, actor, asked, { key, bytes, sha256, ...seen });
    if (started.storage_key !== key) await app.storage.remove(key);
    return started;
  } catch (error) {
    for (const left of [arrived, key]) await app.storage.remove(left);
    throw error;
  }
}

type Seen = { format: FileFormat; rows: number; columns: FileColumns };

async function inspect(app: ImportsApp, key: string, bytes: number, { kind, decisions }: NewImport): Promise<Seen> {
  const format = formatOf(await beginningOf(app, key, bytes));
  let rows = 0;
  let columns: FileColumns = { ignored: [], hints: {} };
  const onColumns = (told: FileColumns) => {
    columns = told;
  };
  const options = { format, kind, renamed: decisions.columns, onColumns };
  for await (const _ of readRows(await contentOf(app, key, bytes), options)) {
    rows += 1;
    if (rows > ROWS_MAX) throw new ImportError('FILE_TOO_LONG', `more than ${ROWS_MAX} rows`);
  }
  if (rows === 0) throw new ImportError('FILE_EMPTY', 'a header only');
  return { format, rows, columns };
}

/** More of them are no file of a shop. */
const COLUMNS_TOLD_MAX = 100;

const BEGINNING_BYTES = 1_024;

async function beginningOf(app: ImportsApp, key: string, bytes: number): Promise<string> {
  const part = await app.storage.read(key, { start: 0, end: Math.min(bytes, BEGINNING_BYTES) - 1 });
  const chunks: Buffer[] = [];
  for await (const chunk of part ?? []) chunks.push(chunk as Buffer); // because it is read without an encoding
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws ImportError FILE_FORGOTTEN */
export async function contentOf(
  app: Pick<ImportsApp, 'storage'>,
  key: string | null,
  bytes: number,
): Promise<Readable> {
  const content = key === null ? undefined : await app.storage.read(key, { start: 0, end: bytes - 1 });
  if (!content) throw new ImportError('FILE_FORGOTTEN', String(key));
  return content;
}

async function keep(
  app: ImportsApp,
  actor: Actor,
  { kind, source, fileName, dryRun, decisions }: NewImport,
  file: Seen & { key: string; bytes: number; sha256: string },
): Promise<ImportRow> {
  const now = app.clock.now();
  const kept = await app.db.inOneTransaction(async (tx) => {
    const row = await insertImport(tx, {
      id: app.newId('import'),
      kind,
      source,
      file_name: fileName,
      format: file.format,
      bytes: file.bytes,
      sha256: file.sha256,
      storage_key: file.key,
      decisions,
      dry_run: dryRun,
      ignored_columns: file.columns.ignored.slice(0, COLUMNS_TOLD_MAX),
      column_hints: file.columns.hints,
      rows_total: file.rows,
      started_by: actorName(actor),
      created_at: now,
      updated_at: now,
    });
    if (row)
      await audit(app, tx, actor, 'imports.started', row.id, {
        kind,
        source,
        file_name: fileName,
        rows: file.rows,
        dry_run: dryRun,
      });
    return row;
  });
  if (kept) return kept;
  const open = await openImport(app.db.read, source, kind);
  if (open?.sha256 === file.sha256 && open.dry_run === dryRun) return open;
  throw new ImportError('IMPORT_OPEN', open?.id ?? `${source} ${kind}`);
}
