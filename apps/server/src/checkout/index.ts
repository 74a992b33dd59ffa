// The door of the checkout.
import { checkoutPreviewRoutes } from './preview-routes.ts';
import { checkoutRoutes as buyersRoutes } from './routes.ts';

export type { CheckoutApp } from './checkout-app.ts';
export { previewCheckout } from './preview-checkout.ts';

/** Every route of this room. */
export const checkoutRoutes = [...buyersRoutes, ...checkoutPreviewRoutes];
