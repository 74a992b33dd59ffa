import type { PaymentGatewayKey } from '@vozex/domain';
import {
  type AdminPrice,
  CatalogError,
  type Mapping,
  mappingOf,
  neededMapping,
  offeredPrice,
  offeredPricesOf,
  plansBelongToProducts,
  type SellablePrice,
  type ShopGateway,
  writeMapping,
} from '../../catalog/index.ts';
import type { Actor } from '../../kernel/route.ts';
import { describeGateway } from './check-gateway.ts';
import { priceToMap } from './price-to-map.ts';
import type { SetupApp } from './setup-app.ts';

/**
 * Makes at a gateway what a price needs to be sold there, and writes it into the price. What is mapped already stays;
 * a price that has what it needs is answered as it is, and the gateway not asked.
 *
 * @throws CatalogError PRICE_UNKNOWN, MAPPING_NOT_NEEDED, REVISION_CONFLICT when the price changed meanwhile;
 * PaymentError GATEWAY_NOT_CONFIGURED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE
 */
export async function makeMapping(
  app: SetupApp,
  actor: Actor,
  priceId: string,
  key: PaymentGatewayKey,
): Promise<AdminPrice> {
  const gateway = app.gateways.of(key);
  const described = describeGateway(app, key);
  const price = await offeredPrice(app.db.read, priceId);
  if (!price) throw new CatalogError('PRICE_UNKNOWN', priceId);
  const needed = neededMapping(described, price);
  if (!needed) throw new CatalogError('MAPPING_NOT_NEEDED', `${priceId} at ${key}`);
  const mapped = mappingOf(price.mappings, key);
  if (mapped[needed]) return writeMapping(app, actor, price, key, {});
  const start = { ...(await sharedProduct(app, described, price)), ...mapped };
  const made = await gateway.setup.makeMapping(priceToMap(price, key, start));
  return writeMapping(app, actor, price, key, { ...made, ...mapped });
}

/** The gateway's product of the other recurring prices: customers change only between plans of one. */
async function sharedProduct(app: SetupApp, gateway: ShopGateway, price: SellablePrice): Promise<Mapping> {
  if (price.billing !== 'recurring' || !plansBelongToProducts(gateway)) return {};
  const others = await offeredPricesOf(app.db.read, price.product_id);
  const shared = others
    .filter(({ id, billing }) => id !== price.id && billing === 'recurring')
    .map(({ mappings }) => mappingOf(mappings, gateway.gateway).product_id)
    .find((id) => id !== undefined);
  return shared === undefined ? {} : { product_id: shared };
}
