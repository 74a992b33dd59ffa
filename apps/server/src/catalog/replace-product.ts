import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { usedWayProblems } from './check-paths.ts';
import { checkWithSecrets, pricesToCheck, withFreeSlug } from './check-stored-product.ts';
import { CatalogError, refuse } from './errors.ts';
import { adminPrice } from './price.ts';
import { type AdminProduct, adminProduct, columnsOf, type ProductWrite } from './product.ts';
import { keepFormerSlug, lockProduct, pricesOf, updateProduct } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';

/**
 * Replaces everything an operator writes of a product. One that is published stays sellable, or is not changed; links
 * to the address it had lead to the new one.
 *
 * @param revision the one the operator has seen.
 * @throws CatalogError PRODUCT_UNKNOWN, REVISION_CONFLICT, SLUG_TAKEN; every contradiction at once
 */
export async function replaceProduct(
  app: CatalogApp,
  actor: Actor,
  id: string,
  revision: number,
  product: ProductWrite,
): Promise<AdminProduct> {
  return app.db.inOneTransaction(async (tx) => {
    const stored = await lockProduct(tx, id);
    if (!stored) throw new CatalogError('PRODUCT_UNKNOWN', id);
    if (stored.revision !== revision) {
      throw new CatalogError('REVISION_CONFLICT', `${id} is at ${stored.revision}, not ${revision}`);
    }
    const prices = await pricesOf(tx, [id]);
    const completeness = stored.status === 'published' ? 'published' : 'draft';
    const { accepted, problems } = await checkWithSecrets(app, tx, product, pricesToCheck(prices), completeness);
    refuse([...problems, ...usedWayProblems(product, await app.drivers.inUse(tx, id), (field) => field)]);
    const columns = { ...columnsOf(accepted), updated_at: app.clock.now() };
    const row = await withFreeSlug(product.slug, 'slug', () => updateProduct(tx, id, columns));
    if (stored.slug !== row.slug) await keepFormerSlug(tx, stored, row.updated_at);
    await audit(app, tx, actor, 'catalog.product_replaced', id, { slug: row.slug, revision: row.revision });
    await keepVersion(app, tx, actor, id, 'catalog.product_replaced');
    return adminProduct(row, prices.map(adminPrice));
  });
}
