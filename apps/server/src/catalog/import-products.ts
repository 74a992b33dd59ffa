import { isDeepStrictEqual } from 'node:util';
import { mayMove, type ProductStatus } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { Tx } from '../kernel/database.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { usedWayProblems } from './check-paths.ts';
import { changedTerms, FIXED_MESSAGE } from './check-price-change.ts';
import { checkWithSecrets, withFreeSlug } from './check-stored-product.ts';
import { CatalogError, type CatalogProblem } from './errors.ts';
import { type ImportDocument, type ImportProduct, readImportDocument } from './import-document.ts';
import { PRODUCT_MOVES } from './move-product.ts';
import { type PriceRow, type PriceToCheck, priceWriteOf } from './price.ts';
import { columnsOf, type ProductRow, type ProductWrite, writeOf } from './product.ts';
import { putSecretWithin } from './put-secret.ts';
import { sealPurpose } from './secret-reference.ts';
import { insertProduct, lockProductsBySlug, pricesOf, secretByName, setStatus, updateProduct } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';
import { overwritePrice, writeNewPrice } from './write-price.ts';

/** Slugs, by what became of each product. */
export type ImportAnswer = { created: string[]; updated: string[]; unchanged: string[] };

/** A product of the file beside what is stored of it. */
type Planned = {
  product: ImportProduct;
  /** The product as it will be written, its configs as their drivers accepted them. */
  columns: ProductWrite;
  stored: ProductRow | undefined;
  storedPrices: PriceRow[];
  status: ProductStatus;
};

/** The importer runs on the shop's own machine, with the rights of its owner. */
const IMPORTER: Actor = { kind: 'api_key', role: 'owner', keyId: null };

/**
 * Brings products, prices, mappings and secrets of a file into the catalog: all of it or nothing. The same file again
 * changes nothing. Prices that the file does not name stay as they are.
 *
 * @param raw parsed JSON: `{products, secrets}` or an array of products.
 * @throws CatalogError IMPORT_REFUSED naming every problem by its path in the file
 */
export async function importProducts(app: CatalogApp, raw: unknown, actor: Actor = IMPORTER): Promise<ImportAnswer> {
  const read = readImportDocument(raw);
  if ('problems' in read) throw new CatalogError('IMPORT_REFUSED', 'shape', { fields: read.problems });
  const { document } = read;
  return app.db.inOneTransaction(async (tx) => {
    await importSecrets(app, tx, actor, document);
    const planned = await planImport(app, tx, document);
    const answer: ImportAnswer = { created: [], updated: [], unchanged: [] };
    for (const [position, plan] of planned.entries()) {
      answer[await writeProduct(app, tx, actor, plan, `products.${position}`)].push(plan.product.slug);
    }
    return answer;
  });
}

async function importSecrets(app: CatalogApp, tx: Tx, actor: Actor, document: ImportDocument): Promise<void> {
  for (const [name, secret] of Object.entries(document.secrets)) {
    const stored = await secretByName(tx, name);
    const same = stored?.purpose === secret.purpose && opened(app, stored.sealed, name) === secret.value;
    if (!same) await putSecretWithin(app, tx, actor, name, secret);
  }
}

/** The stored value, or nothing where its master key is gone: then the file's value takes its place. */
function opened(app: CatalogApp, sealed: string, name: string): string | undefined {
  try {
    return app.seal.open(sealed, sealPurpose(name));
  } catch {
    return undefined;
  }
}

/** Checks the whole file against what is stored, before anything of it is written. */
async function planImport(app: CatalogApp, tx: Tx, document: ImportDocument): Promise<Planned[]> {
  const rows = await lockProductsBySlug(
    tx,
    document.products.map((product) => product.slug),
  );
  const storedOf = new Map(rows.map((row) => [row.slug, row]));
  const pricesOfId = Map.groupBy(
    await pricesOf(
      tx,
      rows.map((row) => row.id),
    ),
    (price) => price.product_id,
  );
  const problems: CatalogProblem[] = [];
  const planned: Planned[] = [];
  for (const [position, product] of document.products.entries()) {
    const stored = storedOf.get(product.slug);
    const plan = {
      product,
      stored,
      storedPrices: (stored && pricesOfId.get(stored.id)) ?? [],
      status: product.status ?? stored?.status ?? 'draft',
    };
    const under = `products.${position}`;
    const checked = await checkWithSecrets(
      app,
      tx,
      writePart(product),
      pricesAfter(plan, under),
      plan.status === 'published' ? 'published' : 'draft',
      under,
    );
    const used = stored ? await app.drivers.inUse(tx, stored.id) : [];
    const usedProblems = usedWayProblems(checked.accepted, used, (field) => `${under}.${field}`);
    problems.push(...checked.problems, ...usedProblems, ...historyProblems(plan, under));
    planned.push({ ...plan, columns: asStored(columnsOf(checked.accepted)) });
  }
  if (problems.length > 0) {
    throw new CatalogError('IMPORT_REFUSED', `${problems.length} problems`, {
      fields: problems.map(({ field, message }) => ({ field, message })),
    });
  }
  return planned;
}

