import { audit } from '../../accounts/index.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { CatalogError } from '../errors.ts';
import { priceWriteOf } from '../price.ts';
import { writeOf } from '../product.ts';
import { lockProduct, pricesOf } from '../store.ts';
import { RehearsalError } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { RehearsalApp } from './rehearsal-app.ts';
import type { Rehearsal } from './report.ts';
import { insertRehearsal } from './store.ts';
import { rehearsalView } from './views.ts';

/**
 * Has a product rehearsed, draft or not: a worker takes it up. Rehearsals run one after the other.
 *
 * @throws CatalogError PRODUCT_UNKNOWN; RehearsalError REHEARSAL_RUNNING, REHEARSAL_UNAVAILABLE
 */
export async function startRehearsal(app: RehearsalApp, actor: Actor, productId: string): Promise<Rehearsal> {
  if (!app.rehearsals.stage) throw new RehearsalError('REHEARSAL_UNAVAILABLE', productId);
  return app.db.inOneTransaction(async (tx) => {
    const product = await lockProduct(tx, productId);
    if (!product) throw new CatalogError('PRODUCT_UNKNOWN', productId);
    const fingerprint = fingerprintOf(writeOf(product), (await pricesOf(tx, [productId])).map(priceWriteOf));
    const row = await insertRehearsal(tx, {
      id: app.newId('rehearsal'),
      product_id: productId,
      product_revision: product.revision,
      fingerprint,
      started_by: actorName(actor),
      created_at: app.clock.now(),
    });
    if (!row) throw new RehearsalError('REHEARSAL_RUNNING', productId);
    await audit(app, tx, actor, 'catalog.rehearsal_started', productId, { rehearsal_id: row.id });
    return rehearsalView(row, fingerprint);
  });
}
