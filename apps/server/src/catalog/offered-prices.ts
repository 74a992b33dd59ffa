import { type PaymentGatewayKey, ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';
import { effectiveTrialDays, type PriceRow } from './price.ts';
import type { ProductRow } from './product.ts';
import { mappingsOfPrice } from './store.ts';

/** A price with what its product says of delivery and payment. */
export type SellablePrice = Pick<
  PriceRow,
  'id' | 'name' | 'billing' | 'amount_minor' | 'currency' | 'billing_interval' | 'interval_count' | 'plan' | 'mappings'
> &
  Pick<
    ProductRow,
    | 'slug'
    | 'delivery_model'
    | 'fulfillment_driver'
    | 'fulfillment_config'
    | 'external_provider'
    | 'enabled_payment_gateways'
    | 'default_payment_gateway'
  > & {
    product_id: string;
    product_name: string;
    /** As it is sold: the price's own days or its product's; null where the first period is paid at once. */
    trial_days: number | null;
    policies: ProductPolicies;
  };

/** The active prices of published products among the ids, in ONE statement; any other id is absent from the answer. */
export async function sellablePrices(db: Db, priceIds: string[]): Promise<SellablePrice[]> {
  if (priceIds.length === 0) return [];
  const rows = await offers(db)
    .where('prices.id', 'in', priceIds)
    .where('prices.active', '=', true)
    .where('products.status', '=', 'published')
    .execute();
  return rows.map(asSold);
}

/** One price whatever its product's status, for what an operator sets up before it is sold. */
export async function offeredPrice(db: Db, priceId: string): Promise<SellablePrice | undefined> {
  const row = await offers(db).where('prices.id', '=', priceId).executeTakeFirst();
  return row && asSold(row);
}

/** The active prices of one product, whatever its status, oldest first. */
export async function offeredPricesOf(db: Db, productId: string): Promise<SellablePrice[]> {
  const rows = await offers(db)
    .where('products.id', '=', productId)
    .where('prices.active', '=', true)
    .orderBy('prices.id')
    .execute();
  return rows.map(asSold);
}

/** What is for sale through a gateway, in order of id, from after `after`. */
export async function pricesSoldThrough(
  db: Db,
  gateway: PaymentGatewayKey,
  after: string,
  limit: number,
): Promise<SellablePrice[]> {
  const rows = await offers(db)
    .where('products.status', '=', 'published')
    .where('prices.active', '=', true)
    .where(sql<boolean>`${gateway} = any(products.enabled_payment_gateways)`)
    .where('prices.id', '>', after)
    .orderBy('prices.id')
    .limit(limit)
    .execute();
  return rows.map(asSold);
}

const offers = (db: Db) =>
  db
    .selectFrom('prices')
    .innerJoin('products', 'products.id', 'prices.product_id')
    .select(['prices.id', 'prices.name', 'prices.billing', 'prices.amount_minor', 'prices.currency', 'prices.plan'])
    .select(['prices.billing_interval', 'prices.interval_count', 'prices.trial_days'])
    .select(mappingsOfPrice.as('mappings'))
    .select(['products.id as product_id', 'products.name as product_name', 'products.slug', 'products.policies'])
    .select(['products.supports_trial', 'products.trial_days as product_trial_days'])
    .select(['products.delivery_model', 'products.fulfillment_driver', 'products.fulfillment_config'])
    .select(['products.external_provider', 'products.enabled_payment_gateways', 'products.default_payment_gateway']);

type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['execute']>>[number];

function asSold({ supports_trial, product_trial_days, ...row }: OfferRow): SellablePrice {
  const product = { supports_trial, trial_days: product_trial_days };
  return {
    ...row,
    fulfillment_config: row.fulfillment_config as Record<string, unknown>, // because it was written as an object
    policies: ProductPolicies.parse(row.policies),
    trial_days: effectiveTrialDays(product, row),
  };
}
