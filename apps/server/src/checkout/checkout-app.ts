import type { CatalogApp } from '../catalog/index.ts';
import type { GatewayRouter } from '../payments/index.ts';
import type { CouponGuesses } from './coupons/guesses.ts';

/** What the checkout needs besides the kernel: what drivers accept, the gateways to pay with, who guesses at coupons. */
export type CheckoutApp = CatalogApp & { readonly gateways: GatewayRouter; readonly couponGuesses: CouponGuesses };
