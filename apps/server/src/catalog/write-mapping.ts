import { isDeepStrictEqual } from 'node:util';
import type { PaymentGatewayKey } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { CatalogError } from './errors.ts';
import { offeredPrice, type SellablePrice } from './offered-prices.ts';
import { type AdminPrice, adminPrice, type Mapping, Mappings, mappingOf, TERMS_FIELDS } from './price.ts';
import { lockProduct, priceById, replaceMappings } from './store.ts';
import { keepVersion } from './versions/keep-version.ts';

/**
 * Stores what a price has become at a gateway, beside what is mapped already. A mapping is no term of sale: a price of a
 * published product takes one, too.
 *
 * @param seen the price as the gateway was told it: when its terms have changed since, nothing is stored.
 * @throws CatalogError PRICE_UNKNOWN, REVISION_CONFLICT
 */
export async function writeMapping(
  app: Pick<App, 'db' | 'clock'>,
  actor: Actor,
  seen: SellablePrice,
  gateway: PaymentGatewayKey,
  made: Mapping,
): Promise<AdminPrice> {
  return app.db.inOneTransaction(async (tx) => {
    await lockProduct(tx, seen.product_id);
    const now = await offeredPrice(tx, seen.id);
    if (!now) throw new CatalogError('PRICE_UNKNOWN', seen.id);
    const changed = TERMS_FIELDS.filter((field) => now[field] !== seen[field]);
    if (changed.length > 0) throw new CatalogError('REVISION_CONFLICT', `${seen.id}: ${changed.join(', ')}`);
    const before = mappingOf(now.mappings, gateway);
    const mapping = { ...before, ...made };
    if (isDeepStrictEqual(before, mapping)) return adminPrice((await priceById(tx, seen.id))!); // because its product is locked
    await replaceMappings(tx, seen.id, Mappings.parse({ ...now.mappings, [gateway]: mapping }), app.clock.now());
    await audit(app, tx, actor, 'catalog.mapping_made', seen.id, { gateway, ...mapping });
    await keepVersion(app, tx, actor, seen.product_id, 'catalog.mapping_made');
    return adminPrice((await priceById(tx, seen.id))!); // because its product is locked
  });
}
