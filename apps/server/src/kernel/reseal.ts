import { type RawBuilder, sql } from 'kysely';
import type { App } from './app.ts';
import type { Db } from './database.ts';
import { errorFields } from './log.ts';

/** A column that holds sealed values. Every one stands in `sealed-columns.ts`, or a retired key takes it along. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The columns that name a row, in the order of its primary key. */
  key: readonly string[];
  /** What a value is bound to, from its row's key. */
  purposeOf(...key: string[]): string;
  /** The word that the value stands under, where the column is a JSON object. */
  under?: string;
  /** A column that repeats the id of the key beside the value. */
  keyId?: string;
};

/** How many values were sealed anew, and the rows whose key is not in the ring. */
export type Resealed = { resealed: number; unopened: string[] };

type Row = { key: string[]; sealed: string };

const BATCH_ROWS = 100;

/**
 * Puts every value of a column under the newest master key, one row at a time: a crash in between leaves the rest for
 * the next run, and a value that is replaced meanwhile stays what it became. Once `unopened` is empty everywhere, keys
 * between the newest and the oldest may go.
 */
export async function resealColumn(app: Pick<App, 'db' | 'seal' | 'log'>, of: SealedColumn): Promise<Resealed> {
  let resealed = 0;
  const unopened: string[] = [];
  let after: string[] | undefined;
  for (;;) {
    const rows = await rowsUnderOtherKeys(app.db.read, of, app.seal.keyId, after);
    for (const row of rows) {
      const sealed = sealedAnew(app, of, row);
      if (sealed === undefined) unopened.push(`${of.table} ${row.key.join(' ')}`);
      else if (await replace(app.db.read, of, row, { sealed, keyId: app.seal.keyId })) resealed += 1;
    }
    after = rows.at(-1)?.key;
    if (rows.length < BATCH_ROWS) return { resealed, unopened };
  }
}

/** The rows of a column that no key of the ring opens. Reads only. */
export async function unopenedIn(app: Pick<App, 'db' | 'seal'>, of: SealedColumn): Promise<string[]> {
  const unopened: string[] = [];
  let after: string[] | undefined;
  for (;;) {
    const rows = await rowsUnderOtherKeys(app.db.read, of, app.seal.keyId, after);
    for (const { key, sealed } of rows) {
      try {
        app.seal.open(sealed, of.purposeOf(...key));
      } catch {
        unopened.push(`${of.table} ${key.join(' ')}`);
      }
    }
    after = rows.at(-1)?.key;
    if (rows.length < BATCH_ROWS) return unopened;
  }
}

function sealedAnew(app: Pick<App, 'seal' | 'log'>, of: SealedColumn, row: Row): string | undefined {
  const purpose = of.purposeOf(...row.key);
  try {
    return app.seal.seal(app.seal.open(row.sealed, purpose), purpose);
  } catch (error) {
    app.log.error('secrets.unopened', { table: of.table, row: row.key.join(' '), ...errorFields(error) });
    return undefined;
  }
}

const sealedIn = ({ column, under }: SealedColumn): RawBuilder<string> =>
  under === undefined ? sql.ref(column) : sql`${sql.ref(column)} ->> ${under}`;

const keyOf = ({ key }: SealedColumn): RawBuilder<unknown> => sql`(${sql.join(key.map((name) => sql.ref(name)))})`;

/** A sealed value begins with the id of its key and a dot. */
async function rowsUnderOtherKeys(db: Db, of: SealedColumn, keyId: string, after?: string[]): Promise<Row[]> {
  const key = keyOf(of);
  const { rows } = await sql<Row>`
    select json_build_array(${sql.join(of.key.map((name) => sql.ref(name)))}) as key, ${sealedIn(of)} as sealed
    from ${sql.table(of.table)}
    where split_part(${sealedIn(of)}, '.', 1) <> ${keyId}
      ${after === undefined ? sql`` : sql`and ${key} > (${sql.join(after)})`}
    order by ${sql.join(of.key.map((name) => sql.ref(name)))} limit ${BATCH_ROWS}`.execute(db);
  return rows;
}

async function replace(db: Db, of: SealedColumn, row: Row, by: { sealed: string; keyId: string }): Promise<boolean> {
  const column = sql.ref(of.column);
  const value =
    of.under === undefined
      ? sql`${by.sealed}`
      : sql`jsonb_set(${column}, array[${of.under}], to_jsonb(${by.sealed}::text))`;
  const { numAffectedRows } = await sql`
    update ${sql.table(of.table)}
    set ${column} = ${value} ${of.keyId === undefined ? sql`` : sql`, ${sql.ref(of.keyId)} = ${by.keyId}`}
    where ${keyOf(of)} = (${sql.join(row.key)}) and ${sealedIn(of)} = ${row.sealed}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
