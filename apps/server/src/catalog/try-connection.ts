import type { CatalogApp } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import { waysOf } from './path.ts';
import { productById } from './store.ts';

/**
 * Tries the connection that the settings of a product, or of one of its paths, describe; changes nothing on either side.
 *
 * @param path of a hybrid product; null for every other.
 * @throws CatalogError PRODUCT_UNKNOWN, PATH_UNKNOWN, CONNECTION_NOT_TESTABLE
 */
export async function tryConnection(
  app: CatalogApp,
  id: string,
  path: string | null,
): Promise<{ ok: boolean; detail: string }> {
  const product = await productById(app.db.read, id);
  if (!product) throw new CatalogError('PRODUCT_UNKNOWN', id);
  const way = waysOf(product).find((one) => one.path === path);
  if (!way) {
    const names = product.paths.map(({ name }) => name).join(', ');
    const message = names === '' ? 'this product has no paths' : `must be one of ${names}`;
    throw new CatalogError('PATH_UNKNOWN', `${id} ${path}`, { fields: [{ field: 'path', message }] });
  }
  const driver = app.drivers.manifest().find((entry) => entry.driver === way.fulfillment_driver);
  if (!driver?.can_test_connection) throw new CatalogError('CONNECTION_NOT_TESTABLE', way.fulfillment_driver);
  return app.drivers.testConnection(way.fulfillment_driver, way.fulfillment_config);
}
