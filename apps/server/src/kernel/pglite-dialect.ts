import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite, Transaction as PgliteTransaction } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/**
 * Kysely's own PGlite dialect hands the one connection to everybody: a query from outside runs inside whatever
 * transaction is open. Here each acquired connection is an object of its own, and PGlite's mutex keeps them apart.
 */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(pglite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A transaction that is open on this asynchronous path, the first statement of it that failed, and what follows its commit. */
export type OpenTransaction = { failure?: unknown; afterCommit: (() => void)[] };

/** The transaction this asynchronous path already holds: on one connection, a second one would wait for ever. */
export const insideTransaction = new AsyncLocalStorage<OpenTransaction>();

class PgliteDriver implements Driver {
  readonly #pglite: PGlite;
  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new PgliteConnection(this.#pglite);
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).begin(); // because acquireConnection makes no other kind
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).commit();
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PgliteConnection).rollback();
  }
  async destroy(): Promise<void> {} // whoever opened the engine closes it: Kysely calls this only after a first query
}

class RolledBack extends Error {}

class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  #tx: PgliteTransaction | undefined;
  #end: { commit(): void; rollback(reason: Error): void } | undefined;
  #closed: Promise<unknown> | undefined;
  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.#tx && insideTransaction.getStore()) {
      throw new Error(`query outside the open transaction, use tx: ${query.sql.slice(0, 120)}`);
    }
    const result = await (this.#tx ?? this.#pglite).query<Row>(query.sql, [...query.parameters]);
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface wants a generator; PGlite has no cursors.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('PGlite does not stream');
  }

  async begin(): Promise<void> {
    if (insideTransaction.getStore())
      throw new Error('a transaction is open already: pass its tx on, open no second one');
    await new Promise<void>((began, failed) => {
      this.#closed = this.#pglite.transaction((tx) => {
        this.#tx = tx;
        return new Promise<void>((commit, rollback) => {
          this.#end = { commit, rollback };
          began();
        });
      });
      this.#closed.catch(failed);
    });
  }

  async commit(): Promise<void> {
    this.#end?.commit();
    await this.#closed;
    this.#tx = undefined;
  }

  async rollback(): Promise<void> {
    this.#end?.rollback(new RolledBack());
    await this.#closed?.catch(() => {});
    this.#tx = undefined;
  }
}
