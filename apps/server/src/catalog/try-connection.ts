import { type Actor, actorName } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import { waysOf } from './path.ts';
import { writeOf } from './product.ts';
import { connectionFingerprint } from './rehearsals/fingerprint.ts';
import { keepConnectionTest } from './rehearsals/store.ts';
import { productById } from './store.ts';

/**
 * Tries the connection that the settings of a product, or of one of its paths, describe; changes nothing on the other
 * side. What was found stays with the product, for its checklist.
 *
 * @param path of a hybrid product; null for every other.
 * @throws CatalogError PRODUCT_UNKNOWN, PATH_UNKNOWN, CONNECTION_NOT_TESTABLE
 */
export async function tryConnection(
  app: CatalogApp,
  actor: Actor,
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
  const verdict = await app.drivers.testConnection(way.fulfillment_driver, way.fulfillment_config);
  await keepConnectionTest(app.db.read, {
    product_id: id,
    path: path ?? '',
    fingerprint: connectionFingerprint(writeOf(product), path),
    ...verdict,
    tested_by: actorName(actor),
    tested_at: app.clock.now(),
  });
  return verdict;
}