function writePart({ status: _status, prices: _prices, ...product }: ImportProduct): ProductWrite {
  return product;
}

/** As jsonb gives it back: without the keys that are undefined. */
function asStored(product: ProductWrite): ProductWrite {
  return JSON.parse(JSON.stringify(product)) as ProductWrite; // because it holds nothing that JSON does not
}

/** Every price the product will have: those of the file, then the stored ones it does not name. */
function pricesAfter({ product, storedPrices }: Omit<Planned, 'columns'>, under: string): PriceToCheck[] {
  const named = new Set(product.prices.map((price) => price.name));
  return [
    ...product.prices.map((price, j) => ({ price, under: `${under}.prices.${j}` })),
    ...storedPrices
      .filter((row) => !named.has(row.name))
      .map((row) => ({ price: priceWriteOf(row), under: `${under}.prices.(stored ${row.name})` })),
  ];
}

/** What the past forbids: moves between statuses, and new terms for published prices. */
function historyProblems(
  { product, stored, storedPrices, status }: Omit<Planned, 'columns'>,
  under: string,
): CatalogProblem[] {
  if (!stored) return [];
  const problems: CatalogProblem[] = [];
  if (stored.status !== status && !mayMove(PRODUCT_MOVES, stored.status, status)) {
    problems.push({
      code: 'ILLEGAL_STATUS',
      field: `${under}.status`,
      message: `is ${stored.status}; bring it back to draft first`,
    });
  }
  if (stored.status !== 'published') return problems;
  for (const [j, price] of product.prices.entries()) {
    const before = storedPrices.find((row) => row.name === price.name);
    for (const field of before ? changedTerms(before, price) : []) {
      problems.push({ code: 'PRICE_FIXED', field: `${under}.prices.${j}.${field}`, message: FIXED_MESSAGE });
    }
  }
  return problems;
}

async function writeProduct(
  app: CatalogApp,
  tx: Tx,
  actor: Actor,
  plan: Planned,
  under: string,
): Promise<keyof ImportAnswer> {
  const { columns, stored, status } = plan;
  const now = app.clock.now();
  if (!stored) {
    const id = app.newId('product');
    const row = { ...columns, id, status, created_at: now, updated_at: now };
    await withFreeSlug(columns.slug, `${under}.slug`, () => insertProduct(tx, row));
    for (const price of plan.product.prices) await writeNewPrice(app, tx, id, price);
    await audit(app, tx, actor, 'catalog.product_imported', id, { slug: columns.slug, became: 'created' });
    await keepVersion(app, tx, actor, id, 'catalog.product_imported');
    return 'created';
  }
  const pricesChanged = await writePrices(app, tx, stored.id, plan);
  const columnsChanged = !isDeepStrictEqual(writeOf(stored), columns);
  if (columnsChanged) await updateProduct(tx, stored.id, { ...columns, updated_at: now });
  if (stored.status !== status) await setStatus(tx, stored.id, status, now);
  if (!pricesChanged && !columnsChanged && stored.status === status) return 'unchanged';
  await audit(app, tx, actor, 'catalog.product_imported', stored.id, { slug: columns.slug, became: 'updated' });
  await keepVersion(app, tx, actor, stored.id, 'catalog.product_imported');
  return 'updated';
}

async function writePrices(app: CatalogApp, tx: Tx, productId: string, plan: Planned): Promise<boolean> {
  let changed = false;
  for (const price of plan.product.prices) {
    const before = plan.storedPrices.find((row) => row.name === price.name);
    if (before && isDeepStrictEqual(priceWriteOf(before), price)) continue;
    changed = true;
    if (before) await overwritePrice(app, tx, before, price);
    else await writeNewPrice(app, tx, productId, price);
  }
  return changed;
}
