// The door of the checkout.
import { checkoutPreviewRoutes } from './preview-routes.ts';
import { checkoutRoutes as buyersRoutes } from './routes.ts';

/** Every route of this room. */
export const checkoutRoutes = [...buyersRoutes, ...checkoutPreviewRoutes];
