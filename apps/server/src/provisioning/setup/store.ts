import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { DB, Db, Tx } from '../../kernel/database.ts';

export type PoolRow = Selectable<DB['pools']>;
export type TemplateRow = Selectable<DB['server_templates']>;
export type ProfileRow = Selectable<DB['resource_profiles']>;
export type VersionRow = Selectable<DB['server_template_versions']>;

/** Tables that are listed by name: there are never many. */
type Named = 'pools' | 'server_templates' | 'resource_profiles';

/** More of them than this on one shop are a mistake; the list says no more. */
const LISTED_MAX = 500;

export async function listNamed<T extends Named>(db: Db, table: T): Promise<Selectable<DB[T]>[]> {
  const { rows } = await sql<Selectable<DB[T]>>`
    select * from ${sql.table(table)} order by name limit ${LISTED_MAX}`.execute(db);
  return rows;
}

export async function readNamed<T extends Named>(
  db: Db,
  table: T,
  by: { id: string } | { name: string },
): Promise<Selectable<DB[T]> | undefined> {
  const column = 'id' in by ? 'id' : 'name';
  const { rows } = await sql<Selectable<DB[T]>>`
    select * from ${sql.table(table)} where ${sql.ref(column)} = ${'id' in by ? by.id : by.name}`.execute(db);
  return rows[0];
}

/** What is in a pool: instances that have not ended, and orders that room is held for. */
export type PoolContents = { instances: number; held: number };

export async function contentsOfPools(db: Db): Promise<Map<string, PoolContents>> {
  const { rows } = await sql<PoolContents & { pool_id: string }>`
    select pool_id, sum(instances)::int as instances, sum(held)::int as held from (
      select pool_id, 1 as instances, 0 as held from instances where ended_at is null
      union all
      select pool_id, 0, 1 from capacity_reservations where status = 'held') each group by pool_id`.execute(db);
  return new Map(rows.map(({ pool_id, instances, held }) => [pool_id, { instances, held }]));
}

export async function insertPool(tx: Tx, row: Insertable<DB['pools']>): Promise<PoolRow> {
  return tx.insertInto('pools').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updatePool(db: Db, id: string, change: Updateable<DB['pools']>): Promise<PoolRow | undefined> {
  return db.updateTable('pools').set(change).where('id', '=', id).returningAll().executeTakeFirst();
}

export async function insertTemplate(tx: Tx, row: Insertable<DB['server_templates']>): Promise<TemplateRow> {
  return tx.insertInto('server_templates').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updateTemplate(
  tx: Tx,
  id: string,
  change: Updateable<DB['server_templates']>,
): Promise<TemplateRow | undefined> {
  return tx.updateTable('server_templates').set(change).where('id', '=', id).returningAll().executeTakeFirst();
}

export async function insertProfile(tx: Tx, row: Insertable<DB['resource_profiles']>): Promise<ProfileRow> {
  return tx.insertInto('resource_profiles').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updateProfile(
  tx: Tx,
  id: string,
  change: Updateable<DB['resource_profiles']>,
): Promise<ProfileRow | undefined> {
  return tx.updateTable('resource_profiles').set(change).where('id', '=', id).returningAll().executeTakeFirst();
}

/** @returns false when something refers to it: the database decides. */
export async function deleteNamed(tx: Tx, table: Named, id: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where id = ${id}`.execute(tx);
}

/** @returns undefined when the template has this version already. */
export async function insertVersion(
  db: Db,
  row: Insertable<DB['server_template_versions']>,
): Promise<VersionRow | undefined> {
  return db
    .insertInto('server_template_versions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['template_id', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function versionNamed(db: Db, templateId: string, version: string): Promise<VersionRow | undefined> {
  return db
    .selectFrom('server_template_versions')
    .selectAll()
    .where('template_id', '=', templateId)
    .where('version', '=', version)
    .executeTakeFirst();
}

export async function setVersionStatus(
  tx: Tx,
  version: { templateId: string; versionId: string; status: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('server_template_versions')
    .set({ status: version.status })
    .where('id', '=', version.versionId)
    .where('template_id', '=', version.templateId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export type VersionView = VersionRow & { instances: number };

/** Versions of templates, newest first, with how many instances are to run each. */
export async function versionsOf(db: Db, templateIds: string[]): Promise<VersionView[]> {
  const { rows } = await sql<VersionView>`
    select v.*, (select count(*)::int from instances i where i.version_id = v.id and i.ended_at is null) as instances
    from server_template_versions v where v.template_id = any(${templateIds}) order by v.id desc`.execute(db);
  return rows;
}
