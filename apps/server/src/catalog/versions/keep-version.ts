import { differences } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { priceWriteOf } from '../price.ts';
import { writeOf } from '../product.ts';
import { pricesOf, productById } from '../store.ts';
import type { VersionDocument } from './shapes.ts';
import { insertVersion, latestVersion } from './store.ts';

/**
 * Writes down what a product has become, in the transaction of the change, which holds the product's lock. What has not
 * changed anything makes no version.
 *
 * @param action as the audit log calls it.
 */
export async function keepVersion(
  app: Pick<App, 'clock'>,
  tx: Tx,
  actor: Actor,
  productId: string,
  action: string,
): Promise<void> {
  const document = await documentOf(tx, productId);
  const latest = await latestVersion(tx, productId);
  if (latest && differences(latest.document, document).length === 0) return;
  await insertVersion(tx, {
    product_id: productId,
    version: (latest?.version ?? 0) + 1,
    at: app.clock.now(),
    actor: actorName(actor),
    action,
    document,
  });
}

async function documentOf(tx: Tx, productId: string): Promise<VersionDocument> {
  const row = (await productById(tx, productId))!; // because its transaction holds its lock
  const prices = (await pricesOf(tx, [productId])).map((price) => ({ id: price.id, ...priceWriteOf(price) }));
  return { ...writeOf(row), status: row.status, prices };
}
