// The door of the catalog.
export type { CatalogApp } from './catalog-app.ts';
export { MAPPING_WORD, neededMapping, plansBelongToProducts } from './check-mappings.ts';
export { currencySetting } from './currencies/currency-setting.ts';
export { CatalogError, type CatalogProblem } from './errors.ts';
export { type BroughtProduct, importDraft, type ProductForImport, productsForImport } from './import-draft.ts';
export { importProducts } from './import-products.ts';
export {
  offeredPrice,
  offeredPricesOf,
  pricesSoldThrough,
  type SellablePrice,
  sellablePrices,
} from './offered-prices.ts';
export type { Picture } from './pictures/picture.ts';
export type {
  DriverCatalog,
  DriverDescription,
  Equipment,
  GatewayCatalog,
  GatewayDescription,
  HandOut,
  ItemSale,
  JsonSchema,
  Preparation,
  Room,
  ShopGateway,
  WayInUse,
} from './ports.ts';
export { GatewayShape } from './ports-shapes.ts';
export { previewProduct } from './preview-product.ts';
export { AdminPrice, type Mapping, mappingFields, mappingOf, type PublicPrice } from './price.ts';
export { type ProductCard, StorefrontProduct } from './product.ts';
export { readProduct } from './read-product.ts';
export { type InspectedProduct, inspectProduct } from './rehearsals/inspect-product.ts';
export { openStageProgram } from './rehearsals/open-stage-program.ts';
export type { RehearsalApp } from './rehearsals/rehearsal-app.ts';
export { RehearsalLine, RehearsalStep } from './rehearsals/report.ts';
export { runRehearsals } from './rehearsals/run-rehearsals.ts';
export { sampleChoices } from './rehearsals/sample-choices.ts';
export { publishingSetting } from './rehearsals/setting.ts';
export type { RehearsalDocument, StageSettings } from './rehearsals/stage.ts';
export { plainText } from './rich-text.ts';
export { catalogRoutes } from './routes.ts';
export { secretBehind } from './secret-behind.ts';
export { sealedSecrets } from './secret-reference.ts';
export { listShelf } from './shelf/list-shelf.ts';
export { type ShelfFacets, type ShelfPage, ShelfQuery } from './shelf/shapes.ts';
export { shelvedCategories, shelvedSlugs, sitemapStarts } from './shelf/store.ts';
export { showProduct } from './show-product.ts';
export { movedSlug, movedSlugs, productStatusOf } from './store.ts';
export { roomAgain } from './waiting-list/events.ts';
export { forgetWaitingPerson } from './waiting-list/forget-person.ts';
export { forgetWaiting, tellWaiting } from './waiting-list/tell-waiting.ts';
export { writeMapping } from './write-mapping.ts';
