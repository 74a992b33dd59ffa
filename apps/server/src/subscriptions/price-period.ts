import type { Subscription } from './subscription.ts';

/** What a subscription is billed by. */
export type BilledTerms = Pick<Subscription, 'quantity' | 'unit_amount_minor' | 'currency' | 'tax'>;

/** What one period costs, and the shop's own tax in it; minor units. */
export function pricePeriod({ quantity, unit_amount_minor, tax }: BilledTerms): {
  amountMinor: number;
  taxMinor: number;
} {
  const added = tax && !tax.included ? tax.unit_minor : 0;
  return { amountMinor: (unit_amount_minor + added) * quantity, taxMinor: (tax?.unit_minor ?? 0) * quantity };
}
