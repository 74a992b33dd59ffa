import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkPriceChange } from './check-price-change.ts';
import { CatalogError } from './errors.ts';
import { type AdminPrice, adminPrice, type PriceWrite } from './price.ts';
import { lockProduct, priceById } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';
import { writeNewPrice } from './write-price.ts';

/**
 * Adds a price to a product. To a published one only a complete price can be added: it is for sale at once.
 *
 * @throws CatalogError PRODUCT_UNKNOWN, PRICE_NAME_TAKEN; every contradiction at once
 */
export async function createPrice(
  app: CatalogApp,
  actor: Actor,
  productId: string,
  price: PriceWrite,
): Promise<AdminPrice> {
  return app.db.inOneTransaction(async (tx) => {
    const product = await lockProduct(tx, productId);
    if (!product)
      throw new CatalogError('PRODUCT_UNKNOWN', productId, {
        fields: [{ field: 'product_id', message: 'is unknown' }],
      });
    await checkPriceChange(app, tx, product, undefined, price);
    const id = await writeNewPrice(app, tx, productId, price);
    await audit(app, tx, actor, 'catalog.price_created', id, {
      product_id: productId,
      amount_minor: price.amount_minor,
      currency: price.currency,
    });
    await keepVersion(app, tx, actor, productId, 'catalog.price_created');
    return adminPrice((await priceById(tx, id))!); // because it was just written
  });
}
