import type { PaymentGatewayKey, ProductPolicies, ProductStatus } from '@vozex/domain';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type DB, type Db, json, type Tx } from '../kernel/database.ts';
import type { PageQuery } from '../kernel/page.ts';
import type { PathWrite } from './path.ts';
import type { Presentation } from './presentation.ts';
import type { Mappings, PriceRow, PriceWrite } from './price.ts';
import type { ProductRow } from './product.ts';
import type { ProductTranslations } from './translations/product-translation.ts';

type ProductDocuments = 'fulfillment_config' | 'policies' | 'paths' | 'presentation' | 'translations';
type ProductColumns = Omit<Insertable<DB['products']>, ProductDocuments> & {
  translations: ProductTranslations;
  presentation: Presentation;
  fulfillment_config: Record<string, unknown>;
  paths: PathWrite[];
  policies: ProductPolicies;
};

/** The columns that hold documents, as the database takes them. */
const documentsOf = (product: Pick<ProductColumns, ProductDocuments>) => ({
  fulfillment_config: sql<string>`${json(product.fulfillment_config)}::jsonb`,
  policies: sql<string>`${json(product.policies)}::jsonb`,
  presentation: sql<string>`${json(product.presentation)}::jsonb`,
  paths: sql<string>`${json(product.paths)}::jsonb`,
  translations: sql<string>`${json(product.translations)}::jsonb`,
});

