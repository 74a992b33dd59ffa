import type { App } from '../kernel/app.ts';
import type { DriverCatalog, GatewayCatalog } from './ports.ts';

/** What the catalog's actions need besides the kernel: the two ports, as wiring.ts joins them. */
export type CatalogApp = App & CatalogPorts;
export type CatalogPorts = { readonly drivers: DriverCatalog; readonly gateways: { readonly catalog: GatewayCatalog } };
