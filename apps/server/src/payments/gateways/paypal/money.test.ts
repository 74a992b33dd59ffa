import { currencyExponent } from '@vozex/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorOf, NotPayableAtPaypal, paypalValue } from './money.ts';

describe("PayPal's decimal text", () => {
  it.each([
    [1999, 'USD', '19.99'],
    [5, 'EUR', '0.05'],
    [0, 'USD', '0.00'],
    [1999, 'JPY', '1999'],
    [370_500, 'HUF', '3705'],
    [45_000, 'TWD', '450'],
    [1_234_567, 'KWD', '1234.567'],
    [10_000_000_000, 'USD', '100000000.00'],
  ])('writes %d minor units of %s as %s, and reads them back', (amountMinor, currency, text) => {
    expect(paypalValue(amountMinor, currency)).toBe(text);
    expect(minorOf(text, currency)).toBe(amountMinor);
  });

  it('refuses a fraction that PayPal does not have', () => {
    expect(() => paypalValue(370_550, 'HUF')).toThrow(NotPayableAtPaypal);
  });

  it('reads the negative amounts of old refunds, and zeros too many', () => {
    expect(minorOf('-0.48', 'USD')).toBe(48);
    expect(minorOf('1999.00', 'JPY')).toBe(1999);
    expect(minorOf('7', 'USD')).toBe(700);
  });

  it.each(['', '1,00', '1e3', '0x10', ' 1', '1.', '.5', '1.005', 'NaN', '--1', '99999999999999999999'])(
    'does not read %j',
    (text) => {
      expect(minorOf(text, 'USD')).toBeUndefined();
    },
  );

  it('loses nothing, whatever the amount', () => {
    const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'HUF', 'TWD');
    fc.assert(
      fc.property(fc.nat(1_000_000_000), currencies, (units, currency) => {
        const amountMinor = currency === 'HUF' || currency === 'TWD' ? units * 10 ** currencyExponent(currency) : units;
        expect(minorOf(paypalValue(amountMinor, currency), currency)).toBe(amountMinor);
      }),
    );
  });
});
