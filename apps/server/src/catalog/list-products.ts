import type { App } from '../kernel/app.ts';
import { cutPage, type Page } from '../kernel/page.ts';
import { adminPrice } from './price.ts';
import { type AdminProduct, adminProduct } from './product.ts';
import { type ProductFilter, pricesOf, productsPage } from './store.ts';

/** Every product, whatever its status, with its prices; for the admin. */
export async function listProducts(app: App, filter: ProductFilter): Promise<Page<AdminProduct>> {
  const page = cutPage(await productsPage(app.db.read, filter), filter.limit);
  const prices = Map.groupBy(
    await pricesOf(
      app.db.read,
      page.items.map((row) => row.id),
    ),
    (price) => price.product_id,
  );
  return { ...page, items: page.items.map((row) => adminProduct(row, (prices.get(row.id) ?? []).map(adminPrice))) };
}
