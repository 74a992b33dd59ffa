import type { CatalogApp } from '../catalog/index.ts';
import type { GatewayRouter } from '../payments/index.ts';

/** What the checkout needs besides the kernel: what drivers accept, and the gateways to pay with. */
export type CheckoutApp = CatalogApp & { readonly gateways: GatewayRouter };
