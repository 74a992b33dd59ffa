import { currencyExponent } from '@vozex/domain';

/** Zero-decimal at PayPal, whatever ISO 4217 says; HUF and TWD have two decimals there and in VOZEX. */
const WHOLE_AT_PAYPAL = new Set(['JPY', 'HUF', 'TWD']);

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/;

/** An amount that PayPal cannot express, such as half a forint. */
export class NotPayableAtPaypal extends Error {}

/**
 * Minor units (ISO 4217) as the decimal text that PayPal takes, by integer arithmetic.
 *
 * @throws NotPayableAtPaypal when PayPal has no such fraction of the currency.
 */
export function paypalValue(amountMinor: number, currency: string): string {
  const ours = currencyExponent(currency);
  const theirs = WHOLE_AT_PAYPAL.has(currency) ? 0 : ours;
  const step = 10 ** (ours - theirs);
  if (amountMinor % step !== 0) throw new NotPayableAtPaypal(`PayPal takes only whole ${currency}`);
  const digits = String(amountMinor / step).padStart(theirs + 1, '0');
  return theirs === 0 ? digits : `${digits.slice(0, -theirs)}.${digits.slice(-theirs)}`;
}

/**
 * PayPal's decimal text as minor units (ISO 4217), by its digits. The sign is dropped: a v1 refund is negative.
 *
 * @returns undefined for what is no amount, or is finer than the currency's smallest unit.
 */
export function minorOf(value: string, currency: string): number | undefined {
  const match = DECIMAL.exec(value);
  if (!match) return undefined;
  const exponent = currencyExponent(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return undefined;
  const minor = Number(`${match[2]}${fraction.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
