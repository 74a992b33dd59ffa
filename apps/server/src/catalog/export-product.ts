import type { App } from '../kernel/app.ts';
import { CatalogError } from './errors.ts';
import type { ImportDocument } from './import-document.ts';
import { priceWriteOf } from './price.ts';
import { writeOf } from './product.ts';
import { pricesOf, productById } from './store.ts';

/**
 * A product as `vozex product import` takes it, here or in another shop. Secrets stay: the document refers to them by name.
 *
 * @throws CatalogError PRODUCT_UNKNOWN
 */
export async function exportProduct(app: App, id: string): Promise<ImportDocument> {
  const row = await productById(app.db.read, id);
  if (!row) throw new CatalogError('PRODUCT_UNKNOWN', id);
  const prices = await pricesOf(app.db.read, [id]);
  return { products: [{ ...writeOf(row), status: row.status, prices: prices.map(priceWriteOf) }], secrets: {} };
}
