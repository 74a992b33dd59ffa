import type { ImportKind, ImportOutcome, ImportStatus } from '@vozex/domain';
import { type Insertable, type Selectable, sql } from 'kysely';
import { type DB, type Db, json, type Tx } from '../kernel/database.ts';
import type { Decisions } from './decisions.ts';
import type { RowProblem } from './problems.ts';
import type { FileFormat } from './read-rows.ts';

/** Rows by what became of them. */
export type Counts = Partial<Record<ImportOutcome, number>>;

export type ImportRow = Omit<Selectable<DB['imports']>, 'format' | 'decisions' | 'counts' | 'column_hints'> & {
  format: FileFormat;
  decisions: Decisions;
  counts: Counts;
  /** Of the ignored columns, those of which it can be said which was meant. */
  column_hints: Record<string, string>;
};

/** @returns undefined while another file of this kind and source waits or runs: the unique index decides. */
export async function insertImport(
  tx: Tx,
  row: Omit<Insertable<DB['imports']>, 'decisions' | 'status' | 'column_hints'> &
    Pick<ImportRow, 'decisions' | 'column_hints'>,
): Promise<ImportRow | undefined> {
  const inserted = await tx
    .insertInto('imports')
    .values({
      ...row,
      status: 'waiting',
      decisions: sql<string>`${json(row.decisions)}::jsonb`,
      column_hints: sql<string>`${json(row.column_hints)}::jsonb`,
    })
    .onConflict((conflict) =>
      conflict.columns(['source', 'kind']).where('status', 'in', ['waiting', 'running']).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  return inserted as ImportRow | undefined; // because format, decisions and counts are written from their types only
}

export async function openImport(db: Db, source: string, kind: ImportKind): Promise<ImportRow | undefined> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row as ImportRow | undefined; // as above
}

export async function importById(db: Db, id: string): Promise<ImportRow | undefined> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row as ImportRow | undefined; // as above
}

/** Newest first, one row more than the page holds. */
export async function importsPage(db: Db, page: { limit: number; after?: string | undefined }): Promise<ImportRow[]> {
  const query = db.selectFrom('imports').selectAll().orderBy('id', 'desc').limit(page.limit);
  return (await (page.after === undefined ? query : query.where('id', '<', page.after)).execute()) as ImportRow[]; // as above
}

/**
 * Takes up the import that waits longest, or one whose process has died; two never take the same.
 *
 * @param only this one, where it is named.
 */
export async function claimImport(
  db: Db,
  by: { process: number; living: number[]; now: Date; only?: string },
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    update imports set status = 'running', process = ${by.process}, lease_token = lease_token + 1,
      started_at = coalesce(started_at, ${by.now}), updated_at = ${by.now}
    where id = (
      select id from imports
      where (status = 'waiting' or (status = 'running' and process <> all(${by.living}::int[])))
        and (${by.only ?? null}::text is null or id = ${by.only ?? null})
      order by id limit 1 for update skip locked)
    returning *`.execute(db);
  return rows[0];
}

/**
 * Holds the import for one batch, until its transaction ends.
 *
 * @returns false when it was cancelled, or another process has taken it up: nothing may be written.
 */
export async function holdImport(tx: Tx, held: { id: string; token: number; rowsDone: number }): Promise<boolean> {
  const { rows } = await sql`
    select from imports
    where id = ${held.id} and lease_token = ${held.token} and status = 'running' and rows_done = ${held.rowsDone}
    for update`.execute(tx);
  return rows.length > 0;
}

/** One batch of any import at a time: two sources may hold one customer, one workspace or one key. */
const IMPORT_LOCKS = 7_302;

export async function holdAllImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCKS}, 0)`.execute(tx);
}

export async function moveCursor(
  tx: Tx,
  moved: { id: string; rowsDone: number; counts: Counts; now: Date },
): Promise<void> {
  await sql`
    update imports set rows_done = ${moved.rowsDone}, updated_at = ${moved.now},
      counts = (
        select coalesce(jsonb_object_agg(key, coalesce((counts ->> key)::int, 0) + coalesce((n ->> key)::int, 0)), '{}')
        from (select ${json(moved.counts)}::jsonb as n) added,
          lateral (select jsonb_object_keys(counts || n) as key) keys)
    where id = ${moved.id}`.execute(tx);
}

