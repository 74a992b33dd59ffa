import { roundingStep } from '@vozex/domain';

/** One line at list price. Amounts everywhere here are minor units of the order's currency. */
export type LineToPrice = {
  unitAmountMinor: number;
  quantity: number;
  /** Of a subscription, which gateways bill by a price for each unit. No discount reaches it. */
  taxedByUnit?: boolean;
};

/** What a coupon takes off: a share in basis points, or an amount that is shared out. `applies`: to which lines. */
export type DiscountTerms = { off: { percentBp: number } | { amountMinor: number }; applies: boolean[] };

/** The rate of a line; null where nothing taxes it. Lines of one rate name the same object. */
export type LineRate = { rateBp: number };
/** `included`: the prices hold the tax already; else it comes on top. */
export type TaxTerms<Rate extends LineRate> = { included: boolean; rates: (Rate | null)[] };

export type PricedLine = {
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  /** What is paid for it: less the discount, with the tax. */
  totalMinor: number;
};

/** `taxes`: each rate once, with what it was taken of. Everything is the sum of the lines. */
export type PricedOrder<Rate extends LineRate = LineRate> = PricedLine & {
  lines: PricedLine[];
  taxIncluded: boolean;
  taxes: { rate: Rate; baseMinor: number; taxMinor: number }[];
};

/**
 * What an order comes to: the one place that works out money of a checkout, for the quote and the order alike. Pure.
 *
 * Discount and tax are rounded half up, each line for itself, to the smallest amount that every gateway takes; totals
 * are sums of lines and are never rounded again. The tax of a subscription is rounded for one unit and multiplied. An
 * amount off is shared out by the lines' worth and adds up to itself; more than the lines cost is not taken off.
 */
export function priceOrder<Rate extends LineRate>(
  currency: string,
  lines: LineToPrice[],
  discount: DiscountTerms | null,
  tax: TaxTerms<Rate> | null,
): PricedOrder<Rate> {
  const subtotals = lines.map((line) => line.unitAmountMinor * line.quantity);
  const units = lines.map((line) => (line.taxedByUnit ? line.quantity : 1));
  const step = stepOf(
    currency,
    subtotals.map((subtotal, i) => subtotal / units[i]!), // because there is one for each line
  );
  const discounts = discount ? discountsOf(subtotals, discount, step) : subtotals.map(() => 0);
  const taxIncluded = tax?.included ?? false;
  const byRate = new Map<Rate, { rate: Rate; baseMinor: number; taxMinor: number }>();
  const priced = subtotals.map((subtotalMinor, i): PricedLine => {
    const discountMinor = discounts[i]!; // because there is one for each line
    const net = subtotalMinor - discountMinor;
    const rate = tax?.rates[i] ?? null;
    const unit = units[i]!; // for the same reason
    const taxMinor = rate ? taxOf(net / unit, rate.rateBp, taxIncluded, step) * unit : 0;
    if (rate) {
      const sum = byRate.get(rate) ?? { rate, baseMinor: 0, taxMinor: 0 };
      sum.baseMinor += taxIncluded ? net - taxMinor : net;
      sum.taxMinor += taxMinor;
      byRate.set(rate, sum);
    }
    return { subtotalMinor, discountMinor, taxMinor, totalMinor: taxIncluded ? net : net + taxMinor };
  });
  const sum = (field: keyof PricedLine) => priced.reduce((total, line) => total + line[field], 0);
  return {
    lines: priced,
    subtotalMinor: sum('subtotalMinor'),
    discountMinor: sum('discountMinor'),
    taxMinor: sum('taxMinor'),
    totalMinor: sum('totalMinor'),
    taxIncluded,
    taxes: [...byRate.values()],
  };
}

/** Where prices themselves hold fractions that some gateway does not take, rounding to whole ones would help nobody. */
function stepOf(currency: string, amounts: number[]): number {
  const step = roundingStep(currency);
  return amounts.every((amount) => amount % step === 0) ? step : 1;
}

function discountsOf(subtotals: number[], { off, applies }: DiscountTerms, step: number): number[] {
  const eligible = subtotals.map((subtotal, i) => (applies[i] ? subtotal : 0));
  if ('percentBp' in off) return eligible.map((subtotal) => share(subtotal, off.percentBp, 10_000, step));
  const all = eligible.reduce((sum, subtotal) => sum + subtotal, 0);
  const amount = Math.min(off.amountMinor - (off.amountMinor % step), all);
  let before = 0;
  let given = 0;
  return eligible.map((subtotal) => {
    before += subtotal;
    // What all lines up to here should have, less what they got: the parts add up without a rest.
    const due = all === 0 ? 0 : Number((BigInt(amount / step) * BigInt(before)) / BigInt(all)) * step;
    const part = due - given;
    given = due;
    return part;
  });
}

function taxOf(netMinor: number, rateBp: number, included: boolean, step: number): number {
  return share(netMinor, rateBp, included ? 10_000 + rateBp : 10_000, step);
}

/** `amount * part / whole`, rounded half up to a multiple of `step`, and never more than the amount for a part of it. */
function share(amountMinor: number, part: number, whole: number, step: number): number {
  const unit = BigInt(whole) * BigInt(step);
  const twice = 2n * BigInt(amountMinor) * BigInt(part) + unit;
  return Number(twice / (2n * unit)) * step;
}
