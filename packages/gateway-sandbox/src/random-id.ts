import { randomInt } from 'node:crypto';

const MIXED_CASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const UPPER_CASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** PayPal's account ids leave out the letters and digits that people confuse (I, O, 0, 1). */
const ACCOUNT_ID = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** An id as Dodo writes them: `pay_` and 21 letters or digits. */
export function dodoId(prefix: string): string {
  return `${prefix}_${randomText(21, MIXED_CASE)}`;
}

/** An id as PayPal writes them for orders, captures, refunds and webhooks: 17 capital letters or digits. */
export function paypalId(): string {
  return randomText(17, UPPER_CASE);
}

/** A PayPal account id (payer or merchant): 13 characters. */
export function paypalAccountId(): string {
  return randomText(13, ACCOUNT_ID);
}

/** An opaque token or key of `length` letters and digits. */
export function opaqueKey(length: number): string {
  return randomText(length, MIXED_CASE);
}
