import type { App } from '../kernel/app.ts';
import { CatalogError } from './errors.ts';
import { adminPrice } from './price.ts';
import { type AdminProduct, adminProduct } from './product.ts';
import { pricesOf, productById } from './store.ts';

/** @throws CatalogError PRODUCT_UNKNOWN */
export async function readProduct(app: App, id: string): Promise<AdminProduct> {
  const row = await productById(app.db.read, id);
  if (!row) throw new CatalogError('PRODUCT_UNKNOWN', id);
  return adminProduct(row, (await pricesOf(app.db.read, [id])).map(adminPrice));
}
