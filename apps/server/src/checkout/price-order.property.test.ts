import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscountTerms, type LineRate, priceOrder, type TaxTerms } from './price-order.ts';

const CURRENCIES = ['JPY', 'USD', 'KWD', 'HUF'] as const;
const RATES: LineRate[] = [{ rateBp: 1_900 }, { rateBp: 725 }, { rateBp: 0 }, { rateBp: 10_000 }, { rateBp: 1 }];

const basket = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  lines: fc
    .array(
      fc.record({
        unitAmountMinor: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 9_999_999 })),
        quantity: fc.integer({ min: 1, max: 1_000 }),
        applies: fc.boolean(),
        rate: fc.option(fc.constantFrom(...RATES)),
      }),
      { minLength: 1, maxLength: 50 },
    )
    .map((lines) => lines.map((line) => ({ ...line }))),
  off: fc.option(
    fc.oneof(
      fc.record({ percentBp: fc.integer({ min: 1, max: 10_000 }) }),
      fc.record({ amountMinor: fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 10 ** 10 })) }),
    ),
  ),
  included: fc.boolean(),
});

describe('any basket in yen, dollars, dinars and forints', () => {
  it('adds up: lines to the total, tax to its rates, a discount between nothing and all', () => {
    fc.assert(
      fc.property(basket, ({ currency, lines, off, included }) => {
        const discount: DiscountTerms | null = off && { off, applies: lines.map((line) => line.applies) };
        const tax: TaxTerms<LineRate> = { included, rates: lines.map((line) => line.rate) };
        const priced = priceOrder(currency, lines, discount, tax);
        for (const [i, line] of priced.lines.entries()) {
          const { subtotalMinor, discountMinor, taxMinor, totalMinor } = line;
          for (const amount of Object.values(line)) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          expect(subtotalMinor).toBe(lines[i]!.unitAmountMinor * lines[i]!.quantity);
          expect(discountMinor).toBeLessThanOrEqual(lines[i]!.applies && off ? subtotalMinor : 0);
          expect(totalMinor).toBe(subtotalMinor - discountMinor + (included ? 0 : taxMinor));
          if (included) expect(taxMinor).toBeLessThanOrEqual(totalMinor);
        }
        const sum = (of: (line: (typeof priced.lines)[number]) => number) =>
          priced.lines.reduce((all, line) => all + of(line), 0);
        expect(priced.totalMinor).toBe(sum((line) => line.totalMinor));
        expect(priced.discountMinor).toBe(sum((line) => line.discountMinor));
        expect(priced.taxMinor).toBe(priced.taxes.reduce((all, one) => all + one.taxMinor, 0));
        const whole = currency === 'HUF' && lines.every((line) => (line.unitAmountMinor * line.quantity) % 100 === 0);
        if (whole) expect(priced.totalMinor % 100).toBe(0);
        if (off && 'amountMinor' in off && !whole) {
          const most = sum((line) => (discount?.applies[priced.lines.indexOf(line)] ? line.subtotalMinor : 0));
          expect(priced.discountMinor).toBe(Math.min(off.amountMinor, most));
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a subscription', () => {
  it('is taxed by the unit, so that a price for one and a quantity come to the same; what is in it can be told from it', () => {
    const line = fc.record({
      currency: fc.constantFrom(...CURRENCIES),
      unitAmountMinor: fc.integer({ min: 0, max: 9_999_999 }),
      quantity: fc.integer({ min: 1, max: 1_000 }),
      rate: fc.record({ rateBp: fc.integer({ min: 0, max: 10_000 }) }),
    });
    fc.assert(
      fc.property(line, ({ currency, unitAmountMinor, quantity, rate }) => {
        fc.pre(currency !== 'HUF' || unitAmountMinor % 100 === 0); // PayPal takes no other
        const priced = (amountMinor: number, units: number, included: boolean) =>
          priceOrder(currency, [{ unitAmountMinor: amountMinor, quantity: units, taxedByUnit: true }], null, {
            included,
            rates: [rate],
          });
        const one = priced(unitAmountMinor, 1, false);
        const all = priced(unitAmountMinor, quantity, false);
        expect(all).toMatchObject({ taxMinor: one.taxMinor * quantity, totalMinor: one.totalMinor * quantity });
        expect(priced(one.totalMinor, quantity, true).taxMinor).toBe(all.taxMinor);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('rounding', () => {
  const one = (unitAmountMinor: number, quantity = 1) => ({ unitAmountMinor, quantity });
  const all = (n: number) => Array.from({ length: n }, () => true);

  it('is half up, each line for itself', () => {
    const half = { off: { percentBp: 5_000 }, applies: all(3) };
    const priced = priceOrder('USD', [one(1), one(3), one(2)], half, null);
    expect(priced.lines.map((line) => line.discountMinor)).toEqual([1, 2, 1]);
    expect(priced.totalMinor).toBe(2);
  });

  it('shares an amount off by the worth of the lines, without a rest', () => {
    const off = { off: { amountMinor: 100 }, applies: all(3) };
    const priced = priceOrder('USD', [one(1_000), one(1_000), one(1_000)], off, null);
    expect(priced.lines.map((line) => line.discountMinor)).toEqual([33, 33, 34]);
  });

  it('takes the discount first, then taxes what is left', () => {
    const rate = { rateBp: 2_000 };
    const off = { off: { percentBp: 1_000 }, applies: [true] };
    expect(priceOrder('USD', [one(10_000)], off, { included: false, rates: [rate] })).toMatchObject({
      discountMinor: 1_000,
      taxMinor: 1_800,
      totalMinor: 10_800,
      taxes: [{ rate, baseMinor: 9_000, taxMinor: 1_800 }],
    });
    expect(priceOrder('USD', [one(10_000)], off, { included: true, rates: [rate] })).toMatchObject({
      taxMinor: 1_500,
      totalMinor: 9_000,
      taxes: [{ rate, baseMinor: 7_500, taxMinor: 1_500 }],
    });
  });

  it('gives whole forints, which PayPal knows alone', () => {
    const priced = priceOrder('HUF', [one(99_900)], { off: { percentBp: 1_250 }, applies: [true] }, null);
    expect(priced.discountMinor).toBe(12_500);
    expect(priced.totalMinor).toBe(87_400);
  });
});
