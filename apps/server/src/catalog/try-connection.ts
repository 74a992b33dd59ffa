import type { CatalogApp } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import { productById } from './store.ts';

/**
 * Tries the connection that a product's settings describe; changes nothing on either side.
 *
 * @throws CatalogError PRODUCT_UNKNOWN, CONNECTION_NOT_TESTABLE
 */
export async function tryConnection(app: CatalogApp, id: string): Promise<{ ok: boolean; detail: string }> {
  const product = await productById(app.db.read, id);
  if (!product) throw new CatalogError('PRODUCT_UNKNOWN', id);
  const driver = app.drivers.manifest().find((entry) => entry.driver === product.fulfillment_driver);
  if (!driver?.can_test_connection) throw new CatalogError('CONNECTION_NOT_TESTABLE', product.fulfillment_driver);
  return app.drivers.testConnection(product.fulfillment_driver, product.fulfillment_config);
}
