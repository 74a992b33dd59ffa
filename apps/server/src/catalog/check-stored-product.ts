import type { Db } from '../kernel/database.ts';
import { violates } from '../kernel/database.ts';
import type { CatalogPorts } from './catalog-app.ts';
import { type CheckedProduct, type Completeness, checkProduct } from './check-product.ts';
import { CatalogError, type CatalogProblem, problem } from './errors.ts';
import { waysOf } from './path.ts';
import { picturesByHash } from './pictures/store.ts';
import { picturesIn } from './presentation.ts';
import { type PriceRow, type PriceToCheck, priceWriteOf } from './price.ts';
import type { ProductWrite } from './product.ts';
import { secretReferences } from './secret-reference.ts';
import { holdSecrets } from './store.ts';
import { translationsOfNothing } from './translations/product-translation.ts';

/** Looks up the secrets a product refers to, holds them until the transaction ends, and checks the whole. */
export async function checkWithSecrets(
  ports: CatalogPorts,
  db: Db,
  product: ProductWrite,
  prices: PriceToCheck[],
  completeness: Completeness,
  under = '',
): Promise<CheckedProduct> {
  const references = waysOf(product).flatMap((way) => secretReferences(way.fulfillment_config, ''));
  const names = [...new Set(references.map((reference) => reference.name))];
  const checked = checkProduct(ports, product, prices, await holdSecrets(db, names), completeness, under);
  const found = [...translationProblems(product, under), ...(await pictureProblems(db, product, under))];
  return { ...checked, problems: [...checked.problems, ...found] };
}

function translationProblems(product: ProductWrite, under: string): CatalogProblem[] {
  return translationsOfNothing(product).map(({ field, message }) =>
    problem('TRANSLATION_OF_NOTHING', under === '' ? field : `${under}.${field}`, message),
  );
}

/** Pictures that were never uploaded here. */
async function pictureProblems(db: Db, product: ProductWrite, under: string): Promise<CatalogProblem[]> {
  const named = picturesIn(product);
  const kept = await picturesByHash(db, named);
  const at = under === '' ? 'presentation.pictures' : `${under}.presentation.pictures`;
  return named
    .filter((sha256) => !kept.has(sha256))
    .map((sha256) => problem('PICTURE_UNKNOWN', at, `${sha256.slice(0, 12)}… is not uploaded; upload it first`));
}

/** Stored prices as the check wants them, each under its place in the product's list. */
export function pricesToCheck(rows: PriceRow[]): PriceToCheck[] {
  return rows.map((row, position) => ({ price: priceWriteOf(row), under: `prices.${position}` }));
}

/** Runs a write that may meet a slug in use. @throws CatalogError SLUG_TAKEN */
export async function withFreeSlug<T>(slug: string, field: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!violates(error, 'products_slug_key')) throw error;
    throw new CatalogError('SLUG_TAKEN', slug, { cause: error, fields: [{ field, message: `"${slug}" is taken` }] });
  }
}
