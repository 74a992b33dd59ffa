import { type Selectable, sql } from 'kysely';
import { type DB, type Db, json, type Tx } from '../../kernel/database.ts';

type VersionRow = Selectable<DB['product_versions']>;
export type NamedVersionRow = VersionRow & { by_name: string | null };

/** The version that a product is at. The caller holds the product's lock. */
export function latestVersion(tx: Tx, productId: string): Promise<VersionRow | undefined> {
  return tx
    .selectFrom('product_versions')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertVersion(tx: Tx, row: Omit<VersionRow, 'document'> & { document: unknown }): Promise<void> {
  await tx
    .insertInto('product_versions')
    .values({ ...row, document: sql<string>`${json(row.document)}::jsonb` })
    .execute();
}

const BY_NAME = sql<string | null>`(select coalesce(nullif(u.name, ''), u.email) from users u
  where u.id = split_part(product_versions.actor, ':', 2))`;

/** Newest first, those before `before`. */
export function versionsBefore(
  db: Db,
  productId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<NamedVersionRow[]> {
  let query = db
    .selectFrom('product_versions')
    .selectAll()
    .select(BY_NAME.as('by_name'))
    .where('product_id', '=', productId)
    .orderBy('version', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('version', '<', before);
  return query.execute();
}

export function versionOf(db: Db, productId: string, version: number): Promise<NamedVersionRow | undefined> {
  return db
    .selectFrom('product_versions')
    .selectAll()
    .select(BY_NAME.as('by_name'))
    .where('product_id', '=', productId)
    .where('version', '=', version)
    .executeTakeFirst();
}
