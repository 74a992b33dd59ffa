import { type Language, type PaymentGatewayKey, ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { Way } from './path.ts';
import { effectiveTrialDays, type PriceRow } from './price.ts';
import type { ProductRow } from './product.ts';
import { mappingsOfPrice } from './store.ts';

/** A price with what its product, or the path that it buys, says of delivery, and its product of payment. */
export type SellablePrice = Pick<
  PriceRow,
  | 'id'
  | 'name'
  | 'path'
  | 'billing'
  | 'amount_minor'
  | 'currency'
  | 'billing_interval'
  | 'interval_count'
  | 'plan'
  | 'mappings'
> &
  Pick<Way, 'delivery_model' | 'fulfillment_driver' | 'fulfillment_config' | 'external_provider'> &
  Pick<ProductRow, 'slug' | 'enabled_payment_gateways' | 'default_payment_gateway' | 'tax_category'> & {
    product_id: string;
    product_name: string;
    /** As it is sold: the price's own days or its product's; null where the first period is paid at once. */
    trial_days: number | null;
    policies: ProductPolicies;
  };

/**
 * The active prices of published products among the ids, in ONE statement; any other id is absent from the answer. A
 * buyer asks: names are in the language that is spoken, and an order keeps them.
 */
export async function sellablePrices(db: Db, priceIds: string[]): Promise<SellablePrice[]> {
  if (priceIds.length === 0) return [];
  const rows = await offers(db, languageNow())
    .where('prices.id', 'in', priceIds)
    .where('prices.active', '=', true)
    .where('products.status', '=', 'published')
    .execute();
  return asSold(rows);
}

/** One price whatever its product's status, for what an operator sets up before it is sold. */
export async function offeredPrice(db: Db, priceId: string): Promise<SellablePrice | undefined> {
  const row = await offers(db).where('prices.id', '=', priceId).executeTakeFirst();
  return row && asSold([row])[0];
}

/** The active prices of one product, whatever its status, oldest first. */
export async function offeredPricesOf(db: Db, productId: string): Promise<SellablePrice[]> {
  const rows = await offers(db)
    .where('products.id', '=', productId)
    .where('prices.active', '=', true)
    .orderBy('prices.id')
    .execute();
  return asSold(rows);
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
  return asSold(rows);
}

/** @param language of the names; as the shop has them where there is none. */
const offers = (db: Db, language: Language | null = null) =>
  db
    .selectFrom('prices')
    .innerJoin('products', 'products.id', 'prices.product_id')
    .select(['prices.id', 'prices.path', 'prices.billing', 'prices.amount_minor', 'prices.currency', 'prices.plan'])
    .select(['prices.billing_interval', 'prices.interval_count', 'prices.trial_days'])
    .select(mappingsOfPrice.as('mappings'))
    .select(sql<string>`name_in(prices.translations, ${language}, prices.name)`.as('name'))
    .select(sql<string>`name_in(products.translations, ${language}, products.name)`.as('product_name'))
    .select(['products.id as product_id', 'products.slug', 'products.policies'])
    .select(['products.supports_trial', 'products.trial_days as product_trial_days'])
    .select(['products.enabled_payment_gateways', 'products.default_payment_gateway', 'products.tax_category'])
    .select(sql<Way | null>`way_of(products, prices.path)`.as('way'));

type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['execute']>>[number];

/** Without those, once inactive, whose path is no more: nothing delivers them. */
function asSold(rows: OfferRow[]): SellablePrice[] {
  return rows.flatMap(({ way, supports_trial, product_trial_days, ...row }) => {
    if (!way) return [];
    const { delivery_model, fulfillment_driver, fulfillment_config, external_provider } = way;
    return {
      ...row,
      ...{ delivery_model, fulfillment_driver, fulfillment_config, external_provider },
      policies: ProductPolicies.parse(row.policies),
      trial_days: effectiveTrialDays({ supports_trial, trial_days: product_trial_days }, row),
    };
  });
}
