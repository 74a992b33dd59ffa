import { formatMoney } from '@vozex/domain';
import { type BilledTerms, pricePeriod } from './price-period.ts';
import type { SubscriptionTax } from './subscription.ts';

/** A gateway draws what is owed together with the next period. More at once than a year of months is a mistake. */
const PERIODS_AT_ONCE_MAX = 12;

/** A charge as it was agreed: its tax, and by which rate. */
export type FittingCharge = { taxMinor: number; tax: SubscriptionTax | null };

/**
 * Finds the terms that a charge of a gateway that charges exactly what it is told fits: one period, or several where
 * some were owed. Nothing where it fits none.
 *
 * @param agreed the terms of now first, then those that may have been billed by.
 */
export function judgeCharge(
  { amountMinor, currency }: { amountMinor: number; currency: string },
  agreed: BilledTerms[],
): FittingCharge | undefined {
  for (const terms of agreed) {
    const period = pricePeriod(terms);
    const periods = period.amountMinor === 0 ? 0 : amountMinor / period.amountMinor;
    const fits = Number.isInteger(periods) && periods >= 1 && periods <= PERIODS_AT_ONCE_MAX;
    if (fits && currency === terms.currency) return { taxMinor: period.taxMinor * periods, tax: terms.tax };
  }
  return undefined;
}

const CODE = 'AMOUNT_UNEXPECTED';

/** What an operator reads of a charge that fits nothing. */
export function unexpectedAmount(
  paymentId: string,
  charge: { amountMinor: number; currency: string },
  terms: BilledTerms,
): string {
  const was = formatMoney({ amount_minor: charge.amountMinor, currency: charge.currency });
  const agreed = formatMoney({ amount_minor: pricePeriod(terms).amountMinor, currency: terms.currency });
  return `${CODE}: payment ${paymentId} was ${was}; a period costs ${agreed}. See how the gateway bills it, and refund what is too much`;
}

/** True of a problem that a later charge which fits again settles. */
export function isUnexpectedAmount(problem: string | null): boolean {
  return problem?.startsWith(`${CODE}:`) ?? false;
}
