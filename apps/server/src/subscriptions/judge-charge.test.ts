import { describe, expect, it } from 'vitest';
import { isUnexpectedAmount, judgeCharge, unexpectedAmount } from './judge-charge.ts';
import { testSubscription } from './test-subscription.ts';

const vat = { name: 'VAT', rate_bp: 1_900, included: false, reverse_charge: false, unit_minor: 361 };
/** Two units of $19.00 a month, with 19 % on top: $45.22, of which $7.22 are tax. */
const taxed = testSubscription({ quantity: 2, tax: vat });
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('a charge', () => {
  it('fits where it is a period, or several that were owed, and holds the tax of each', () => {
    expect(judgeCharge(usd(4_522), [taxed])).toEqual({ taxMinor: 722, tax: vat });
    expect(judgeCharge(usd(9_044), [taxed])).toEqual({ taxMinor: 1_444, tax: vat });
  });

  it('fits a price that holds its tax, and one that nobody taxes', () => {
    const included = { ...vat, included: true, unit_minor: 303 };
    expect(judgeCharge(usd(3_800), [{ ...taxed, tax: included }])).toEqual({ taxMinor: 606, tax: included });
    expect(judgeCharge(usd(3_800), [{ ...taxed, tax: null }])).toEqual({ taxMinor: 0, tax: null });
  });

  it('may fit what was agreed before or is agreed already, at the tax of that', () => {
    const later = { ...vat, rate_bp: 700, unit_minor: 413 };
    const pro = testSubscription({ unit_amount_minor: 5_900, tax: later });
    expect(judgeCharge(usd(6_313), [taxed, pro])).toEqual({ taxMinor: 413, tax: later });
  });

  it.each([
    ['the price without its tax', usd(3_800)],
    ['a cent too much', usd(4_523)],
    ['nothing', usd(0)],
    ['more periods than may be owed', usd(4_522 * 13)],
    ['another currency', { amountMinor: 4_522, currency: 'EUR' }],
  ])('does not fit where it is %s', (_, charge) => {
    expect(judgeCharge(charge, [taxed])).toBeUndefined();
    expect(isUnexpectedAmount(unexpectedAmount('pay_1', charge, taxed))).toBe(true);
  });

  it('fits nothing where nothing is charged', () => {
    expect(judgeCharge(usd(100), [testSubscription({ unit_amount_minor: 0 })])).toBeUndefined();
  });
});
