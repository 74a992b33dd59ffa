import { z } from 'zod';

/** One hundred million dollars, in cents. Above it somebody mistyped. */
export const AMOUNT_MINOR_MAX = 10_000_000_000;

/** ISO 4217 alphabetic code, upper case. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ title: 'Currency', examples: ['USD'] });

/** An amount in the currency's smallest unit by ISO 4217: 1999 with USD is $19.99; 1999 with JPY is ¥1999. */
export const Money = z.object({
  amount_minor: z.int().min(0).max(AMOUNT_MINOR_MAX),
  currency: Currency,
});
export type Money = z.infer<typeof Money>;

/**
 * How many decimals ISO 4217 gives a currency: 2 unless listed. Gateways differ from it
 * (PayPal takes no decimals for HUF and TWD), so a gateway keeps its own table.
 */
const ISO_EXPONENT: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** The number of decimals between minor and major unit, by ISO 4217. */
export function currencyExponent(currency: string): number {
  return ISO_EXPONENT[currency] ?? 2;
}

/** Currencies of which some gateway takes no fraction, whatever ISO 4217 says. */
const WHOLE_SOMEWHERE = new Set(['HUF', 'TWD']);

/** The smallest amount that every gateway can take, minor units: what we work out ourselves is rounded to it. */
export function roundingStep(currency: string): number {
  return WHOLE_SOMEWHERE.has(currency) ? 100 : 1;
}

/** "$19.99" for people: never parsed back, never sent to a gateway. */
export function formatMoney(money: Money, locale = 'en'): string {
  const major = money.amount_minor / 10 ** currencyExponent(money.currency);
  return formatterOf(locale, money.currency).format(major);
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, made);
  return made;
}
