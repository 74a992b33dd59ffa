import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { lockFolder } from './lock-folder.ts';

export type Tx = Transaction;
export type Database = {
  /** Commits when `work` resolves, rolls back when it throws. Transactions run one after the other. */
  inOneTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const MIGRATIONS = new URL('../migrations/', import.meta.url);

/**
 * Opens the database and brings it to the newest schema.
 * @param dataDir undefined keeps everything in memory
 * @throws Error when another process uses the folder
 */
export async function openDatabase(dataDir: string | undefined): Promise<Database> {
  const unlock = dataDir === undefined ? async () => {} : await lockFolder(dataDir);
  try {
    // A folder below, so that the database may treat it as its own.
    const db = dataDir === undefined ? await PGlite.create() : await PGlite.create(path.join(dataDir, 'database'));
    await migrate(db);
    return {
      inOneTransaction: (work) => db.transaction(work),
      async close() {
        await db.close();
        await unlock();
      },
    };
  } catch (fault) {
    await unlock();
    throw fault;
  }
}

async function migrate(db: PGlite): Promise<void> {
  await db.exec('create table if not exists migrations (name text primary key)');
  const { rows } = await db.sql<{ name: string }>`select name from migrations`;
  const done = new Set(rows.map((row) => row.name));
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql') && !done.has(name)).sort();
  for (const name of names) {
    const text = await readFile(new URL(name, MIGRATIONS), 'utf8');
    await db.transaction(async (tx) => {
      await tx.exec(text);
      await tx.sql`insert into migrations (name) values (${name})`;
    });
  }
}
