import { minorOf, moneyOf } from './money.ts';
import { malformedPayPal } from './refusal.ts';
import type { Money } from './state.ts';

const VALUE = /^[0-9]+([.][0-9]{1,2})?$/;

/** The `amount` of a control call: a whole number of the smallest unit (500), or PayPal's own text ("5.00"). */
export function readControlAmount(body: unknown, currency: string): Money | undefined {
  const { amount } = (body ?? {}) as { amount?: unknown };
  if (amount === undefined || amount === null) return undefined;
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0) return moneyOf(amount, currency);
  if (typeof amount !== 'string' || !VALUE.test(amount)) throw malformedPayPal('amount', '500 or "5.00"', 'wrong');
  return moneyOf(minorOf({ value: amount, currency_code: currency }), currency);
}
