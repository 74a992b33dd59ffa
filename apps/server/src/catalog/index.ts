// The door of the catalog.
export type { CatalogApp } from './catalog-app.ts';
export { CatalogError } from './errors.ts';
export { importProducts } from './import-products.ts';
export type { DriverCatalog, DriverDescription, GatewayCatalog, GatewayDescription, JsonSchema } from './ports.ts';
export { mappingOf } from './price.ts';
export { resealSecrets } from './reseal-secrets.ts';
export { catalogRoutes } from './routes.ts';
export { secretBehind } from './secret-behind.ts';
export { type SellablePrice, sellablePrices } from './store.ts';
