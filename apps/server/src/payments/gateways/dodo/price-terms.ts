import type { Price, ProductCreateParams } from 'dodopayments/resources/products/products';
import type { GatewayCheck, PriceToMap } from '../../gateway-setup.ts';

/** How long a unit is, in days or months: 7 days are a week, and 12 months a year, whoever says it. */
const LENGTH: Record<string, { unit: 'day' | 'month'; count: number }> = {
  day: { unit: 'day', count: 1 },
  week: { unit: 'day', count: 7 },
  month: { unit: 'month', count: 1 },
  year: { unit: 'month', count: 12 },
};

const DODO_INTERVAL = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' } as const;

/**
 * Dodo has no "until cancelled": a subscription ends by itself after its period. Ten years is what Dodo's own examples
 * have; the period can be made longer later, never shorter.
 */
const UNTIL_CANCELLED = { subscription_period_count: 10, subscription_period_interval: 'Year' } as const;

/** A subscription that ends sooner than in these months was not meant to run until it is cancelled. */
const ENDLESS_MONTHS_MIN = 60;
const DAYS_PER_MONTH = 30;

/** The price as Dodo wants it in a product. */
export function dodoPriceOf(price: PriceToMap): ProductCreateParams['price'] {
  // because the shop's currencies are ISO 4217, as Dodo's are
  const currency = price.currency as Price.OneTimePrice['currency'];
  const plain = { price: price.amountMinor, currency, discount: 0, purchasing_power_parity: false };
  if (!price.recurring) return { ...plain, type: 'one_time_price' };
  const { interval, intervalCount, trialDays } = price.recurring;
  return {
    ...plain,
    ...UNTIL_CANCELLED,
    type: 'recurring_price',
    payment_frequency_count: intervalCount,
    payment_frequency_interval: DODO_INTERVAL[interval],
    trial_period_days: trialDays ?? 0,
  };
}

/** Where Dodo would sell something else than the shop shows. An `error` is money; a `warning` is worth knowing. */
export function priceDifferences(dodo: Price, price: PriceToMap): GatewayCheck[] {
  const wanted = price.recurring ? 'recurring_price' : 'one_time_price';
  if (dodo.type !== wanted) {
    const is = dodo.type === 'one_time_price' ? 'sold once' : 'billed again and again';
    return [differs('error', `The product is ${is} at Dodo, the price is not.`)];
  }
  const found: GatewayCheck[] = [];
  if (dodo.price !== price.amountMinor || dodo.currency !== price.currency) {
    const text = `Dodo takes ${dodo.price} ${dodo.currency}, the price is ${price.amountMinor} ${price.currency} (minor units).`;
    found.push(differs('error', text));
  }
  if ((dodo.discount_bps ?? 0) > 0 || (dodo.discount ?? 0) > 0) {
    found.push(differs('error', 'The product has a discount at Dodo that the shop does not show.'));
  }
  if (dodo.purchasing_power_parity) {
    found.push(differs('warning', 'Dodo may sell it for less in some countries (purchasing power parity).'));
  }
  if (dodo.type === 'one_time_price' && dodo.pay_what_you_want) {
    found.push(differs('error', 'Buyers choose at Dodo what they pay; the price is only the least.'));
  }
  if (dodo.type === 'recurring_price' && price.recurring) found.push(...termDifferences(dodo, price.recurring));
  return found;
}

function termDifferences(dodo: Price.RecurringPrice, terms: NonNullable<PriceToMap['recurring']>): GatewayCheck[] {
  const found: GatewayCheck[] = [];
  const theirs = { interval: dodo.payment_frequency_interval, count: dodo.payment_frequency_count };
  if (lengthOf(theirs.interval, theirs.count) !== lengthOf(terms.interval, terms.intervalCount)) {
    const text = `Dodo bills every ${theirs.count} ${theirs.interval.toLowerCase()}(s), the price every ${terms.intervalCount} ${terms.interval}(s).`;
    found.push(differs('error', text));
  }
  const trialDays = dodo.trial_period_days ?? 0;
  if (trialDays !== (terms.trialDays ?? 0)) {
    const text = `The trial is ${trialDays} days at Dodo and ${terms.trialDays ?? 0} here; checkouts of this shop say ours.`;
    found.push(differs('warning', text));
  }
  if ((terms.trialDays ?? 0) > 0 && (dodo.trial_amount ?? 0) > 0) {
    found.push(differs('error', 'Dodo charges for the trial, the shop says it is free.'));
  }
  if (monthsOf(dodo.subscription_period_interval, dodo.subscription_period_count) < ENDLESS_MONTHS_MIN) {
    const period = `${dodo.subscription_period_count} ${dodo.subscription_period_interval.toLowerCase()}(s)`;
    found.push(
      differs('warning', `Dodo ends the subscription by itself after ${period}; the shop sells it until cancelled.`),
    );
  }
  return found;
}

function differs(level: 'warning' | 'error', detail: string): GatewayCheck {
  return { check: 'price', level, detail, fix: 'Change the product at Dodo, or have a new one made for this price.' };
}

/** The same text for the same length of time. */
function lengthOf(interval: string, count: number): string {
  const length = LENGTH[interval.toLowerCase()];
  return length ? `${length.count * count} ${length.unit}` : `${count} ${interval}`;
}

function monthsOf(interval: string, count: number): number {
  const length = LENGTH[interval.toLowerCase()];
  if (!length) return 0;
  return (length.count * count) / (length.unit === 'month' ? 1 : DAYS_PER_MONTH);
}
