import type { App } from '../kernel/app.ts';
import { cutPage, type Page, type PageQuery } from '../kernel/page.ts';
import { type AdminPrice, adminPrice } from './price.ts';
import { pricesPage } from './store.ts';

/** Prices with their mappings, of one product where it is named. */
export async function listPrices(
  app: App,
  filter: PageQuery & { product_id?: string | undefined },
): Promise<Page<AdminPrice>> {
  const page = cutPage(await pricesPage(app.db.read, filter), filter.limit);
  return { ...page, items: page.items.map(adminPrice) };
}
