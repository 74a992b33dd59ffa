import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { availabilityOf, roomOf } from '../room.ts';
import { publishedBySlug } from '../store.ts';
import { insertWaiting } from './store.ts';

/**
 * Puts an address in line for something that is sold out. Nothing is mailed now, and the same comes back whether the
 * address stood there already or not.
 *
 * @throws CatalogError PRODUCT_UNKNOWN; NOT_SOLD_OUT when it can be bought instead
 */
export async function joinWaitingList(
  app: CatalogApp,
  slug: string,
  { email }: { email: string },
): Promise<{ noted: true }> {
  const product = await publishedBySlug(app.db.read, slug);
  if (!product) throw new CatalogError('PRODUCT_UNKNOWN', slug);
  const [room] = await roomOf(app, app.db.read, [product]);
  if (availabilityOf(room) === 'available') throw new CatalogError('NOT_SOLD_OUT', slug);
  await insertWaiting(app.db.read, {
    id: app.newId('waiting'),
    productId: product.id,
    path: null,
    email: email.trim().toLowerCase(),
    now: app.clock.now(),
  });
  return { noted: true };
}
