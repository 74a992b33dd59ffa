import { randomBytes } from 'node:crypto';
import { type LicenseStatus, makeId } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { json, type Tx } from '../kernel/database.ts';
import { canonicalKey, foreignHintOf } from './license-key.ts';
import { fingerprintOf, sealPurpose } from './sealed-key.ts';

/** What an earlier shop says of a license; all of it may change until the last of its files has come. */
export type ImportedTerms = {
  status: LicenseStatus;
  type: string;
  /** Null for no limit. */
  maxActivations: number | null;
  expiresAt: Date | null;
  updatesUntil: Date | null;
};

export type ImportedLicense = ImportedTerms & {
  key: string;
  fulfillmentId: string;
  productId: string;
  customerId: string;
  orderId: string;
  createdAt: Date;
};

/** @returns under what the key is known, and nothing where the text is no key. */
export function keyHashOf(app: Pick<App, 'seal'>, key: string): string | undefined {
  const canonical = canonicalKey(key);
  return canonical === undefined ? undefined : fingerprintOf(app.seal, canonical);
}

/** Of these, the keys that are stored: license by hash. */
export async function licensesByHash(tx: Tx, hashes: string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.selectFrom('licenses').select(['id', 'key_hash']).where('key_hash', 'in', hashes).execute();
  return new Map(rows.map(({ id, key_hash }) => [key_hash, id]));
}

/**
 * Licenses of an earlier shop with their keys as they were, in two statements. The caller has looked that no key is
 * stored and none is among them twice: the unique index refuses the whole.
 *
 * @returns their ids, in the order asked.
 */
export async function importLicenses(
  app: Pick<App, 'seal'>,
  tx: Tx,
  licenses: (ImportedLicense & { hash: string })[],
): Promise<string[]> {
  if (licenses.length === 0) return [];
  const last = await lastPositions(tx, [...new Set(licenses.map(({ fulfillmentId }) => fulfillmentId))]);
  const rows = licenses.map((license) => {
    const id = makeId('license', license.createdAt, randomBytes(10));
    const position = (last.get(license.fulfillmentId) ?? 0) + 1;
    last.set(license.fulfillmentId, position);
    const key = license.key.trim();
    return {
      id,
      fulfillment_id: license.fulfillmentId,
      position,
      product_id: license.productId,
      customer_id: license.customerId,
      order_id: license.orderId,
      status: license.status,
      key_hash: license.hash,
      key_sealed: app.seal.seal(key, sealPurpose(id)),
      key_hint: foreignHintOf(key),
      license_type: license.type,
      max_activations: license.maxActivations,
      expires_at: license.expiresAt,
      updates_until: license.updatesUntil,
      created_at: license.createdAt,
    };
  });
  await sql`
    insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, status, key_hash, key_sealed,
      key_hint, license_type, max_activations, expires_at, updates_until, created_at, updated_at)
    select l.*, l.created_at from jsonb_to_recordset(${json(rows)}::jsonb) as l (id text, fulfillment_id text,
      position integer, product_id text, customer_id text, order_id text, status text, key_hash text, key_sealed text,
      key_hint text, license_type text, max_activations integer, expires_at timestamptz, updates_until timestamptz,
      created_at timestamptz)`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * What a newer file of the earlier shop says of licenses that came in before. What was revoked here stays so.
 *
 * @returns the ids of those that read otherwise now.
 */
export async function updateImportedLicenses(
  tx: Tx,
  changes: ({ id: string } & ImportedTerms)[],
  at: Date,
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const rows = changes.map(({ id, ...terms }) => ({
    id,
    status: terms.status,
    license_type: terms.type,
    max_activations: terms.maxActivations,
    expires_at: terms.expiresAt,
    updates_until: terms.updatesUntil,
  }));
  const changed = await sql<{ id: string }>`
    update licenses l set status = c.status, license_type = c.license_type, max_activations = c.max_activations,
      expires_at = c.expires_at, updates_until = c.updates_until, updated_at = ${at}
    from jsonb_to_recordset(${json(rows)}::jsonb) as c (id text, status text, license_type text, max_activations integer,
      expires_at timestamptz, updates_until timestamptz)
    where l.id = c.id and l.status <> 'revoked'
      and (l.status, l.license_type, l.max_activations, l.expires_at, l.updates_until)
        is distinct from (c.status, c.license_type, c.max_activations, c.expires_at, c.updates_until)
      and (c.status <> 'active' or exists (
        select from fulfillment_records r where r.id = l.fulfillment_id and r.status not in ('cancelled', 'suspended')))
    returning l.id`.execute(tx);
  return new Set(changed.rows.map(({ id }) => id));
}

async function lastPositions(tx: Tx, fulfillmentIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ fulfillment_id: string; last: number }>`
    select fulfillment_id, max(position) as last from licenses where fulfillment_id = any(${fulfillmentIds})
    group by fulfillment_id`.execute(tx);
  return new Map(rows.map(({ fulfillment_id, last }) => [fulfillment_id, last]));
}
