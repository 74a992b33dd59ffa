import type { PaymentGatewayKey } from '@vozex/domain';
import { type Mapping, mappingOf, type SellablePrice } from '../../catalog/index.ts';
import type { PriceToMap } from '../gateway-setup.ts';

/** A price in a gateway's terms, with the trial as it is sold. */
export function priceToMap(
  price: SellablePrice,
  gateway: PaymentGatewayKey,
  mapping: Mapping = mappingOf(price.mappings, gateway),
): PriceToMap {
  const { billing_interval: interval, interval_count: intervalCount, trial_days: trialDays } = price;
  const recurs = price.billing === 'recurring' && interval !== null && intervalCount !== null;
  return {
    priceId: price.id,
    productName: price.product_name,
    priceName: price.name,
    amountMinor: price.amount_minor,
    currency: price.currency,
    recurring: recurs ? { interval, intervalCount, trialDays } : null,
    mapping,
  };
}
