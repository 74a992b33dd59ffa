import { type Actor, actorName } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { checkWay } from './check-way.ts';
import { CatalogError, refuse } from './errors.ts';
import { type Way, waysOf } from './path.ts';
import { writeOf } from './product.ts';
import { connectionFingerprint } from './rehearsals/fingerprint.ts';
import { keepConnectionTest } from './rehearsals/store.ts';
import { allSecrets, productById } from './store.ts';

type Tried = { ok: boolean; detail: string };

/**
 * Tries the connection that the settings of a product, or of one of its paths, describe; changes nothing on the other
 * side. What was found stays with the product, for its checklist.
 *
 * @param path of a hybrid product; null for every other.
 * @throws CatalogError PRODUCT_UNKNOWN, PATH_UNKNOWN, CONNECTION_NOT_TESTABLE
 */
export async function tryConnection(app: CatalogApp, actor: Actor, id: string, path: string | null): Promise<Tried> {
  const product = await productById(app.db.read, id);
  if (!product) throw new CatalogError('PRODUCT_UNKNOWN', id);
  const way = waysOf(product).find((one) => one.path === path);
  if (!way) {
    const names = product.paths.map(({ name }) => name).join(', ');
    const message = names === '' ? 'this product has no paths' : `must be one of ${names}`;
    throw new CatalogError('PATH_UNKNOWN', `${id} ${path}`, { fields: [{ field: 'path', message }] });
  }
  refuseUntestable(app, way.fulfillment_driver);
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

/**
 * Tries the connection that settings describe which nobody has saved yet.
 *
 * @throws CatalogError CONNECTION_NOT_TESTABLE; everything that would not be accepted of them, at once
 */
export async function tryDraftConnection(
  app: CatalogApp,
  draft: Pick<Way, 'delivery_model' | 'fulfillment_driver' | 'fulfillment_config'>,
): Promise<Tried> {
  refuseUntestable(app, draft.fulfillment_driver);
  const secrets = new Set((await allSecrets(app.db.read)).map(({ name }) => name));
  const way: Way = { ...draft, external_provider: null, external_product_ref: null };
  // Without its driver's description: what the product is called outside does not matter to the connection.
  const { config, problems } = checkWay(app, way, undefined, secrets, (field) => field);
  refuse(problems);
  return app.drivers.testConnection(draft.fulfillment_driver, config ?? {});
}

function refuseUntestable(app: CatalogApp, driver: string): void {
  const known = app.drivers.manifest().find((entry) => entry.driver === driver);
  if (!known?.can_test_connection) throw new CatalogError('CONNECTION_NOT_TESTABLE', driver);
}
