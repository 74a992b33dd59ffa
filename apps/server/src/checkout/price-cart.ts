import type { PaymentGatewayKey } from '@vozex/domain';
import type { Db } from '../kernel/database.ts';
import { VozexError } from '../kernel/errors.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { chooseGateway, isFreeAt } from './choose-gateway.ts';
import { type CouponUse, type CouponVerdict, judgeCoupon } from './coupons/coupon.ts';
import { activeCoupon, usedBy } from './coupons/store.ts';
import { type PricedOrder, priceOrder } from './price-order.ts';
import type { Cart } from './read-cart.ts';
import { type RateOfOrder, readTax, type TaxAnswer, type Whereabouts } from './taxes/read-tax.ts';
import { say } from './words.ts';

/** What the buyer says beside what is bought. */
export type CartWish = {
  gateway: PaymentGatewayKey | undefined;
  couponCode: string | undefined;
  billing: Whereabouts;
  /** Whose redemptions count; null while nobody knows who buys. */
  customerId: string | null;
  /** Whose wrong codes are counted. */
  ip: string;
};

/** What a cart comes to, and everything that is wrong about it. The quote shows it; the order refuses by it. */
export type CartPricing = {
  priced: PricedOrder<RateOfOrder>;
  isFree: boolean;
  /** Null where none can take the money: `refused` says why. */
  gateway: PaymentGatewayKey | null;
  refused: VozexError | null;
  coupon: { code: string; verdict: CouponVerdict } | null;
  tax: TaxAnswer;
};

/** Prices a cart: first what the coupon takes off, then by which gateway it is paid, then the tax that is due there. */
export async function priceCart(app: CheckoutApp, db: Db, cart: Cart, wish: CartWish): Promise<CartPricing> {
  const { currency } = cart.total;
  const lines = cart.lines.map(({ price, quantity }) => ({
    unitAmountMinor: price.amount_minor,
    quantity,
    taxedByUnit: price.billing === 'recurring',
  }));
  const coupon = await couponOf(app, db, cart, wish);
  const discount = coupon?.verdict.kind === 'applies' ? coupon.verdict : null;
  const isFree = isFreeAt(cart, priceOrder(currency, lines, discount, null).totalMinor);
  const { gateway, refused } = gatewayOf(app, cart, wish.gateway, isFree);
  const categories = cart.lines.map(({ price }) => price.tax_category);
  const tax = await readTax(app, db, isFree ? null : gateway, categories, wish.billing);
  const priced = priceOrder(currency, lines, discount, tax.terms);
  return { priced, isFree, gateway, refused, coupon, tax };
}

/** The lines of a cart as a coupon looks at them. */
export function couponLines(cart: Cart): CouponUse['lines'] {
  return cart.lines.map(({ price, quantity }) => ({
    productId: price.product_id,
    recurring: price.billing === 'recurring',
    subtotalMinor: price.amount_minor * quantity,
  }));
}

async function couponOf(
  app: CheckoutApp,
  db: Db,
  cart: Cart,
  { couponCode: code, customerId, ip }: CartWish,
): Promise<CartPricing['coupon']> {
  if (!code) return null;
  const not = (why: string) => ({ code, verdict: { kind: 'not', why } as const });
  if (app.couponGuesses.exhausted(ip)) return not(say('Too many codes were tried. Wait a quarter of an hour.'));
  const row = await activeCoupon(db, code);
  if (!row) {
    app.couponGuesses.missed(ip);
    return not(say('We do not know this coupon.'));
  }
  const usedByCustomer = customerId === null ? null : await usedBy(db, row.id, customerId);
  const now = app.clock.now();
  const use = { now, currency: cart.total.currency, lines: couponLines(cart), usedByCustomer };
  return { code: row.code, verdict: judgeCoupon(row, use) };
}

function gatewayOf(
  app: CheckoutApp,
  cart: Cart,
  wanted: PaymentGatewayKey | undefined,
  isFree: boolean,
): Pick<CartPricing, 'gateway' | 'refused'> {
  try {
    return { gateway: chooseGateway(app, cart, wanted, isFree), refused: null };
  } catch (error) {
    if (!(error instanceof VozexError)) throw error;
    return { gateway: null, refused: error };
  }
}
