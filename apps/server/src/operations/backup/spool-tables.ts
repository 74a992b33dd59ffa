import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Tx } from '../../kernel/database.ts';
import type { Manifest } from './manifest.ts';
import {
  closeRows,
  fetchRows,
  openRows,
  prepareTransfer,
  readMigrations,
  readSequences,
  readTables,
  type Table,
} from './store.ts';

/** Whoever reads a backup could sign in by these, and nobody misses them: everybody signs in again. */
const NOT_KEPT = new Set(['sessions', 'verifications', 'migrations']);

/** Of one table: where its lines lie in the spool. */
type Part = { start: number; bytes: number; sha256: string };

/** A consistent copy of the rows, on this machine's disk; in no folder, so that nothing is left of it. */
export type Spool = Pick<Manifest, 'tables' | 'sequences' | 'migrations'> & {
  partOf(table: string): Part;
  read(part: Part): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

/** Rows of one fetch: few at first, then as many as make this many bytes. */
const ROWS_FIRST = 50;
const ROWS_MAX = 2_000;
const FETCH_BYTES = 524_288;

/**
 * Copies every row as one moment saw them. On PostgreSQL nobody waits meanwhile. The embedded database has one
 * connection: the shop stands still, so that this writes to disk and does nothing else.
 */
export async function spoolTables(db: Database, folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `backup-${process.pid}-${performance.now()}.spool`);
  const file = await open(path, 'wx+', 0o600);
  // Without a name it ends with this process, however that ends.
  await rm(path);
  let at = 0;
  const parts = new Map<string, Part>();
  const spool = async (tx: Tx, table: Table) => {
    const hash = createHash('sha256');
    const start = at;
    let count = 0;
    await openRows(tx, table);
    for (let ask = ROWS_FIRST; ; ) {
      const lines = await fetchRows(tx, ask);
      if (lines.length === 0) break;
      const text = Buffer.from(`${lines.join('\n')}\n`);
      hash.update(text);
      await file.write(text, 0, text.byteLength, at);
      at += text.byteLength;
      count += lines.length;
      ask = Math.min(ROWS_MAX, Math.max(1, Math.floor((FETCH_BYTES * lines.length) / text.byteLength)));
    }
    await closeRows(tx);
    parts.set(table.name, { start, bytes: at - start, sha256: hash.digest('hex') });
    return { name: table.name, columns: table.columns.map(({ name }) => name), rows: count };
  };
  try {
    const copied = await db.inOneTransaction(async (tx) => {
      at = 0; // a transaction may be run anew
      await prepareTransfer(tx, 'read');
      const tables: Manifest['tables'] = [];
      for (const table of await readTables(tx)) if (!NOT_KEPT.has(table.name)) tables.push(await spool(tx, table));
      return { tables, migrations: await readMigrations(tx), sequences: await readSequences(tx) };
    });
    return {
      ...copied,
      partOf: (table) => parts.get(table)!, // because each table has one
      read: (part) => readPart(file, part),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Bytes of one read. */
const READ_BYTES = 262_144;

async function* readPart(file: FileHandle, { start, bytes }: Part): AsyncGenerator<Buffer> {
  for (let at = start; at < start + bytes; ) {
    const { bytesRead, buffer } = await file.read({
      buffer: Buffer.allocUnsafe(Math.min(READ_BYTES, start + bytes - at)),
      position: at,
    });
    if (bytesRead === 0) throw new Error('the copied rows ended early');
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
