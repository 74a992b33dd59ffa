import { audit } from '../accounts/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkWithSecrets, withFreeSlug } from './check-stored-product.ts';
import { refuse } from './errors.ts';
import { type AdminProduct, adminProduct, columnsOf, type ProductWrite } from './product.ts';
import { insertProduct } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';

/**
 * Stores a new product as a draft; prices and mappings may follow.
 *
 * @throws CatalogError with every contradiction at once; SLUG_TAKEN
 */
export async function createProduct(app: CatalogApp, actor: Actor, product: ProductWrite): Promise<AdminProduct> {
  const now = app.clock.now();
  return app.db.inOneTransaction(async (tx) => {
    const { accepted, problems } = await checkWithSecrets(app, tx, product, [], 'draft');
    refuse(problems);
    const columns = columnsOf(accepted);
    const row = await withFreeSlug(product.slug, 'slug', () =>
      insertProduct(tx, { ...columns, id: app.newId('product'), created_at: now, updated_at: now }),
    );
    await audit(app, tx, actor, 'catalog.product_created', row.id, { slug: row.slug });
    await keepVersion(app, tx, actor, row.id, 'catalog.product_created');
    return adminProduct(row, []);
  });
}
