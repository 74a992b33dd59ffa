import type { OrderForPayment } from '../orders/index.ts';

/**
 * How much of a payment is tax that the shop answers for, minor units; null where the order was not taxed. What fits
 * the order holds exactly its tax; a later period at another price holds the same share, rounded half up.
 */
export function sellerTaxOf(
  { items, tax_included }: Pick<OrderForPayment, 'items' | 'tax_included'>,
  amountMinor: number,
): number | null {
  const taxMinor = items.reduce((sum, item) => sum + item.tax_minor, 0);
  const netMinor = items.reduce((sum, item) => sum + item.total_minor - item.discount_minor, 0);
  const agreedMinor = tax_included ? netMinor : netMinor + taxMinor;
  if (taxMinor === 0) return null;
  if (amountMinor === agreedMinor) return taxMinor;
  const twice = 2n * BigInt(amountMinor) * BigInt(taxMinor) + BigInt(agreedMinor);
  return Number(twice / (2n * BigInt(agreedMinor)));
}
