import { hostname } from 'node:os';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

/** The namespace of our advisory locks; the second number is the instance. */
const INSTANCE_LOCKS = 7_301;

/** A process that works, known to the others for exactly as long as it lives. */
export type Instance = { id: number; close(): Promise<void> };

/**
 * Registers this process. On PostgreSQL it holds an advisory lock on a connection of its own: the server frees it the
 * moment the process dies, so nobody waits for a lease to run out. The embedded database has one process only.
 */
export async function registerInstance(db: Database, role: string): Promise<Instance> {
  const { id } = await db.read
    .insertInto('processes')
    .values({ role, host: hostname() })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (!db.url) return { id, close: async () => {} };
  let closing = false;
  let client = await holdLock(db.url, id);
  const again = async () => {
    if (closing) return;
    client = await holdLock(db.url!, id); // because it was there a moment ago
    client.once('error', retryLater);
  };
  const retryLater = () => setTimeout(() => again().catch(retryLater), 1_000).unref();
  client.once('error', retryLater);
  return {
    id,
    async close() {
      closing = true;
      await client.end().catch(() => {});
    },
  };
}

async function holdLock(url: string, id: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `vozex instance ${id}`, keepAlive: true });
  await client.connect();
  await client.query('select pg_advisory_lock($1, $2)', [INSTANCE_LOCKS, id]);
  return client;
}

/** The instances that live now. On the embedded database that is none beside the asker. */
export async function livingInstances(db: Database): Promise<Set<number>> {
  if (!db.url) return new Set();
  const { rows } = await sql<{ id: number }>`
    select objid::integer as id from pg_locks
    where locktype = 'advisory' and classid = ${INSTANCE_LOCKS} and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db.read);
  return new Set(rows.map((row) => row.id));
}
