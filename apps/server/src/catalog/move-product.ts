import { type Moves, mayMove, type ProductStatus } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkWithSecrets, pricesToCheck } from './check-stored-product.ts';
import { CatalogError, refuse } from './errors.ts';
import { adminPrice } from './price.ts';
import { type AdminProduct, adminProduct, writeOf } from './product.ts';
import { requireRehearsal } from './rehearsals/require-rehearsal.ts';
import { lockProduct, pricesOf, setStatus } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';

/** What is archived is first taken back to draft, so that nothing is sold again by one click. */
export const PRODUCT_MOVES = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: ['draft'],
} as const satisfies Moves<ProductStatus>;

/**
 * Publishes a product, takes it back to draft or archives it. Asking for the status it has changes nothing.
 *
 * @throws CatalogError PRODUCT_UNKNOWN, ILLEGAL_STATUS; when publishing, everything that is missing or contradicts, at
 * once; RehearsalError REHEARSAL_REQUIRED
 */
export async function moveProduct(
  app: CatalogApp,
  actor: Actor,
  id: string,
  status: ProductStatus,
): Promise<AdminProduct> {
  return app.db.inOneTransaction(async (tx) => {
    const stored = await lockProduct(tx, id);
    if (!stored) throw new CatalogError('PRODUCT_UNKNOWN', id);
    const prices = await pricesOf(tx, [id]);
    if (stored.status === status) return adminProduct(stored, prices.map(adminPrice));
    if (!mayMove(PRODUCT_MOVES, stored.status, status)) {
      throw new CatalogError('ILLEGAL_STATUS', `${id}: ${stored.status} to ${status}`);
    }
    if (status === 'published') {
      const { problems } = await checkWithSecrets(app, tx, writeOf(stored), pricesToCheck(prices), 'published');
      refuse(problems);
      await requireRehearsal(tx, id);
    }
    const row = await setStatus(tx, id, status, app.clock.now());
    await audit(app, tx, actor, `catalog.product_${status}`, id, { slug: row.slug, from: stored.status });
    await keepVersion(app, tx, actor, id, `catalog.product_${status}`);
    return adminProduct(row, prices.map(adminPrice));
  });
}
