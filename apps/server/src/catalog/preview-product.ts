import type { Db } from '../kernel/database.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkWithSecrets, pricesToCheck } from './check-stored-product.ts';
import { CatalogError, type CatalogProblem } from './errors.ts';
import { type StorefrontProduct, writeOf } from './product.ts';
import { offeredBy, roomOf } from './room.ts';
import { categoriesOf } from './shelf/list-shelf.ts';
import { picturesOf, storefrontProduct } from './show-product.ts';
import { lockProduct, pricesOf, setStatus } from './store.ts';
import { shopLanguage } from './translations/shop-language.ts';

/** A product as the shop would show it, and everything that still keeps it from being published. */
export type ProductPreview = { product: StorefrontProduct; problems: CatalogProblem[] };

/**
 * Lets `look` see the shop as it would be were this product published, through the very functions that sell: they run
 * within a transaction in which it is, and which is never committed.
 *
 * @param look must read through the `db` it is given, and make no network call.
 * @throws CatalogError PRODUCT_UNKNOWN; what `look` throws
 */
export async function previewProduct<T>(
  app: CatalogApp,
  id: string,
  look: (preview: ProductPreview, db: Db) => Promise<T>,
): Promise<T> {
  let seen: { answer: T } | undefined;
  const undo = new Error('a preview is never committed');
  const attempt = app.db.inOneTransaction(async (tx) => {
    const stored = await lockProduct(tx, id);
    if (!stored) throw new CatalogError('PRODUCT_UNKNOWN', id);
    const prices = await pricesOf(tx, [id]);
    const { problems } = await checkWithSecrets(app, tx, writeOf(stored), pricesToCheck(prices), 'published');
    if (stored.status !== 'published') await setStatus(tx, id, 'published', app.clock.now());
    const rooms = await roomOf(app, tx, offeredBy(stored));
    const own = await shopLanguage(tx);
    const product = storefrontProduct(
      app,
      { row: stored, prices, own, categories: await categoriesOf(tx, [stored], own) },
      rooms,
      await picturesOf(tx, stored),
    );
    seen = { answer: await look({ product, problems }, tx) };
    throw undo;
  });
  await attempt.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return seen!.answer; // because only `undo` gets here, and it is thrown after `look` has answered
}
