import { AMOUNT_MINOR_MAX, Currency, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { spokenMoney } from '../../kernel/language.ts';
import { say } from '../words.ts';

/** More products than this are better told by leaving the list empty. */
const PRODUCTS_MAX = 200;
const REDEMPTIONS_MAX = 1_000_000;

/** As it is typed: letters, digits and hyphens. Whatever its case, it is the same code. */
const CouponCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/, 'must be 3 to 40 letters, digits or hyphens')
  .meta({ examples: ['SPRING-20'] });

const Amounts = z.record(Currency, z.int().min(1).max(AMOUNT_MINOR_MAX));
const Time = z.iso.datetime({ offset: true });

/** What an operator writes. One of `percent_bp` and `amounts`. */
export const CouponWrite = z.strictObject({
  code: CouponCode,
  percent_bp: z.int().min(1).max(10_000).nullable().default(null).meta({
    description: 'The share taken off each line, in hundredths of a percent: 1250 is 12.5 %.',
  }),
  amounts: Amounts.nullable().default(null).meta({
    description: 'What is taken off the order, in minor units by currency; in any other currency it does not apply.',
  }),
  minimums: Amounts.default({}).meta({
    description: 'The least that the lines it applies to must come to, in minor units by currency.',
  }),
  starts_at: Time.nullable().default(null),
  ends_at: Time.nullable().default(null),
  redemptions_max: z.int().min(1).max(REDEMPTIONS_MAX).nullable().default(null),
  per_customer_max: z.int().min(1).max(1_000).nullable().default(null),
  product_ids: z.array(idSchema('product')).max(PRODUCTS_MAX).default([]).meta({
    description: 'What it applies to; empty: everything that is paid once.',
  }),
  active: z.boolean().default(true),
  note: z
    .string()
    .max(500)
    .regex(/^[^\0]*$/, 'must not contain NUL characters')
    .default('')
    .meta({ description: 'What it is for, in words for the team.' }),
});
export type CouponWrite = z.infer<typeof CouponWrite>;

export const AdminCoupon = CouponWrite.extend({
  id: idSchema('coupon'),
  redeemed: z.int().meta({ description: 'Redemptions by paid orders and by those that wait for their money.' }),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
}).meta({ id: 'AdminCoupon' });
export type AdminCoupon = z.output<typeof AdminCoupon>;

export type CouponRow = {
  id: string;
  code: string;
  percent_bp: number | null;
  amounts: Record<string, number> | null;
  minimums: Record<string, number>;
  starts_at: Date | null;
  ends_at: Date | null;
  redemptions_max: number | null;
  per_customer_max: number | null;
  redeemed: number;
  active: boolean;
  note: string;
  created_at: Date;
  updated_at: Date;
  product_ids: string[];
};

export function adminCoupon(row: CouponRow): AdminCoupon {
  return {
    ...row,
    starts_at: row.starts_at?.toISOString() ?? null,
    ends_at: row.ends_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** What a coupon is asked about. `usedByCustomer` is null while nobody knows who buys. */
export type CouponUse = {
  now: Date;
  currency: string;
  lines: { productId: string; recurring: boolean; subtotalMinor: number }[];
  usedByCustomer: number | null;
};

export type CouponVerdict =
  | { kind: 'applies'; off: { percentBp: number } | { amountMinor: number }; applies: boolean[] }
  | { kind: 'not'; why: string };

/** Whether a coupon takes something off these lines, and if not, why: a sentence for the customer. Pure. */
export function judgeCoupon(coupon: CouponRow, { now, currency, lines, usedByCustomer }: CouponUse): CouponVerdict {
  const not = (why: string): CouponVerdict => ({ kind: 'not', why });
  if (coupon.starts_at && now < coupon.starts_at) return not(say('This coupon is not valid yet.'));
  if (coupon.ends_at && now >= coupon.ends_at) return not(say('This coupon has expired.'));
  const { redemptions_max: most, per_customer_max: mostEach } = coupon;
  if (most !== null && coupon.redeemed >= most) return not(say('This coupon has been used up.'));
  if (mostEach !== null && usedByCustomer !== null && usedByCustomer >= mostEach) {
    return not(say('You have used this coupon as often as it can be used.'));
  }
  // A gateway bills a subscription by a plan of its own; what it would take off, it would decide, and not both can.
  const applies = lines.map(
    ({ productId, recurring }) =>
      !recurring && (coupon.product_ids.length === 0 || coupon.product_ids.includes(productId)),
  );
  if (!applies.includes(true)) {
    return not(
      lines.every(({ recurring }) => recurring)
        ? say('Coupons apply to what is paid once, not to subscriptions.')
        : say('This coupon is for other products than these.'),
    );
  }
  const eligible = lines.reduce((sum, line, i) => sum + (applies[i] ? line.subtotalMinor : 0), 0);
  const amountMinor = coupon.amounts?.[currency];
  const least = coupon.minimums[currency];
  if (coupon.amounts && amountMinor === undefined)
    return not(say('This coupon does not apply to prices in {currency}.', { currency }));
  if (least === undefined && Object.keys(coupon.minimums).length > 0) {
    return not(say('This coupon does not apply to prices in {currency}.', { currency }));
  }
  if (least !== undefined && eligible < least) {
    return not(
      say('This coupon needs a total of {least} or more.', { least: spokenMoney({ amount_minor: least, currency }) }),
    );
  }
  if (amountMinor !== undefined) return { kind: 'applies', off: { amountMinor }, applies };
  return { kind: 'applies', off: { percentBp: coupon.percent_bp! }, applies }; // because the table has one of the two
}
