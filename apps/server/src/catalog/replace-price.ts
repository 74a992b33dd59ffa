import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkPriceChange } from './check-price-change.ts';
import { CatalogError } from './errors.ts';
import { type AdminPrice, adminPrice, type PriceWrite } from './price.ts';
import { lockProduct, priceById } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';
import { overwritePrice } from './write-price.ts';

/**
 * Replaces a price and its mappings. Once its product is published, its terms stay: name, plan, mappings and `active`
 * are what can still change.
 *
 * @throws CatalogError PRICE_UNKNOWN, PRICE_FIXED, PRICE_NAME_TAKEN; every contradiction at once
 */
export async function replacePrice(
  app: CatalogApp,
  actor: Actor,
  id: string,
  price: PriceWrite & { product_id?: string | undefined },
): Promise<AdminPrice> {
  const { product_id: claimed, ...write } = price;
  return app.db.inOneTransaction(async (tx) => {
    const found = await priceById(tx, id);
    if (!found) throw new CatalogError('PRICE_UNKNOWN', id);
    if (claimed !== undefined && claimed !== found.product_id) {
      throw new CatalogError('PRICE_FIXED', id, {
        fields: [{ field: 'product_id', message: 'a price stays with its product' }],
      });
    }
    const product = await lockProduct(tx, found.product_id);
    const stored = await priceById(tx, id); // read again: the product's lock now keeps others out
    if (!product || !stored) throw new CatalogError('PRICE_UNKNOWN', id);
    await checkPriceChange(app, tx, product, stored, write);
    await overwritePrice(app, tx, stored, write);
    await audit(app, tx, actor, 'catalog.price_replaced', id, { product_id: product.id, active: write.active });
    await keepVersion(app, tx, actor, product.id, 'catalog.price_replaced');
    return adminPrice((await priceById(tx, id))!); // because it was just written
  });
}
