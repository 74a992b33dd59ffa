import type { Billing } from '../api/types.ts';
import { Money } from '../ui/money.tsx';
import { billingPhrase } from './phrases.ts';

/** "$29.00", and how often where it is more than once. */
export function PriceTag(price: { amount_minor: number; currency: string } & Billing) {
  return (
    <>
      {price.amount_minor === 0 ? 'Free' : <Money amount_minor={price.amount_minor} currency={price.currency} />}
      {price.billing === 'recurring' && (
        <span className="font-normal text-ink-faint text-sm"> {billingPhrase(price)}</span>
      )}
    </>
  );
}
