import { type Insertable, type Selectable, sql } from 'kysely';
import { type DB, type Db, json, type Tx } from '../../kernel/database.ts';
import type { RehearsalEnd, RehearsalStatus, RehearsalStep } from './report.ts';

export type RehearsalRow = Omit<Selectable<DB['product_rehearsals']>, 'steps' | 'status'> & {
  status: RehearsalStatus;
  steps: RehearsalStep[];
};

/** @returns undefined while another rehearsal of this product waits or runs: the unique index decides. */
export async function insertRehearsal(
  tx: Tx,
  row: Omit<Insertable<DB['product_rehearsals']>, 'status'>,
): Promise<RehearsalRow | undefined> {
  const inserted = await tx
    .insertInto('product_rehearsals')
    .values({ ...row, status: 'queued' })
    .onConflict((conflict) => conflict.column('product_id').where('status', 'in', ['queued', 'running']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return inserted as RehearsalRow | undefined; // because status and steps are written from their types only
}

/** Newest first, one row more than `limit`. */
export async function rehearsalsPage(
  db: Db,
  productId: string,
  page: { limit: number; after?: string | undefined },
): Promise<RehearsalRow[]> {
  const query = db
    .selectFrom('product_rehearsals')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('id', 'desc')
    .limit(page.limit);
  return (await (page.after === undefined ? query : query.where('id', '<', page.after)).execute()) as RehearsalRow[]; // as above
}

export async function rehearsalById(db: Db, productId: string, id: string): Promise<RehearsalRow | undefined> {
  const row = await db
    .selectFrom('product_rehearsals')
    .selectAll()
    .where('id', '=', id)
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return row as RehearsalRow | undefined; // as above
}

/** Takes the one that waits longest; two workers never take the same. */
export async function claimRehearsal(
  db: Db,
  by: { process: number; now: Date },
): Promise<{ id: string; product_id: string } | undefined> {
  const { rows } = await sql<{ id: string; product_id: string }>`
    update product_rehearsals set status = 'running', process = ${by.process}, started_at = ${by.now}
    where id = (select id from product_rehearsals where status = 'queued' order by id limit 1 for update skip locked)
    returning id, product_id`.execute(db);
  return rows[0];
}

/** Notes what is being rehearsed: the product as it is now that its turn has come. */
export async function notePlayed(db: Db, id: string, played: { revision: number; fingerprint: string }): Promise<void> {
  await db
    .updateTable('product_rehearsals')
    .set({ product_revision: played.revision, fingerprint: played.fingerprint })
    .where('id', '=', id)
    .execute();
}

type Running = { id: string; process: number };

export async function saveSteps(db: Db, { id, process }: Running, steps: RehearsalStep[]): Promise<void> {
  await sql`update product_rehearsals set steps = ${json(steps)}::jsonb
    where id = ${id} and status = 'running' and process = ${process}`.execute(db);
}

/** @returns false when somebody has ended it meanwhile. */
export async function endRehearsal(
  db: Db,
  { id, process }: Running,
  end: RehearsalEnd & { steps: RehearsalStep[]; now: Date },
): Promise<boolean> {
  const result = await sql`
    update product_rehearsals set status = ${end.status}, detail = ${end.detail}, steps = ${json(end.steps)}::jsonb,
      ended_at = ${end.now}
    where id = ${id} and status = 'running' and process = ${process}`.execute(db);
  return Number(result.numAffectedRows ?? 0) > 0;
}

/** Those whose process has died have failed; the step that was under way says so. @returns their ids. */
export async function failInterrupted(db: Db, living: number[], detail: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update product_rehearsals set status = 'failed', detail = ${detail}, ended_at = ${now},
      steps = (select coalesce(jsonb_agg(case when step ->> 'status' = 'running'
        then step || jsonb_build_object('status', 'failed', 'detail', ${detail}::text) else step end order by place), '[]')
        from jsonb_array_elements(steps) with ordinality as one (step, place))
    where status = 'running' and process <> all(${living}::integer[])
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function runningRehearsals(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('product_rehearsals').select('id').where('status', '=', 'running').execute();
  return rows.map(({ id }) => id);
}

/** What the newest test of each way of a product said. */
export type ConnectionTestRow = Selectable<DB['connection_tests']>;

export async function keepConnectionTest(db: Db, row: Insertable<DB['connection_tests']>): Promise<void> {
  const { product_id: _, path: __, ...said } = row;
  await db
    .insertInto('connection_tests')
    .values(row)
    .onConflict((conflict) => conflict.columns(['product_id', 'path']).doUpdateSet(said))
    .execute();
}

export function connectionTestsOf(db: Db, productId: string): Promise<ConnectionTestRow[]> {
  return db.selectFrom('connection_tests').selectAll().where('product_id', '=', productId).execute();
}