export async function insertProduct(tx: Tx, product: ProductColumns): Promise<ProductRow> {
  const row = await tx
    .insertInto('products')
    .values({ ...product, ...documentsOf(product) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as ProductRow; // because its documents were written as objects
}

/** Writes everything but id, birth and status, one revision on. The caller holds the row's lock. */
export async function updateProduct(
  tx: Tx,
  id: string,
  product: Omit<ProductColumns, 'id' | 'created_at'>,
): Promise<ProductRow> {
  const row = await tx
    .updateTable('products')
    .set({ ...product, ...documentsOf(product), revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as ProductRow; // because its documents were written as objects
}

/** Moves a product to a status, one revision on. The caller holds the row's lock. */
export async function setStatus(tx: Tx, id: string, status: ProductStatus, now: Date): Promise<ProductRow> {
  const row = await tx
    .updateTable('products')
    .set({ status, updated_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as ProductRow; // because its documents were written as objects
}

/** Reads a product for a change: nobody else changes it or its prices until the transaction ends. */
export async function lockProduct(tx: Tx, id: string): Promise<ProductRow | undefined> {
  const row = await tx.selectFrom('products').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row as ProductRow | undefined; // because its documents were written as objects
}

/** As `lockProduct`, for many; in one order, so that two imports do not wait for each other in a circle. */
export async function lockProductsBySlug(tx: Tx, slugs: string[]): Promise<ProductRow[]> {
  if (slugs.length === 0) return [];
  const rows = await tx
    .selectFrom('products')
    .selectAll()
    .where('slug', 'in', slugs)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as ProductRow[]; // because its documents were written as objects
}

export async function productById(db: Db, id: string): Promise<ProductRow | undefined> {
  const row = await db.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst();
  return row as ProductRow | undefined; // because its documents were written as objects
}

export async function productsById(db: Db, ids: string[]): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('products').selectAll().where('id', 'in', ids).execute();
  return rows as ProductRow[]; // because its documents were written as objects
}

export async function publishedBySlug(db: Db, slug: string): Promise<ProductRow | undefined> {
  const row = await db
    .selectFrom('products')
    .selectAll()
    .where('slug', '=', slug)
    .where('status', '=', 'published')
    .executeTakeFirst();
  return row as ProductRow | undefined; // because its documents were written as objects
}

/** Which product has this address. */
export async function productOfSlug(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom('products').select('id').where('slug', '=', slug).executeTakeFirst();
  return row?.id;
}

/**
 * Keeps an address that a product gives up. Of several that had it, it leads to the last; a draft, which nobody had a
 * link to, takes it from no other.
 */
export async function keepFormerSlug(tx: Tx, product: ProductRow, now: Date): Promise<void> {
  const { slug, id, status } = product;
  await sql`
    insert into former_slugs as kept (slug, product_id, given_up_at) values (${slug}, ${id}, ${now})
    on conflict (slug) do update set product_id = excluded.product_id, given_up_at = excluded.given_up_at
      where kept.product_id = excluded.product_id or ${status !== 'draft'}`.execute(tx);
}

/** Where the products that once had these addresses are now. What is for sale at an address has not moved. */
export async function movedSlugs(db: Db, slugs: string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const { rows } = await sql<{ slug: string; now: string }>`
    select f.slug, p.slug as now from former_slugs f join products p on p.id = f.product_id
    where f.slug = any(${slugs}) and p.slug <> f.slug and p.status <> 'draft'
      and not exists (select from products where slug = f.slug and status = 'published')`.execute(db);
  return new Map(rows.map(({ slug, now }) => [slug, now]));
}

/** Where the product that once had this address is now. */
export async function movedSlug(db: Db, slug: string): Promise<string | undefined> {
  return (await movedSlugs(db, [slug])).get(slug);
}

/** Whatever it is: for who asks after one that is not for sale. */
export async function productStatusOf(db: Db, slug: string): Promise<ProductStatus | undefined> {
  return (await db.selectFrom('products').select('status').where('slug', '=', slug).executeTakeFirst())?.status;
}

export type ProductFilter = PageQuery & { status?: ProductStatus | undefined; q?: string | undefined };

/** Newest first, one row more than `limit`. `q` is looked for in name and slug, whatever its case. */
export async function productsPage(db: Db, filter: ProductFilter): Promise<ProductRow[]> {
  let query = db
    .selectFrom('products')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.after !== undefined) query = query.where('id', '<', filter.after);
  if (filter.q !== undefined && filter.q !== '') {
    const q = filter.q.toLowerCase();
    query = query.where(sql<boolean>`(strpos(lower(name), ${q}) > 0 or strpos(slug, ${q}) > 0)`);
  }
  return (await query.execute()) as ProductRow[]; // because its documents were written as objects
}

/** A price's mappings as one JSON object, so that prices and mappings are read in one statement. */
export const mappingsOfPrice = sql<Mappings>`coalesce((
  select jsonb_object_agg(m.gateway, jsonb_strip_nulls(jsonb_build_object(
    'product_id', m.gateway_product_id, 'plan_id', m.gateway_plan_id)))
  from price_mappings m where m.price_id = prices.id), '{}')`;

/** All prices of the products, oldest first. */
export async function pricesOf(db: Db, productIds: string[]): Promise<PriceRow[]> {
  if (productIds.length === 0) return [];
  const rows = await db
    .selectFrom('prices')
    .selectAll()
    .select(mappingsOfPrice.as('mappings'))
    .where('product_id', 'in', productIds)
    .orderBy('id')
    .execute();
  return rows as PriceRow[]; // because its translations were written through their schema
}

/** Newest first, one row more than `limit`. */
export async function pricesPage(db: Db, filter: PageQuery & { product_id?: string | undefined }): Promise<PriceRow[]> {
  let query = db
    .selectFrom('prices')
    .selectAll()
    .select(mappingsOfPrice.as('mappings'))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.product_id !== undefined) query = query.where('product_id', '=', filter.product_id);
  if (filter.after !== undefined) query = query.where('id', '<', filter.after);
  return (await query.execute()) as PriceRow[]; // because its translations were written through their schema
}

export async function priceById(db: Db, id: string): Promise<PriceRow | undefined> {
  const row = await db
    .selectFrom('prices')
    .selectAll()
    .select(mappingsOfPrice.as('mappings'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row as PriceRow | undefined; // because its translations were written through their schema
}

type PriceTranslations = Pick<PriceWrite, 'translations'>;

const translationsOf = ({ translations }: PriceTranslations) => ({
  translations: sql<string>`${json(translations)}::jsonb`,
});

export async function insertPrice(
  tx: Tx,
  price: Omit<Insertable<DB['prices']>, 'translations'> & PriceTranslations,
): Promise<void> {
  await tx
    .insertInto('prices')
    .values({ ...price, ...translationsOf(price) })
    .execute();
}

export async function updatePrice(
  tx: Tx,
  id: string,
  price: Omit<Updateable<DB['prices']>, 'translations'> & PriceTranslations,
): Promise<void> {
  await tx
    .updateTable('prices')
    .set({ ...price, ...translationsOf(price) })
    .where('id', '=', id)
    .execute();
}

/** Makes `mappings` all the mappings the price has. */
export async function replaceMappings(tx: Tx, priceId: string, mappings: Mappings, now: Date): Promise<void> {
  const gateways = Object.keys(mappings) as PaymentGatewayKey[]; // because Mappings is strict
  await tx.deleteFrom('price_mappings').where('price_id', '=', priceId).execute();
  const rows = gateways.flatMap((gateway) => {
    const ref: { product_id?: string | undefined; plan_id?: string | undefined } | undefined = mappings[gateway];
    if (!ref?.product_id && !ref?.plan_id) return [];
    return [{ gateway, gateway_product_id: ref.product_id ?? null, gateway_plan_id: ref.plan_id ?? null }];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('price_mappings')
    .values(rows.map((row) => ({ price_id: priceId, ...row, updated_at: now })))
    .execute();
}

export type SecretRow = Selectable<DB['secrets']>;

/** Stores a secret or replaces the one of this name. */
export async function upsertSecret(tx: Tx, secret: SecretRow): Promise<SecretRow> {
  return tx
    .insertInto('secrets')
    .values(secret)
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(({ ref }) => ({
        purpose: ref('excluded.purpose'),
        sealed: ref('excluded.sealed'),
        key_id: ref('excluded.key_id'),
        hint: ref('excluded.hint'),
        updated_at: ref('excluded.updated_at'),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function secretByName(db: Db, name: string): Promise<SecretRow | undefined> {
  return db.selectFrom('secrets').selectAll().where('name', '=', name).executeTakeFirst();
}

export function allSecrets(db: Db): Promise<SecretRow[]> {
  return db.selectFrom('secrets').selectAll().orderBy('name').execute();
}

/** Which of the names are stored. Held until the transaction ends, so that none is deleted while a config comes to refer to it. */
export async function holdSecrets(db: Db, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom('secrets')
    .select('name')
    .where('name', 'in', names)
    .orderBy('name')
    .forShare()
    .execute();
  return new Set(rows.map((row) => row.name));
}

/** Waits for whoever holds the secret for a config, and keeps others from taking it. */
export async function lockSecret(tx: Tx, name: string): Promise<boolean> {
  const row = await tx.selectFrom('secrets').select('name').where('name', '=', name).forUpdate().executeTakeFirst();
  return row !== undefined;
}

export async function deleteSecretRow(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('secrets').where('name', '=', name).execute();
}

/** The slugs of products whose config, or that of a path, refers to the secret, archived ones too: what they delivered may still be suspended. */
export async function productsWithSecret(tx: Tx, name: string): Promise<string[]> {
  const reference = `"secret:${name}"`;
  const rows = await tx
    .selectFrom('products')
    .select('slug')
    .where(sql<boolean>`strpos(fulfillment_config::text || paths::text, ${reference}) > 0`)
    .orderBy('slug')
    .execute();
  return rows.map((row) => row.slug);
}
