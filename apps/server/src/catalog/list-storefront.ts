import { cutPage, type Page } from '../kernel/page.ts';
import type { CatalogApp } from './catalog-app.ts';
import { fromPrice } from './price.ts';
import { type ProductCard, productCard } from './product.ts';
import { availabilityOf, roomOf } from './room.ts';
import { type ProductFilter, pricesOf, productsPage } from './store.ts';

/** The published products as cards, each with the price it starts from. */
export async function listStorefront(
  app: CatalogApp,
  filter: Omit<ProductFilter, 'status'>,
): Promise<Page<ProductCard>> {
  const page = cutPage(await productsPage(app.db.read, { ...filter, status: 'published' }), filter.limit);
  const ids = page.items.map((row) => row.id);
  const active = (await pricesOf(app.db.read, ids)).filter((price) => price.active);
  const prices = Map.groupBy(active, (price) => price.product_id);
  const offered = page.items.map((product) => ({ product, path: null }));
  const rooms = await roomOf(app, app.db.read, offered);
  return {
    ...page,
    items: page.items.map((row, i) => productCard(row, fromPrice(prices.get(row.id) ?? []), availabilityOf(rooms[i]))),
  };
}
