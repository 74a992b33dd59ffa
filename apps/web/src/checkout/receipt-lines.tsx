import type { ReactNode } from 'react';
import type { Order } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { classes } from '../ui/classes.ts';
import { Money } from '../ui/money.tsx';
import { taxTitle } from './tax-in-price.tsx';

type ReceiptLinesProps = {
  /** As the buyer or the team reads it. */
  order: Pick<Order, 'total' | 'discount' | 'coupon_code' | 'taxes' | 'tax_included'>;
  /** Of the items at list price. */
  pricedMinor: number;
};

/** What stands between the items of an order and its total: what a coupon took off, each tax, and what a trial leaves free. */
export function ReceiptLines({ order, pricedMinor }: ReceiptLinesProps) {
  const { total, discount, coupon_code: couponCode, taxes, tax_included: taxIncluded } = order;
  const added = taxIncluded ? 0 : taxes.reduce((sum, { tax }) => sum + tax.amount_minor, 0);
  // A trial is agreed at its price, and nothing of it is due today.
  const free = pricedMinor - (discount?.amount_minor ?? 0) + added - total.amount_minor;
  return (
    <>
      {discount && (
        <Line tone="text-good" label={say('Coupon {couponCode}', { couponCode: couponCode ?? '' })}>
          −<Money {...discount} />
        </Line>
      )}
      {taxes.map(({ name, rate_bp, tax, reverse_charge }) => {
        const taxed = taxTitle({ name, rate_bp, reverse_charge });
        return (
          <Line
            key={`${name} ${rate_bp}`}
            tone="text-ink-soft"
            label={taxIncluded && !reverse_charge ? say('Including {tax}', { tax: taxed }) : taxed}
          >
            <Money {...tax} />
          </Line>
        );
      })}
      {free > 0 && (
        <Line tone="text-good" label={say('Free trial')}>
          −<Money amount_minor={free} currency={total.currency} />
        </Line>
      )}
    </>
  );
}

function Line({ label, tone, children }: { label: string; tone: string; children: ReactNode }) {
  return (
    <li className={classes('flex items-baseline justify-between gap-4', tone)}>
      <span>{label}</span>
      <span>{children}</span>
    </li>
  );
}
