// The door of the catalog.
export type { DriverCatalog, DriverDescription, GatewayCatalog, GatewayDescription, JsonSchema } from './ports.ts';
