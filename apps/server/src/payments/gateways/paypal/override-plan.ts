import type { PlanOverride } from '@paypal/paypal-server-sdk';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { paypalValue } from './money.ts';
import type { Plan, TrialOverride } from './plans.ts';

/**
 * How one subscription departs from its plan: in the length of its trial, and in its price, which holds the tax that the
 * shop adds. PayPal would add a percentage by itself, but does not say how it rounds; a price that includes the tax is
 * charged as it is, times the quantity.
 *
 * @returns nothing to write into the request where the plan is followed.
 * @throws NotPayableAtPaypal
 */
export function planOverride(
  plan: Plan,
  { unitAmountMinor, currency, addedTax }: RecurringTerms,
  trial: TrialOverride | undefined,
): { plan?: PlanOverride } {
  const regular = plan.billing_cycles.find((cycle) => cycle.tenure_type === 'REGULAR');
  if (!addedTax || !regular) return trial ? { plan: { billingCycles: [trial] } } : {};
  const value = paypalValue(unitAmountMinor + addedTax.unitMinor, currency);
  const price = { pricingScheme: { fixedPrice: { currencyCode: currency, value } }, totalCycles: 0 };
  return {
    plan: {
      billingCycles: [...(trial ? [trial] : []), { sequence: regular.sequence, ...price }],
      taxes: { percentage: percentageOf(addedTax.rateBp), inclusive: true },
    },
  };
}

/** Basis points as PayPal writes a percentage: 1900 is "19", 825 is "8.25". */
function percentageOf(rateBp: number): string {
  return String(rateBp / 100);
}
