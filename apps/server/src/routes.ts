import { accountRoutes } from './accounts/index.ts';
import { catalogRoutes } from './catalog/index.ts';
import { checkoutRoutes } from './checkout/index.ts';
import { customerCenterRoutes } from './customer-center/index.ts';
import { downloadRoutes } from './downloads/index.ts';
import { fulfillmentRoutes } from './fulfillment/index.ts';
import { importRoutes } from './imports/index.ts';
import type { AnyRoute } from './kernel/route.ts';
import { licensingRoutes } from './licensing/index.ts';
import { mailboxRoutes, notificationRoutes } from './notifications/index.ts';
import { operationsRoutes } from './operations/index.ts';
import { paymentRoutes } from './payments/index.ts';
import { provisioningRoutes } from './provisioning/index.ts';
import { storefrontRoutes } from './storefront/index.ts';
import { subscriptionRoutes } from './subscriptions/index.ts';
import { taskRoutes } from './tasks/index.ts';
import type { Shop } from './wiring.ts';

/** Every route of every room: the API's table of contents. */
export const ROUTES: AnyRoute<Shop>[] = [
  ...accountRoutes,
  ...catalogRoutes,
  ...storefrontRoutes,
  ...checkoutRoutes,
  ...paymentRoutes,
  ...subscriptionRoutes,
  ...licensingRoutes,
  ...downloadRoutes,
  ...provisioningRoutes,
  ...taskRoutes,
  ...fulfillmentRoutes,
  ...customerCenterRoutes,
  ...notificationRoutes,
  ...operationsRoutes,
  ...importRoutes,
];

/** Served only with VOZEX_DEVELOPMENT, and no part of the OpenAPI document. */
export const DEVELOPMENT_ROUTES: AnyRoute<Shop>[] = [...mailboxRoutes];
