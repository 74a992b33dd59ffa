import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleReaches } from './account.ts';
import { whyNot } from './fulfillment.ts';
import { ID_PREFIX, type IdKind, idSchema, makeId } from './ids.ts';
import { AMOUNT_MINOR_MAX, currencyExponent, formatMoney, Money } from './money.ts';
import { Slug } from './product.ts';

const kinds = fc.constantFrom(...(Object.keys(ID_PREFIX) as IdKind[])); // because the keys are the kinds
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map((ms) => new Date(Math.min(ms, 8.64e15)));

describe('an id', () => {
  it('is what its kind says, and no other kind', () => {
    fc.assert(
      fc.property(kinds, kinds, time, random, (kind, other, now, bytes) => {
        const id = makeId(kind, now, bytes);
        expect(idSchema(kind).safeParse(id).success).toBe(true);
        expect(idSchema(other).safeParse(id).success).toBe(kind === other);
      }),
    );
  });

  it('sorts by the time it was made, whatever its random part', () => {
    fc.assert(
      fc.property(time, time, random, random, (a, b, x, y) => {
        fc.pre(a.getTime() !== b.getTime());
        const isEarlier = makeId('order', a, x) < makeId('order', b, y);
        expect(isEarlier).toBe(a < b);
      }),
    );
  });

  it('keeps every random bit: two that differ in one are two ids', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 0, max: 79 }), (bytes, bit) => {
        const flipped = bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(makeId('order', new Date(0), flipped)).not.toBe(makeId('order', new Date(0), bytes));
      }),
    );
  });

  it('has prefixes that differ', () => {
    expect(new Set(Object.values(ID_PREFIX)).size).toBe(Object.keys(ID_PREFIX).length);
  });
});

describe('money', () => {
  it.each([
    [1999, 'USD', '$19.99'],
    [1999, 'JPY', '¥1,999'],
    [1999, 'KWD', 'KWD 1.999'],
    [0, 'EUR', '€0.00'],
  ])('%i %s reads %s', (amount_minor, currency, text) => {
    expect(formatMoney({ amount_minor, currency }).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('has the decimals that the runtime knows too', () => {
    const codes =
      'USD EUR GBP CHF INR BRL ZAR JPY KRW VND CLP PYG ISK UGX RWF XOF XAF XPF BIF DJF GNF KMF VUV BHD JOD KWD LYD OMR TND';
    for (const currency of codes.split(' ')) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
      expect({ currency, exponent: currencyExponent(currency) }).toEqual({ currency, exponent: maximumFractionDigits });
    }
  });

  it.each([
    [{ amount_minor: -1, currency: 'USD' }, false],
    [{ amount_minor: 1.5, currency: 'USD' }, false],
    [{ amount_minor: '1', currency: 'USD' }, false],
    [{ amount_minor: AMOUNT_MINOR_MAX + 1, currency: 'USD' }, false],
    [{ amount_minor: 1, currency: 'usd' }, false],
    [{ amount_minor: AMOUNT_MINOR_MAX, currency: 'USD' }, true],
  ])('%j is money: %s', (value, holds) => {
    expect(Money.safeParse(value).success).toBe(holds);
  });
});

describe('a button', () => {
  it('says from where its action is possible, in words people know', () => {
    expect(whyNot('resume', 'suspended')).toBeUndefined();
    expect(whyNot('resume', 'active')).toBe('Only for: Paused');
  });
});

describe('a role', () => {
  it('reaches what lies at or below it, and a customer reaches nothing of the team', () => {
    expect(roleReaches('owner', 'operator')).toBe(true);
    expect(roleReaches('operator', 'operator')).toBe(true);
    expect(roleReaches('read_only', 'operator')).toBe(false);
    expect(roleReaches('customer', 'read_only')).toBe(false);
  });
});

describe('a slug', () => {
  it.each(['a', 'A-b', 'a--b', '-a', 'a-', 'a b', 'ä-b', '../etc'])('is not %j', (text) => {
    expect(Slug.safeParse(text).success).toBe(false);
  });
});
