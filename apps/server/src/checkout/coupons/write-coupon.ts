import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import type { FieldProblem } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/route.ts';
import { CheckoutError } from '../errors.ts';
import { type AdminCoupon, adminCoupon, type CouponWrite } from './coupon.ts';
import { couponById, setProducts, upsertCoupon } from './store.ts';

/** @throws CheckoutError COUPON_INVALID naming fields, COUPON_CODE_TAKEN */
export function createCoupon(app: App, actor: Actor, coupon: CouponWrite): Promise<AdminCoupon> {
  return app.db.inOneTransaction((tx) =>
    write(app, tx, actor, app.newId('coupon'), coupon, 'checkout.coupon_created', null),
  );
}

/**
 * Writes a coupon's terms anew. What orders have agreed stays; a lower limit than is used already ends the coupon.
 *
 * @throws CheckoutError COUPON_UNKNOWN, COUPON_INVALID naming fields, COUPON_CODE_TAKEN
 */
export function replaceCoupon(app: App, actor: Actor, id: string, coupon: CouponWrite): Promise<AdminCoupon> {
  return app.db.inOneTransaction(async (tx) => {
    const before = await couponById(tx, id);
    if (!before) throw new CheckoutError('COUPON_UNKNOWN', id);
    return write(app, tx, actor, id, coupon, 'checkout.coupon_changed', adminCoupon(before));
  });
}

async function write(
  app: App,
  tx: Tx,
  actor: Actor,
  id: string,
  coupon: CouponWrite,
  action: string,
  before: AdminCoupon | null,
): Promise<AdminCoupon> {
  const fields = [...contradictions(coupon)];
  if (fields.length > 0) throw new CheckoutError('COUPON_INVALID', coupon.code, { fields });
  if (!(await upsertCoupon(tx, id, coupon, app.clock.now()))) {
    const message = 'is the code of another coupon';
    throw new CheckoutError('COUPON_CODE_TAKEN', coupon.code, { fields: [{ field: 'code', message }] });
  }
  const unknown = await setProducts(tx, id, coupon.product_ids);
  if (unknown.length > 0) {
    const message = `names products that do not exist: ${unknown.join(', ')}`;
    throw new CheckoutError('COUPON_INVALID', coupon.code, { fields: [{ field: 'product_ids', message }] });
  }
  await audit(app, tx, actor, action, id, { ...(before ? { from: before } : {}), to: coupon });
  return adminCoupon((await couponById(tx, id))!); // because it was just written
}

function* contradictions({ percent_bp, amounts, starts_at, ends_at }: CouponWrite): Generator<FieldProblem> {
  if ((percent_bp === null) === (amounts === null)) {
    yield { field: 'percent_bp', message: 'give either a share or amounts' };
  }
  if (amounts && Object.keys(amounts).length === 0) yield { field: 'amounts', message: 'needs an amount' };
  if (starts_at && ends_at && new Date(ends_at) <= new Date(starts_at)) {
    yield { field: 'ends_at', message: 'must be after the start' };
  }
}
