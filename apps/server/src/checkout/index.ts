// The door of the checkout.
export type { CheckoutApp } from './checkout-app.ts';
export { CheckoutError } from './errors.ts';
export { checkoutRoutes } from './routes.ts';
