import { audit } from '../accounts/index.ts';
import type { Tx } from '../kernel/database.ts';
import { fieldProblems } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkWithSecrets } from './check-stored-product.ts';
import { type CatalogProblem, problem } from './errors.ts';
import { type NamedWay, waysOf } from './path.ts';
import { PriceWrite } from './price.ts';
import { columnsOf, ProductWrite } from './product.ts';
import { insertProduct, pricesOf, productOfSlug, productsById } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';
import { writeNewPrice } from './write-price.ts';

/** A product of an earlier shop, as its row says it is; nothing here is checked yet. */
export type ImportedProduct = { product: unknown; prices: unknown[] };

export type BroughtProduct =
  /** What has its address here already: left as it is. */
  | { kind: 'known'; id: string }
  /** Why it can be no product, not even a draft. */
  | { kind: 'refused'; problems: CatalogProblem[] }
  /** `missing`: what it still lacks to be sold; a product that lacks nothing is published where that was asked. */
  | { kind: 'created'; id: string; status: 'draft' | 'published'; missing: CatalogProblem[] };

/**
 * Brings one product of an earlier shop into the catalog, with its prices: a draft, or published where it is complete
 * and `publish` asks so. What is here already under its address stays as it is.
 */
export async function importDraft(
  app: CatalogApp,
  tx: Tx,
  actor: Actor,
  raw: ImportedProduct,
  publish: boolean,
): Promise<BroughtProduct> {
  const read = readProductAndPrices(raw);
  if ('problems' in read) return { kind: 'refused', problems: read.problems };
  const { product, prices } = read;
  const known = await productOfSlug(tx, product.slug);
  if (known !== undefined) return { kind: 'known', id: known };
  const toCheck = prices.map((price, position) => ({ price, under: `prices.${position}` }));
  const asDraft = await checkWithSecrets(app, tx, product, toCheck, 'draft');
  if (asDraft.problems.length > 0) return { kind: 'refused', problems: asDraft.problems };
  const { problems: missing } = await checkWithSecrets(app, tx, product, toCheck, 'published');
  const status = publish && missing.length === 0 ? 'published' : 'draft';
  const id = app.newId('product');
  const now = app.clock.now();
  const columns = columnsOf(asDraft.accepted);
  await insertProduct(tx, { ...columns, id, status, created_at: now, updated_at: now });
  for (const price of prices) await writeNewPrice(app, tx, id, price);
  await audit(app, tx, actor, 'catalog.product_imported', id, { slug: columns.slug, became: 'created' });
  await keepVersion(app, tx, actor, id, 'catalog.product_imported');
  return { kind: 'created', id, status, missing };
}

function readProductAndPrices(
  raw: ImportedProduct,
): { product: ProductWrite; prices: PriceWrite[] } | { problems: CatalogProblem[] } {
  const product = ProductWrite.safeParse(raw.product);
  const prices = raw.prices.map((price) => PriceWrite.safeParse(price));
  const problems = [product, ...prices].flatMap((read, place) =>
    read.success
      ? []
      : fieldProblems(read.error, place === 0 ? '' : `prices.${place - 1}`).map(({ field, message }) =>
          problem('FIELD_INVALID', field, message),
        ),
  );
  if (problems.length > 0) return { problems };
  return { product: product.data!, prices: prices.map((price) => price.data!) }; // because none had a problem
}

/** A product as orders of an earlier shop need it: its ways of delivery and its prices, sold or not. */
export type ProductForImport = {
  id: string;
  slug: string;
  name: string;
  revision: number;
  ways: NamedWay[];
  prices: {
    id: string;
    name: string;
    path: string | null;
    billing: 'one_time' | 'recurring';
    amount_minor: number;
    currency: string;
    plan: string | null;
  }[];
};

/** Two statements, however many products. */
export async function productsForImport(
  tx: Tx,
  asked: { ids: string[]; slugs: string[] },
): Promise<ProductForImport[]> {
  const bySlug =
    asked.slugs.length === 0
      ? []
      : await tx.selectFrom('products').select('id').where('slug', 'in', asked.slugs).execute();
  const rows = await productsById(tx, [...new Set([...asked.ids, ...bySlug.map(({ id }) => id)])]);
  const prices = Map.groupBy(
    await pricesOf(
      tx,
      rows.map(({ id }) => id),
    ),
    (price) => price.product_id,
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    revision: row.revision,
    ways: waysOf(row),
    prices: (prices.get(row.id) ?? []).map(({ id, name, path, billing, amount_minor, currency, plan }) => ({
      id,
      name,
      path,
      billing,
      amount_minor,
      currency,
      plan,
    })),
  }));
}
