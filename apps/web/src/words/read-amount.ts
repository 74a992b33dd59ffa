import { AMOUNT_MINOR_MAX, currencyExponent } from '@vozex/domain';

/** "19.99" with USD → 1999. Null for anything that is not exactly an amount of the currency; never rounded. */
export function readAmount(text: string, currency: string): number | null {
  const exponent = currencyExponent(currency);
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > exponent) return null;
  const minor = Number(whole + fraction.padEnd(exponent, '0'));
  return minor <= AMOUNT_MINOR_MAX ? minor : null;
}

/** 1999 with USD → "19.99": for a text box, without sign or grouping. */
export function writeAmount(minor: number, currency: string): string {
  return (minor / 10 ** currencyExponent(currency)).toFixed(currencyExponent(currency));
}
