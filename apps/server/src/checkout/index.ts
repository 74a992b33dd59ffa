// The door of the checkout.
import { couponRoutes } from './coupons/routes.ts';
import { checkoutPreviewRoutes } from './preview-routes.ts';
import { checkoutRoutes as buyersRoutes } from './routes.ts';
import { taxRoutes } from './taxes/routes.ts';

export type { CheckoutApp } from './checkout-app.ts';
export { type CouponGuesses, openCouponGuesses } from './coupons/guesses.ts';
export { miscountedCoupons, recountCoupon } from './coupons/recount-coupon.ts';
export { keepRedemption, releaseRedemptions } from './coupons/redeem-coupon.ts';
export { previewCheckout } from './preview-checkout.ts';
export { taxSetting } from './taxes/tax-setting.ts';
export { taxInUnit, taxUnit, type UnitTax } from './taxes/tax-unit.ts';

/** Every route of this room. */
export const checkoutRoutes = [...buyersRoutes, ...checkoutPreviewRoutes, ...couponRoutes, ...taxRoutes];
