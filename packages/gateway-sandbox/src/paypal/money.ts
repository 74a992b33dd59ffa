import { BodyReader } from '../read-body.ts';
import { billingRefusal, malformedAt } from './billing-refusal.ts';
import type { Issue } from './refusal.ts';
import { malformedPayPal, PayPalRefusal } from './refusal.ts';
import type { Money } from './state.ts';

/** PayPal's list. Unlike ISO 4217 it counts HUF and TWD without decimals. */
const CURRENCIES =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(' ');
const ZERO_DECIMAL_CURRENCIES = ['HUF', 'JPY', 'TWD'];
const VALUE = /^(-?)([0-9]*)(?:[.]([0-9]+))?$/;

/** Where the reader stands, as a JSON pointer: "/purchase_units/0/amount". */
export type Place = string;

function decimalsOf(currency: string): 0 | 2 {
  return ZERO_DECIMAL_CURRENCIES.includes(currency) ? 0 : 2;
}

/** The amount in PayPal's smallest unit: 1013 for 10.13 USD, 1013 for 1013 JPY. */
export function minorOf(money: Money): number {
  const [whole = '0', fraction = ''] = money.value.split('.');
  return Number(whole + fraction.padEnd(decimalsOf(money.currency_code), '0'));
}

export function moneyOf(amountMinor: number, currency: string): Money {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const value = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { currency_code: currency, value: amountMinor < 0 ? `-${value}` : value };
}

/**
 * Reads an amount of zero or more as the billing APIs do, which have fewer words for what is wrong with one.
 *
 * @throws PayPalRefusal 400 for a wrong shape or precision, 422 CURRENCY_NOT_SUPPORTED_FOR_RECEIVER.
 */
export function readPrice(fields: BodyReader, place: Place): Money {
  const currency = fields.requiredText('currency_code');
  const [, sign, whole, fraction = ''] = VALUE.exec(fields.requiredText('value')) ?? [];
  if (sign === undefined || `${whole}${fraction}` === '')
    throw malformedAt('INVALID_PARAMETER_SYNTAX', `${place}/value`);
  if (!CURRENCIES.includes(currency)) {
    throw billingRefusal('CURRENCY_NOT_SUPPORTED_FOR_RECEIVER', `${place}/currency_code`);
  }
  const minor = Number((whole || '0') + fraction.padEnd(decimalsOf(currency), '0'));
  if (sign === '-' || fraction.length > decimalsOf(currency) || !Number.isSafeInteger(minor)) {
    throw malformedAt('INVALID_PARAMETER_VALUE', `${place}/value`);
  }
  return moneyOf(minor, currency);
}

/**
 * Reads and normalises an amount that must be above zero (or at least zero).
 *
 * @throws PayPalRefusal 400 for a wrong shape, 422 for a currency, precision or sign that PayPal refuses.
 */
export function readMoney(raw: unknown, place: Place, least: 'zero' | 'above_zero'): Money {
  const reader = new BodyReader(raw, (field, expected, why) =>
    malformedPayPal(`${place.slice(1)}${field === 'body' ? '' : `/${field}`}`, expected, why),
  );
  const currency = reader.requiredText('currency_code');
  const value = reader.requiredText('value');
  const parts = VALUE.exec(value);
  if (!parts || value === '' || value === '-')
    throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', `${place}/value`);
  if (!CURRENCIES.includes(currency)) throw new PayPalRefusal(422, 'INVALID_CURRENCY_CODE', `${place}/currency_code`);
  const fraction = parts[3] ?? '';
  if (fraction.length > decimalsOf(currency)) throw new PayPalRefusal(422, 'DECIMAL_PRECISION', `${place}/value`);
  const minor = Number((parts[2] || '0') + fraction.padEnd(decimalsOf(currency), '0')) * (parts[1] ? -1 : 1);
  const refuse = (issue: Issue) => new PayPalRefusal(422, issue, `${place}/value`);
  if (!Number.isSafeInteger(minor)) throw refuse('MAX_VALUE_EXCEEDED');
  if (minor < 0 && least === 'zero') throw refuse('CANNOT_BE_NEGATIVE');
  if (minor <= 0 && least === 'above_zero') throw refuse('CANNOT_BE_ZERO_OR_NEGATIVE');
  return moneyOf(minor, currency);
}
