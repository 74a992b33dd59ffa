import type { LicenseStatus } from '@vozex/domain';
import { type Insertable, sql } from 'kysely';
import type { DB, Db, Tx } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';

export type NewLicense = Omit<Insertable<DB['licenses']>, 'status'>;

/** One statement; positions that are taken keep their key. */
export async function insertLicenses(tx: Tx, rows: NewLicense[]): Promise<void> {
  await tx
    .insertInto('licenses')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['fulfillment_id', 'position']).doNothing())
    .execute();
}

export async function updateLicenseStatus(
  tx: Tx,
  move: { fulfillmentId: string; from: LicenseStatus[]; to: LicenseStatus; at: Date },
): Promise<void> {
  await tx
    .updateTable('licenses')
    .set({ status: move.to, updated_at: move.at })
    .where('fulfillment_id', '=', move.fulfillmentId)
    .where('status', 'in', move.from)
    .execute();
}

/** Those that are not revoked, oldest first. */
export async function liveLicenses(tx: Tx, fulfillmentId: string): Promise<{ id: string; expires_at: Date | null }[]> {
  return await tx
    .selectFrom('licenses')
    .select(['id', 'expires_at'])
    .where('fulfillment_id', '=', fulfillmentId)
    .where('status', '<>', 'revoked')
    .orderBy('position')
    .execute();
}

/** The highest position ever taken; 0 where there is none. */
export async function lastPosition(tx: Tx, fulfillmentId: string): Promise<number> {
  const row = await tx
    .selectFrom('licenses')
    .select((license) => license.fn.max('position').as('last'))
    .where('fulfillment_id', '=', fulfillmentId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function revokeLicenses(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx.updateTable('licenses').set({ status: 'revoked', updated_at: at }).where('id', 'in', ids).execute();
}

export async function setSeats(tx: Tx, change: { fulfillmentId: string; seats: number; at: Date }): Promise<void> {
  await tx
    .updateTable('licenses')
    .set({ max_activations: change.seats, updated_at: change.at })
    .where('fulfillment_id', '=', change.fulfillmentId)
    .where('status', '<>', 'revoked')
    .execute();
}

export async function setUpdatesUntil(
  tx: Tx,
  limit: { fulfillmentId: string; until: Date | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('licenses')
    .set({ updates_until: limit.until, updated_at: limit.at })
    .where('fulfillment_id', '=', limit.fulfillmentId)
    .where('updates_until', 'is distinct from', limit.until)
    .execute();
}

export type FoundLicense = {
  status: LicenseStatus;
  license_type: string;
  max_activations: number | null;
  expires_at: Date | null;
  updates_until: Date | null;
  product_slug: string;
};

/** The hot path of validation: one row by its unique hash, nothing locked, nothing written. */
export async function licenseByHash(db: Db, keyHash: string): Promise<FoundLicense | undefined> {
  return await db
    .selectFrom('licenses')
    .innerJoin('products', 'products.id', 'licenses.product_id')
    .select([
      'licenses.status',
      'license_type',
      'max_activations',
      'expires_at',
      'updates_until',
      'products.slug as product_slug',
    ])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
}

/** Who may see a license: its customer, or whoever holds the link to its order. */
export type LicenseOwner = { customerId: string } | { orderId: string };

export async function sealedKeyOf(
  db: Db,
  licenseId: string,
  owner: LicenseOwner,
): Promise<{ key_sealed: string } | undefined> {
  const query = db.selectFrom('licenses').select('key_sealed').where('id', '=', licenseId);
  return await ('customerId' in owner
    ? query.where('customer_id', '=', owner.customerId)
    : query.where('order_id', '=', owner.orderId)
  ).executeTakeFirst();
}

export type LicenseRow = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  product_id: string;
  product_name: string;
  status: LicenseStatus;
  key_hint: string;
  license_type: string;
  max_activations: number | null;
  expires_at: Date | null;
  updates_until: Date | null;
  created_at: Date;
};

/** Whose licenses: a customer's, or those of some fulfillments, in one statement. */
export type LicenseScope = { customerId: string } | { fulfillmentIds: string[] };

/** Newest first; `after` is the last id of the page before. */
export async function listLicenses(
  db: Db,
  scope: LicenseScope,
  page: { limit: number; after?: string | undefined },
): Promise<LicenseRow[]> {
  let query = db
    .selectFrom('licenses')
    .innerJoin('products', 'products.id', 'licenses.product_id')
    .select([
      'licenses.id',
      'fulfillment_id',
      'order_id',
      'product_id',
      sql<string>`name_in(products.translations, ${languageNow()}, products.name)`.as('product_name'),
      'licenses.status',
      'key_hint',
      'license_type',
      'max_activations',
      'expires_at',
      'updates_until',
      'licenses.created_at',
    ])
    .orderBy('licenses.id', 'desc')
    .limit(page.limit);
  if ('customerId' in scope) query = query.where('customer_id', '=', scope.customerId);
  else if (scope.fulfillmentIds.length === 0) return [];
  else query = query.where('fulfillment_id', 'in', scope.fulfillmentIds);
  if (page.after !== undefined) query = query.where('licenses.id', '<', page.after);
  return await query.execute();
}
