import type { CatalogApp } from '../../catalog/index.ts';
import type { GatewayRouter } from '../open-gateways.ts';

/** What setting gateways up needs besides the kernel: the gateways, and the catalog of what they sell. */
export type SetupApp = CatalogApp & { readonly gateways: GatewayRouter };