/** @returns false when it has ended meanwhile. */
export async function endImport(
  db: Db,
  end: {
    id: string;
    token?: number;
    status: Extract<ImportStatus, 'done' | 'failed' | 'cancelled'>;
    problem: string | null;
    now: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    update imports set status = ${end.status}, problem = ${end.problem}, ended_at = ${end.now}, updated_at = ${end.now}
    where id = ${end.id} and status in ('waiting', 'running')
      and (${end.token ?? null}::int is null or lease_token = ${end.token ?? null})
    returning id`.execute(db);
  return rows.length > 0;
}

/** What a row of the earlier shop is here, and what it said when it came. */
export type Target = { target_id: string; content_sha256: string; undecided: boolean };

export async function importedTargets(
  tx: Tx,
  source: string,
  kind: ImportKind,
  externalIds: string[],
): Promise<Map<string, Target>> {
  if (externalIds.length === 0) return new Map();
  const { rows } = await sql<Target & { external_id: string }>`
    select external_id, target_id, content_sha256, undecided from imported
    where source = ${source} and kind = ${kind} and external_id = any(${externalIds})`.execute(tx);
  return new Map(rows.map(({ external_id, ...target }) => [external_id, target]));
}

export type NewTarget = { external_id: string; target_id: string; content_sha256: string; undecided: boolean };

/** What came in, and what reads otherwise now. */
export async function rememberTargets(
  tx: Tx,
  about: { source: string; kind: ImportKind; importId: string },
  targets: NewTarget[],
): Promise<void> {
  if (targets.length === 0) return;
  await sql`
    insert into imported (source, kind, external_id, target_id, content_sha256, import_id, undecided)
    select ${about.source}, ${about.kind}, t.external_id, t.target_id, t.content_sha256, ${about.importId}, t.undecided
    from jsonb_to_recordset(${json(targets)}::jsonb) as t (external_id text, target_id text, content_sha256 text,
      undecided boolean)
    on conflict (source, kind, external_id) do update set content_sha256 = excluded.content_sha256`.execute(tx);
}

/** What is told of a row. */
export type ToldRow = {
  row_number: number;
  line: number;
  external_id: string | null;
  outcome: ImportOutcome;
  target_id: string | null;
  problems: RowProblem[];
  detail: Record<string, unknown> | null;
};

export async function tellRows(tx: Tx, importId: string, rows: ToldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into import_rows (import_id, row_number, line, external_id, outcome, target_id, problems, detail)
    select ${importId}, r.row_number, r.line, r.external_id, r.outcome, r.target_id, r.problems, nullif(r.detail, 'null')
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (row_number integer, line integer, external_id text,
      outcome text, target_id text, problems jsonb, detail jsonb)`.execute(tx);
}

/** In the order of the file, after a row; one more than the page holds. */
export async function toldRows(
  db: Db,
  importId: string,
  page: { after: number; limit: number; outcome?: ImportOutcome | undefined },
): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select row_number, line, external_id, outcome, target_id, problems, detail from import_rows
    where import_id = ${importId} and row_number > ${page.after}
      and ${page.outcome === undefined ? sql`true` : sql`outcome = ${page.outcome}`}
    order by row_number limit ${page.limit}`.execute(db);
  return rows;
}

/** Files that were imported long ago; what was told of their rows goes with them, the counts stay. */
export async function forgottenImports(
  db: Db,
  endedBefore: Date,
  limit: number,
): Promise<{ id: string; storage_key: string }[]> {
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'storage_key'])
    .where('storage_key', 'is not', null)
    .where('ended_at', '<', endedBefore)
    .limit(limit)
    .execute();
  return rows.map(({ id, storage_key }) => ({ id, storage_key: storage_key! })); // because nulls were excluded
}

export async function forgetImport(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('import_rows').where('import_id', '=', id).execute();
  await tx.updateTable('imports').set({ storage_key: null }).where('id', '=', id).execute();
}

/** Whether a statement was refused by a promise of the database rather than by a fault of its own. */
export function refusedByConstraint(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}
