import { taxInUnit, taxUnit } from '../checkout/index.ts';
import type { Db } from '../kernel/database.ts';
import type { ItemForPayment, OrderForPayment } from '../orders/index.ts';
import type { RecurringTerms } from '../payments/index.ts';
import { type PlanPrice, whereaboutsOf } from './plan-store.ts';
import type { Subscription, SubscriptionTax } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

/** The tax a subscription was sold with. It is alone in its order, and taxed by one rate. */
export function taxAsSold(
  { taxes, tax_included, currency }: OrderForPayment,
  item: ItemForPayment,
): SubscriptionTax | null {
  const [rate] = taxes;
  if (!rate) return null;
  const price = { amount_minor: item.unit_amount_minor, currency };
  return taxAtPrice({ ...rate, included: tax_included, unit_minor: 0 }, price);
}

/** The same rate on another price. */
export function taxAtPrice(
  tax: SubscriptionTax | null,
  { amount_minor, currency }: Pick<PlanPrice, 'amount_minor' | 'currency'>,
): SubscriptionTax | null {
  if (!tax) return null;
  const { included, rate_bp: rateBp } = tax;
  return { ...tax, unit_minor: taxInUnit(currency, amount_minor, { included, rateBp }) };
}

/** The tax in an amount that holds it, where nothing more is known than its rate. */
export function taxWithin(currency: string, amountMinor: number, tax: SubscriptionTax | null): number {
  return tax ? taxInUnit(currency, amountMinor, { rateBp: tax.rate_bp, included: true }) : 0;
}

/**
 * The tax of a plan that a subscription changes to: by the rules of today, where its customer was when it was sold. Who
 * never had to say where they are keeps the rate it was sold with.
 */
export async function taxOfChange(
  app: SubscriptionsApp,
  db: Db,
  subscription: Subscription,
  price: PlanPrice,
): Promise<SubscriptionTax | null> {
  const { country, region, vat_number, tax_category } = await whereaboutsOf(db, subscription.id);
  const tax = await taxUnit(app, db, {
    gateway: subscription.gateway,
    category: tax_category,
    currency: price.currency,
    unitAmountMinor: price.amount_minor,
    where: { country: country ?? undefined, region: region ?? undefined, vat_number: vat_number ?? undefined },
  });
  if (tax === 'unknown') return taxAtPrice(subscription.tax, price);
  if (tax === null) return null;
  const { name, rateBp: rate_bp, included, reverseCharge: reverse_charge, unitMinor: unit_minor } = tax;
  return { name, rate_bp, included, reverse_charge, unit_minor };
}

/** What the gateway must add to the price of each unit. */
export function addedTaxOf(tax: SubscriptionTax | null): RecurringTerms['addedTax'] {
  return !tax || tax.included || tax.unit_minor === 0 ? null : { unitMinor: tax.unit_minor, rateBp: tax.rate_bp };
}
