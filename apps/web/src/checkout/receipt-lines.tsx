import type { ReactNode } from 'react';
import { languageOfPage, say } from '../languages/say.ts';
import { classes } from '../ui/classes.ts';
import { Money } from '../ui/money.tsx';

export type Receipt = {
  currency: string;
  /** Of the items at list price. */
  pricedMinor: number;
  discountMinor: number;
  couponCode: string | null;
  taxes: readonly { name: string; rateBp: number; taxMinor: number; reverseCharge: boolean }[];
  /** True: the prices hold the tax. False: it is added. */
  taxIncluded: boolean;
  totalMinor: number;
};

/** What stands between the items of an order and its total: what a coupon took off, each tax, and what a trial leaves free. */
export function ReceiptLines({ receipt }: { receipt: Receipt }) {
  const { currency, discountMinor, couponCode, taxes, taxIncluded } = receipt;
  const added = taxIncluded ? 0 : taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
  // A trial is agreed at its price, and nothing of it is due today.
  const free = receipt.pricedMinor - discountMinor + added - receipt.totalMinor;
  const percent = (basisPoints: number) => `${new Intl.NumberFormat(languageOfPage()).format(basisPoints / 100)} %`;
  return (
    <>
      {discountMinor > 0 && (
        <Line tone="text-good" label={say('Coupon {couponCode}', { couponCode: couponCode ?? '' })}>
          −<Money amount_minor={discountMinor} currency={currency} />
        </Line>
      )}
      {taxes.map(({ name, rateBp, taxMinor, reverseCharge }) => {
        const taxed = `${name} ${reverseCharge ? say('(reverse charge)') : percent(rateBp)}`;
        return (
          <Line
            key={`${name} ${rateBp}`}
            tone="text-ink-soft"
            label={taxIncluded && !reverseCharge ? say('Including {tax}', { tax: taxed }) : taxed}
          >
            <Money amount_minor={taxMinor} currency={currency} />
          </Line>
        );
      })}
      {free > 0 && (
        <Line tone="text-good" label={say('Free trial')}>
          −<Money amount_minor={free} currency={currency} />
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
