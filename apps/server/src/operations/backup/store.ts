import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';

/** Tables are read from the catalog: what a migration adds is in the next backup without a line here. */
export type Table = { name: string; columns: { name: string; type: string }[] };

const OURS = sql`(select oid from pg_namespace where nspname = current_schema())`;

/** Every table with the columns that can be written, in the order of their names. */
export async function readTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = ${OURS} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`.execute(db);
  const tables = new Map<string, Table>();
  for (const { table: name, ...column } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push(column);
    tables.set(name, table);
  }
  return [...tables.values()];
}

/**
 * Says how this transaction reads and writes values as text, the same on every server, and that it may take its time.
 * Must be the first word of it.
 */
export async function prepareTransfer(tx: Tx, how: 'read' | 'write'): Promise<void> {
  if (how === 'read') await sql`set transaction isolation level repeatable read, read only`.execute(tx);
  const settings = {
    statement_timeout: '0',
    lock_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    timezone: 'UTC',
    datestyle: 'ISO, MDY',
    intervalstyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
  };
  for (const [name, value] of Object.entries(settings))
    await sql`select set_config(${name}, ${value}, true)`.execute(tx);
}

export async function readEngineVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  return rows[0]!.version; // because settings always answer
}

export async function readMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Sequences are outside of every snapshot: read after the rows, a number is at least as high as theirs. */
export async function readSequences(db: Db): Promise<{ name: string; last: string | null }[]> {
  const { rows } = await sql<{ name: string; last: string | null }>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = current_schema() order by sequencename`.execute(db);
  return rows;
}

export async function setSequence(tx: Tx, name: string, last: string): Promise<void> {
  await sql`select setval(format('%I', ${name}::text)::regclass, ${last}::text::bigint)`.execute(tx);
}

/** Opens the rows of a table, each a JSON array of its values as PostgreSQL writes them as text: exact for every type. */
export async function openRows(tx: Tx, { name, columns }: Table): Promise<void> {
  const values = columns.map((column) => sql`${sql.ref(column.name)}::text`);
  await sql`declare leaving no scroll cursor for
    select to_json(array[${sql.join(values)}])::text as line from ${sql.table(name)}`.execute(tx);
}

export async function fetchRows(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`fetch ${sql.lit(count)} from leaving`.execute(tx);
  return rows.map(({ line }) => line);
}

export async function closeRows(tx: Tx): Promise<void> {
  await sql`close leaving`.execute(tx);
}

/** Puts rows back as they were written; identity columns keep their numbers. */
export async function insertRows(tx: Tx, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  const names = columns.map((column) => sql.ref(column.name));
  const values = columns.map(({ type }, at) => sql`(line ->> ${sql.lit(at)})::${sql.raw(type)}`);
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from json_array_elements(${`[${lines.join(',')}]`}::text::json) as given (line)`.execute(
    tx,
  );
}

/** Throws away everything of VOZEX in the database, with what waits in its job engine: rows say what is due. */
export async function dropEverything(tx: Tx): Promise<void> {
  for (const { name } of await readTables(tx)) await sql`drop table if exists ${sql.table(name)} cascade`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = ${OURS} and p.prokind = 'f'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`.execute(
    tx,
  );
  for (const { name } of rows) await sql`drop function if exists ${sql.raw(name)} cascade`.execute(tx);
  await sql`drop schema if exists jobs cascade`.execute(tx);
}

/** A promise between tables that is taken away while rows come in, in any order, and given again at the end. */
export type ForeignKey = { table: string; name: string; definition: string };

/**
 * Makes the tables ready for rows as they are: without those that migrations wrote, without triggers (they would write
 * history a second time) and without foreign keys.
 */
export async function openForRows(tx: Tx, tables: readonly Table[]): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = ${OURS} order by 1, 2`.execute(tx);
  for (const { table, name } of rows)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx);
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
  return rows;
}

/** Gives back what `openForRows` took, and lets the planner see the rows: the first list asked for is as quick as ever. */
export async function closeForRows(tx: Tx, tables: readonly Table[], keys: readonly ForeignKey[]): Promise<void> {
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
  for (const { table, name, definition } of keys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx);
  await sql`analyze ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
}

/** What a database is, for somebody who wants to put a shop into it. */
export type Target = 'bare' | 'empty_shop' | 'shop' | 'foreign';

/** A shop is empty in which nobody did anything yet, and nobody bought. The first start makes an owner by itself. */
export async function lookAtTarget(db: Db): Promise<Target> {
  const tables = await readTables(db);
  if (tables.length === 0) return 'bare';
  const has = (name: string) => tables.some((table) => table.name === name);
  if (!has('migrations') || (await readMigrations(db))[0]?.startsWith('0001_') !== true) {
    // A start that was cut off right at its beginning leaves the list of migrations alone.
    return tables.length === 1 && has('migrations') ? 'bare' : 'foreign';
  }
  if (!['products', 'orders', 'webhook_events'].every(has)) return 'empty_shop';
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from products) or exists (select from orders) or exists (select from webhook_events)
      or exists (select from audit_log where action <> 'accounts.first_owner_made') as used`.execute(db);
  return rows[0]?.used ? 'shop' : 'empty_shop';
}

export async function holdsRestore(db: Db, restoreId: string): Promise<boolean> {
  if (!(await readTables(db)).some(({ name }) => name === 'audit_log')) return false;
  const { rows } = await sql`select from audit_log where action = 'operations.restored'
    and detail ->> 'restore_id' = ${restoreId} limit 1`.execute(db);
  return rows.length > 0;
}

/** When a backup was last written to its end. By the index audit_log_room. */
export async function readLastBackup(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`select at from audit_log
    where room = 'operations' and action = 'operations.backup_written' order by id desc limit 1`.execute(db);
  return rows[0]?.at;
}
