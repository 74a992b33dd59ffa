import { type Database, openPgliteInMemory } from './database.ts';
import { migrate } from './migrate.ts';

let snapshot: Promise<Blob> | undefined;

/** A migrated database in memory, from a dump that a test file makes once: migrating takes longer than loading. */
export async function openTestDatabase(): Promise<Database> {
  snapshot ??= dumpMigrated();
  return openPgliteInMemory(await snapshot);
}

async function dumpMigrated(): Promise<Blob> {
  const db = await openPgliteInMemory();
  await migrate(db);
  const dump = await db.pglite!.dumpDataDir('none'); // because a database in memory is PGlite's
  await db.close();
  return dump;
}
