import { languageNow } from '../../kernel/language.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { availabilityOf, roomOf } from '../room.ts';
import { movedSlug, publishedBySlug } from '../store.ts';
import { insertWaiting } from './store.ts';

/**
 * Puts an address in line for something that is sold out. Nothing is mailed now, and the same comes back whether the
 * address stood there already or not.
 *
 * @param path of a hybrid product; absent: whichever has room first.
 * @throws CatalogError PRODUCT_UNKNOWN, PATH_UNKNOWN; NOT_SOLD_OUT when it can be bought instead
 */
export async function joinWaitingList(
  app: CatalogApp,
  slug: string,
  { email, path = null }: { email: string; path?: string | null | undefined },
): Promise<{ noted: true }> {
  const product = await publishedBySlug(app.db.read, (await movedSlug(app.db.read, slug)) ?? slug);
  if (!product) throw new CatalogError('PRODUCT_UNKNOWN', slug);
  if (path !== null && !product.paths.some(({ name }) => name === path)) {
    throw new CatalogError('PATH_UNKNOWN', `${slug} ${path}`, { fields: [{ field: 'path', message: 'is unknown' }] });
  }
  const [room] = await roomOf(app, app.db.read, [{ product, path }]);
  if (availabilityOf(room) === 'available') throw new CatalogError('NOT_SOLD_OUT', slug);
  await insertWaiting(app.db.read, {
    id: app.newId('waiting'),
    productId: product.id,
    path,
    email: email.trim().toLowerCase(),
    language: languageNow(),
    now: app.clock.now(),
  });
  return { noted: true };
}
