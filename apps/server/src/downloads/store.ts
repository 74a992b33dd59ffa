import { type Insertable, type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';

export type GrantStatus = 'active' | 'suspended' | 'revoked';

export type NewGrant = {
  fulfillmentId: string;
  productId: string;
  customerId: string;
  orderId: string;
  /** Which artifact may be fetched; its newest version, as long as updates go on. */
  artifactName: string;
};

export type ArtifactRow = Selectable<DB['artifacts']>;

/** @returns undefined when the name and version are taken. */
export async function insertArtifact(db: Db, row: Insertable<DB['artifacts']>): Promise<ArtifactRow | undefined> {
  return await db
    .insertInto('artifacts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function artifactNamed(db: Db, name: string, version: string): Promise<ArtifactRow | undefined> {
  return await db
    .selectFrom('artifacts')
    .selectAll()
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** The version that was uploaded last. */
export async function newestArtifact(db: Db, name: string): Promise<ArtifactRow | undefined> {
  return await db
    .selectFrom('artifacts')
    .selectAll()
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Newest first; `after` is the last id of the page before. */
export async function listArtifacts(
  db: Db,
  page: { limit: number; after?: string | undefined },
): Promise<ArtifactRow[]> {
  const query = db.selectFrom('artifacts').selectAll().orderBy('id', 'desc').limit(page.limit);
  return await (page.after === undefined ? query : query.where('id', '<', page.after)).execute();
}

export async function insertGrant(tx: Tx, grant: NewGrant & { id: string; at: Date }): Promise<void> {
  await insertGrants(tx, [grant]);
}

export async function insertGrants(tx: Tx, grants: (NewGrant & { id: string; at: Date })[]): Promise<void> {
  if (grants.length === 0) return;
  await tx
    .insertInto('download_grants')
    .values(
      grants.map((grant) => ({
        id: grant.id,
        fulfillment_id: grant.fulfillmentId,
        product_id: grant.productId,
        customer_id: grant.customerId,
        order_id: grant.orderId,
        artifact_name: grant.artifactName,
        created_at: grant.at,
        updated_at: grant.at,
      })),
    )
    .onConflict((conflict) => conflict.column('fulfillment_id').doNothing())
    .execute();
}

export async function updateGrantStatus(
  tx: Tx,
  move: { fulfillmentId: string; from: GrantStatus[]; to: GrantStatus; at: Date },
): Promise<void> {
  await tx
    .updateTable('download_grants')
    .set({ status: move.to, updated_at: move.at })
    .where('fulfillment_id', '=', move.fulfillmentId)
    .where('status', 'in', move.from)
    .execute();
}

export async function setUpdatesUntil(
  tx: Tx,
  limit: { fulfillmentId: string; until: Date | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('download_grants')
    .set({ updates_until: limit.until, updated_at: limit.at })
    .where('fulfillment_id', '=', limit.fulfillmentId)
    .where('updates_until', 'is distinct from', limit.until)
    .execute();
}

/** Which versions `a` of its artifact a grant `g` gives: those uploaded until its updates ended. */
const GIVES = sql`a.name = g.artifact_name and (g.updates_until is null or a.created_at <= g.updates_until)`;

/** Who may have a link: the customer, or whoever holds the link to the order. */
export type GrantOwner = { customerId: string } | { orderId: string };

export async function grantForLink(
  db: Db,
  grantId: string,
  owner: GrantOwner,
): Promise<{ status: GrantStatus; artifact_id: string | null } | undefined> {
  const mine = 'customerId' in owner ? sql`g.customer_id = ${owner.customerId}` : sql`g.order_id = ${owner.orderId}`;
  const { rows } = await sql<{ status: GrantStatus; artifact_id: string | null }>`
    select g.status, (select a.id from artifacts a where ${GIVES} order by a.id desc limit 1) as artifact_id
    from download_grants g where g.id = ${grantId} and ${mine}`.execute(db);
  return rows[0];
}

export type GrantedFile = {
  grant_status: GrantStatus;
  file_name: string;
  content_type: string;
  storage_key: string;
  size_bytes: number;
  sha256: string;
};

/** A file of a grant: any version that the grant gives of its artifact, and no other artifact's. */
export async function grantedFile(db: Db, grantId: string, artifactId: string): Promise<GrantedFile | undefined> {
  const { rows } = await sql<GrantedFile>`
    select g.status as grant_status, a.file_name, a.content_type, a.storage_key, a.size_bytes, a.sha256
    from download_grants g join artifacts a on ${GIVES}
    where g.id = ${grantId} and a.id = ${artifactId}`.execute(db);
  return rows[0];
}

/**
 * Counts a download where it begins: at the first byte, or at any when nobody has fetched this file under the grant
 * before. What follows is its continuation. The row lock keeps parallel ranges from counting each.
 *
 * @returns false when the grant is not active.
 */
export async function countDownload(
  tx: Tx,
  download: { grantId: string; artifactId: string; ip: string; fromStart: boolean; at: Date },
): Promise<boolean> {
  const grant = await tx
    .selectFrom('download_grants')
    .select('id')
    .where('id', '=', download.grantId)
    .where('status', '=', 'active')
    .forUpdate()
    .executeTakeFirst();
  if (!grant) return false;
  await sql`
    with counted as (
      insert into downloads (grant_id, artifact_id, at, ip_address)
      select ${download.grantId}, ${download.artifactId}, ${download.at}, ${download.ip}
      where ${download.fromStart}
        or not exists (select from downloads where grant_id = ${download.grantId} and artifact_id = ${download.artifactId})
      returning grant_id)
    update download_grants set downloads = downloads + 1, updated_at = ${download.at}
    where id in (select grant_id from counted)`.execute(tx);
  return true;
}

export type GrantRow = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  product_id: string;
  product_name: string;
  status: GrantStatus;
  downloads: number;
  created_at: Date;
  /** Versions uploaded later are not given; null while updates go on. */
  updates_until: Date | null;
  /** The newest version it gives; null when none is stored under the name. */
  artifact: { id: string; name: string; version: string; file_name: string; size_bytes: number; sha256: string } | null;
};

/** Whose grants: a customer's, or those of some fulfillments, in one statement. */
export type GrantScope = { customerId: string } | { fulfillmentIds: string[] };

/** A page never holds more; an order has at most fifty lines. */
const GRANTS_MAX = 1_000;

/** Grants with their newest artifact, newest first; `after` is the last id of the page before. */
export async function grantsOf(
  db: Db,
  scope: GrantScope,
  page: { limit?: number; after?: string | undefined } = {},
): Promise<GrantRow[]> {
  const whose =
    'customerId' in scope
      ? sql`g.customer_id = ${scope.customerId}`
      : sql`g.fulfillment_id = any(${scope.fulfillmentIds})`;
  const after = page.after ?? null;
  const { rows } = await sql<GrantRow>`
    select g.id, g.fulfillment_id, g.order_id, g.product_id, name_in(p.translations, ${languageNow()}, p.name) as product_name, g.status, g.downloads, g.created_at,
      g.updates_until, newest.artifact
    from download_grants g
    join products p on p.id = g.product_id
    left join lateral (
      select jsonb_build_object('id', a.id, 'name', a.name, 'version', a.version, 'file_name', a.file_name,
        'size_bytes', a.size_bytes, 'sha256', a.sha256) as artifact
      from artifacts a where ${GIVES} order by a.id desc limit 1) newest on true
    where ${whose} and (${after}::text is null or g.id < ${after})
    order by g.id desc limit ${page.limit ?? GRANTS_MAX}`.execute(db);
  return rows;
}
