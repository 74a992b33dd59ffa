import {
  type Claim,
  type IdempotencyStore,
  judgeOperation,
  type Operation,
  type Performed,
} from '@vozex/provider-contract';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database.ts';

type StoredRow = { hash: string; status: number; headers: Record<string, string>; body: string };

/** Carries a refused answer out of its transaction, which has to be rolled back. */
class RolledBack extends Error {
  readonly performed: Performed;
  constructor(performed: Performed) {
    super('rolled back on purpose');
    this.performed = performed;
  }
}

/** Remembers operations in the transaction of their effect. */
export function createOperationStore(db: Database, clock: Clock): IdempotencyStore<Tx> {
  return {
    async performOnce(operation, perform) {
      try {
        return await db.inOneTransaction((tx) => performIn(tx, operation, perform, clock));
      } catch (thrown) {
        if (thrown instanceof RolledBack) return { kind: 'performed', answer: thrown.performed.answer };
        throw thrown;
      }
    },
  };
}

async function performIn(
  tx: Tx,
  operation: Operation,
  perform: (tx: Tx) => Promise<Performed>,
  clock: Clock,
): Promise<Claim> {
  // One operation at a time on one instance, however many connections a bigger database may have.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${operation.instanceKey}, 0))`;
  const verdict = judgeOperation(
    operation,
    await storedUnder(tx, operation.key),
    await highestRevision(tx, operation.instanceKey),
  );
  if (verdict) return verdict;

  const performed = await perform(tx);
  if (!performed.keep) throw new RolledBack(performed);
  const { status, headers, body } = performed.answer;
  await tx.sql`
    insert into marketplace_operations
      (key, instance_key, action, revision, hash, status, headers, body, answered_at)
    values (${operation.key}, ${operation.instanceKey}, ${operation.action}, ${operation.revision}, ${operation.hash},
            ${status}, ${headers}, ${body}, ${clock.now()})`;
  return { kind: 'performed', answer: performed.answer };
}

async function storedUnder(tx: Tx, key: string) {
  const { rows } = await tx.sql<StoredRow>`
    select hash, status, headers, body from marketplace_operations where key = ${key}`;
  const row = rows[0];
  return row && { hash: row.hash, answer: { status: row.status, headers: row.headers, body: row.body } };
}

async function highestRevision(tx: Tx, instanceKey: string): Promise<number | undefined> {
  const { rows } = await tx.sql<{ revision: number }>`
    select revision from marketplace_operations where instance_key = ${instanceKey} order by revision desc limit 1`;
  return rows[0]?.revision;
}
