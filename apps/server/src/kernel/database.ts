import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type LogEvent, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { insideTransaction, type OpenTransaction, pgliteDialect } from './pglite-dialect.ts';
import { preparing } from './prepared-pool.ts';
import type { DB } from './tables.gen.ts';

export type { DB } from './tables.gen.ts';

/** An open transaction. A function that takes one writes nothing outside it. */
export type Tx = Transaction<DB>;
/** Where a single statement runs: by itself, or within a transaction. */
export type Db = Kysely<DB>;

export type Database = {
  readonly engine: 'pglite' | 'postgres';
  /** Single statements outside a transaction. */
  readonly read: Db;
  /**
   * Runs `work` in one READ COMMITTED transaction. No network call belongs inside, and no second transaction. A
   * statement that failed dooms it, even when `work` caught the error: PostgreSQL would answer COMMIT with a rollback
   * and say nothing. Where the database undid it only because another was in its way (a deadlock), it is run anew:
   * `work` must leave nothing behind but what it wrote.
   */
  inOneTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The embedded engine, where there is one: jobs share it. */
  readonly pglite?: PGlite;
  /** The server's address, where there is one: jobs have a pool of their own on it. */
  readonly url?: string;
  close(): Promise<void>;
};

/** The web's share of connections; the job engine has its own, so that a full pool never stops webhooks from being kept. */
const POOL_MAX = 12;

/** A statement that runs longer than this holds locks that others wait for; reports page instead. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** serialization_failure and deadlock_detected: the transaction was undone for another's sake, and may succeed now. */
const UNDONE_FOR_ANOTHER = new Set(['40001', '40P01']);

/** A deadlock costs a second to be found; whoever meets a third one in a row is told. */
const RUNS_MAX = 3;

/** Those who met must not meet again: each waits a random part of this, longer each time. */
const RUN_AGAIN_WITHIN_MS = 50;

/** Opens PostgreSQL at `url`. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'vozex',
    types: numbersNotStrings,
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced; the next query says whether it matters
  return databaseOf(
    'postgres',
    new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }), log: noteFailure }),
    { url },
  );
}

/**
 * Opens the embedded database in `folder`, which this process alone may use.
 *
 * @throws FolderInUse when another process has it open.
 */
export async function openPglite(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  try {
    return pgliteDatabase(await PGlite.create({ dataDir: join(folder, 'database') }), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** An embedded database in memory, from a dump of a migrated one where given; for tests. */
export async function openPgliteInMemory(snapshot?: Blob): Promise<Database> {
  return pgliteDatabase(await PGlite.create(snapshot ? { loadDataDir: snapshot } : {}), async () => {});
}

function pgliteDatabase(pglite: PGlite, unlock: () => Promise<void>): Database {
  const db = databaseOf('pglite', new Kysely<DB>({ dialect: pgliteDialect(pglite), log: noteFailure }), { pglite });
  return {
    ...db,
    async close() {
      await db.close();
      if (!pglite.closed) await pglite.close();
      await unlock();
    },
  };
}

function databaseOf(engine: Database['engine'], kysely: Db, origin: { url?: string; pglite?: PGlite }): Database {
  return {
    engine,
    read: kysely,
    async inOneTransaction(work) {
      if (insideTransaction.getStore())
        throw new Error('a transaction is open already: pass its tx on, open no second one');
      for (let run = 1; ; run++) {
        const open: OpenTransaction = { afterCommit: [] };
        let result: Awaited<ReturnType<typeof work>>;
        try {
          result = await runOnce(kysely, open, work);
        } catch (error) {
          // What `work` threw may be its own words for the statement that failed.
          const state = sqlState('failure' in open ? open.failure : error);
          if (run === RUNS_MAX || state === undefined || !UNDONE_FOR_ANOTHER.has(state)) throw error;
          await pause(Math.random() * RUN_AGAIN_WITHIN_MS * run);
          continue;
        }
        for (const act of open.afterCommit) act();
        return result;
      }
    },
    ...origin,
    close: () => kysely.destroy(),
  };
}

function runOnce<T>(kysely: Db, open: OpenTransaction, work: (tx: Tx) => Promise<T>): Promise<T> {
  return kysely.transaction().execute(async (tx) => {
    const done = await insideTransaction.run(open, () => work(tx));
    if ('failure' in open) throw open.failure;
    return done;
  });
}

/** Runs `act` once the transaction of this asynchronous path has committed; for logs and metrics of what is then true. */
export function afterCommit(act: () => void): void {
  insideTransaction.getStore()?.afterCommit.push(act);
}

/**
 * Runs `work` under a savepoint of the open transaction: when it fails, its own statements are undone, and the
 * transaction goes on.
 *
 * @returns what `work` threw, or nothing when it succeeded.
 */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<unknown> {
  const within: OpenTransaction = { afterCommit: [] };
  await sql`savepoint attempt`.execute(tx);
  try {
    await insideTransaction.run(within, work);
    if ('failure' in within) throw within.failure;
    await sql`release savepoint attempt`.execute(tx);
    insideTransaction.getStore()?.afterCommit.push(...within.afterCommit);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx); // else an attempt around this one would go back no further than here
    return error;
  }
}

/** Kysely tells every failed statement here, on the path that sent it. */
function noteFailure(event: LogEvent): void {
  const open = insideTransaction.getStore();
  if (event.level === 'error' && open && !('failure' in open)) open.failure = event.error;
}

/** int8 as a number: amounts are bounded far below 2^53 (AMOUNT_MINOR_MAX), and counts too. */
const numbersNotStrings: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** A value for a jsonb column. Given as text, it means the same to both engines; a bare array would not. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** The same for a column that may be null. */
export function jsonOrNull(value: unknown): RawBuilder<string> | null {
  return value === null ? null : sql<string>`${json(value)}::jsonb`;
}

/** True when a statement failed on the named unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === constraint;
}

/** The SQLSTATE of a database error, or nothing. */
export function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
