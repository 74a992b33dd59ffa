import { type At, type CatalogProblem, problem } from './errors.ts';
import { PATHS_MIN, waysOf } from './path.ts';
import type { WayInUse } from './ports.ts';
import type { PriceToCheck, PriceWrite } from './price.ts';
import type { ProductWrite } from './product.ts';

/** A hybrid product is delivered by its paths and nothing else; every other one by its own driver. */
export function* pathProblems(product: ProductWrite, at: At): Generator<CatalogProblem> {
  if (product.delivery_model !== 'hybrid') {
    if (product.fulfillment_driver === null)
      yield problem('DRIVER_UNKNOWN', at('fulfillment_driver'), 'is required; only a hybrid product has none');
    if (product.paths.length > 0) yield problem('PATHS_INVALID', at('paths'), 'belong to a hybrid product');
    return;
  }
  if (product.paths.length < PATHS_MIN)
    yield problem('PATHS_INVALID', at('paths'), `needs at least ${PATHS_MIN}, for the buyer to choose from`);
  for (const field of ['fulfillment_driver', 'external_provider', 'external_product_ref'] as const) {
    if (product[field] !== null)
      yield problem('PATHS_INVALID', at(field), 'belongs to the paths of a hybrid product; leave it empty here');
  }
  if (Object.keys(product.fulfillment_config).length > 0)
    yield problem('PATHS_INVALID', at('fulfillment_config'), 'belongs to the paths of a hybrid product');
  const names = product.paths.map((path) => path.name);
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) !== i)
      yield problem('PATHS_INVALID', at(`paths.${i}.name`), `"${name}" names two paths of this product`);
  }
}

/** The price of a hybrid product says which path it buys. */
export function* pricePathProblems(product: ProductWrite, price: PriceWrite, at: At): Generator<CatalogProblem> {
  const names = product.paths.map((path) => path.name);
  if (product.delivery_model !== 'hybrid') {
    if (price.path !== null) yield problem('PATH_UNKNOWN', at('path'), 'belongs to prices of hybrid products only');
  } else if (price.path === null || !names.includes(price.path)) {
    yield problem('PATH_UNKNOWN', at('path'), `must be one of ${names.join(', ') || 'the paths of the product'}`);
  }
}

/** Each path that is shown can be bought. */
export function* unsoldPathProblems(product: ProductWrite, active: PriceToCheck[], at: At): Generator<CatalogProblem> {
  const sold = new Set(active.map(({ price }) => price.path));
  for (const [i, path] of product.paths.entries()) {
    if (sold.has(path.name)) continue;
    const message = `${path.title} needs at least one active price before the product is published`;
    yield problem('PRICE_REQUIRED', at(`paths.${i}`), message);
  }
}

/**
 * What was delivered by a way, and still is, must be looked after by it: the way stays, and a path keeps its driver and
 * what it delivers. Its settings, title and place may change.
 */
export function* usedWayProblems(product: ProductWrite, used: WayInUse[], at: At): Generator<CatalogProblem> {
  const ways = waysOf(product);
  for (const { path, driver, delivery_model } of used) {
    const way = ways.find((one) => one.path === path);
    if (!way) {
      const what = path === null ? 'what is delivered already is delivered without paths' : `"${path}" is in use`;
      const out = path === null ? 'make a new product' : 'keep it, and set its prices to inactive';
      yield problem('PATH_IN_USE', at(path === null ? 'delivery_model' : 'paths'), `${what}: ${out}`);
    } else if (path !== null && (way.fulfillment_driver !== driver || way.delivery_model !== delivery_model)) {
      const message = `"${path}" is in use as it is; add another path, and set the prices of this one to inactive`;
      yield problem('PATH_IN_USE', at(`${way.under}.fulfillment_driver`), message);
    }
  }
}
