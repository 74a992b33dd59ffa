// The door of the checkout.
export { checkoutRoutes } from './routes.ts';
