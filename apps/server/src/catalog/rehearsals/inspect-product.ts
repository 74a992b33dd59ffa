import type { CatalogApp } from '../catalog-app.ts';
import { checkWithSecrets, pricesToCheck } from '../check-stored-product.ts';
import { CatalogError, type CatalogProblem } from '../errors.ts';
import { type NamedWay, waysOf } from '../path.ts';
import type { DriverDescription } from '../ports.ts';
import { adminPrice } from '../price.ts';
import { type AdminProduct, adminProduct, writeOf } from '../product.ts';
import { lockProduct, pricesOf } from '../store.ts';
import { connectionFingerprint } from './fingerprint.ts';
import { newestRehearsal } from './read-rehearsals.ts';
import type { Rehearsal } from './report.ts';
import { connectionTestsOf } from './store.ts';

/** What the newest test of one way said; `outdated` when its settings were changed since. */
export type ConnectionTest = { ok: boolean; detail: string; testedBy: string; testedAt: Date; outdated: boolean };

/** Everything the catalog knows about how ready a product is to be sold. */
export type InspectedProduct = {
  product: AdminProduct;
  /** What keeps it from being published. */
  problems: CatalogProblem[];
  ways: (NamedWay & { driver: DriverDescription | undefined; test: ConnectionTest | undefined })[];
  rehearsal: Rehearsal | undefined;
};

/** @throws CatalogError PRODUCT_UNKNOWN */
export async function inspectProduct(app: CatalogApp, id: string): Promise<InspectedProduct> {
  const { row, prices, problems } = await app.db.inOneTransaction(async (tx) => {
    const row = await lockProduct(tx, id);
    if (!row) throw new CatalogError('PRODUCT_UNKNOWN', id);
    const prices = await pricesOf(tx, [id]);
    const { problems } = await checkWithSecrets(app, tx, writeOf(row), pricesToCheck(prices), 'published');
    return { row, prices, problems };
  });
  const tests = await connectionTestsOf(app.db.read, id);
  const drivers = app.drivers.manifest();
  const write = writeOf(row);
  const ways = waysOf(write).map((way) => {
    const found = tests.find(({ path }) => path === (way.path ?? ''));
    const test = found && {
      ok: found.ok,
      detail: found.detail,
      testedBy: found.tested_by,
      testedAt: found.tested_at,
      outdated: found.fingerprint !== connectionFingerprint(write, way.path),
    };
    return { ...way, driver: drivers.find(({ driver }) => driver === way.fulfillment_driver), test };
  });
  return {
    product: adminProduct(row, prices.map(adminPrice)),
    problems,
    ways,
    rehearsal: await newestRehearsal(app.db.read, id),
  };
}
