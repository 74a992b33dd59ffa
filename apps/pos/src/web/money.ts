/** 250 with USD is $2.50; 250 with JPY is ¥250: the number of decimals is the currency's. */
export function priceText(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amountMinor / 10 ** decimalsOf(currency));
}

/** Reads what a person typed as a price. @returns minor units; undefined when it is no price in this currency */
export function readPrice(typed: string, currency: string): number | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  const decimals = decimalsOf(currency);
  if (!match || (match[2] ?? '').length > decimals) return undefined;
  return Number(match[1] + (match[2] ?? '').padEnd(decimals, '0'));
}

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
