import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import type { OrderForPayment } from '../../orders/index.ts';
import { CheckoutError } from '../errors.ts';
import { say } from '../words.ts';
import { type CouponUse, judgeCoupon } from './coupon.ts';
import { holdRedemption, lockCoupon, releaseRedemption, usedBy, uselessRedemptions, useRedemption } from './store.ts';

/**
 * Redeems a coupon for an order in the transaction that places it, under the coupon's lock: of any number of checkouts
 * at once, no more go through than it may be used. Call it last, since others wait for the lock.
 *
 * @throws CheckoutError COUPON_NOT_APPLICABLE with why, when it was used up, ended or changed since it was looked at
 */
export async function redeemCoupon(
  app: App,
  tx: Tx,
  code: string,
  order: Pick<CouponUse, 'currency' | 'lines'> & { orderId: string; customerId: string; discountMinor: number },
  agreed: unknown,
): Promise<void> {
  const coupon = await lockCoupon(tx, code);
  const usedByCustomer = coupon ? await usedBy(tx, coupon.id, order.customerId) : 0;
  const { currency, lines } = order;
  const now = app.clock.now();
  const verdict = coupon && judgeCoupon(coupon, { now, currency, lines, usedByCustomer });
  if (verdict?.kind === 'not') throw couponRefused(code, verdict.why);
  if (!coupon || !verdict)
    throw couponRefused(code, say('This coupon has just changed. Look at the new total and try again.'));
  const { off, applies } = verdict;
  if (JSON.stringify({ off, applies }) !== JSON.stringify(agreed))
    throw couponRefused(code, say('This coupon has just changed. Look at the new total and try again.'));
  const { orderId, customerId, discountMinor } = order;
  await holdRedemption(tx, { orderId, couponId: coupon.id, customerId, discountMinor, currency, now });
}

export function couponRefused(code: string, why: string) {
  return new CheckoutError('COUPON_NOT_APPLICABLE', code, { fields: [{ field: 'coupon_code', message: why }] });
}

/** A paid order has used its coupon: also one whose money came after it had expired. */
export async function keepRedemption(
  app: App,
  tx: Tx,
  { order }: { order: Pick<OrderForPayment, 'id'> },
): Promise<void> {
  await useRedemption(tx, order.id, app.clock.now());
}

/** Bounded, so that a long absence does not become one long look. */
const BATCH = 200;

/**
 * Gives back what was held for orders whose money will not come. Each in a transaction of its own: of two coupons at
 * once, none is waited for with the other in hand.
 *
 * @returns how many there were to give back.
 */
export async function releaseRedemptions(app: Pick<App, 'db' | 'clock'>): Promise<number> {
  const orderIds = await uselessRedemptions(app.db.read, BATCH);
  for (const orderId of orderIds) {
    await app.db.inOneTransaction((tx) => releaseRedemption(tx, orderId, app.clock.now()));
  }
  return orderIds.length;
}
