import type { PaymentGatewayKey } from '@vozex/domain';
import { VozexError } from '../kernel/errors.ts';
import { unstorableStrings } from '../kernel/strings-within.ts';
import type { CatalogPorts } from './catalog-app.ts';
import { mappingProblems } from './check-mappings.ts';
import { policyProblems } from './check-policies.ts';
import { type At, type CatalogCode, CatalogError, type CatalogProblem, named, problem } from './errors.ts';
import type { DriverDescription, ShopGateway } from './ports.ts';
import type { PriceToCheck, PriceWrite } from './price.ts';
import type { ProductWrite } from './product.ts';
import { secretReferences } from './secret-reference.ts';

/** A published product must be complete; a draft only free of contradictions. */
export type Completeness = 'draft' | 'published';

export type CheckedProduct = {
  /** As the driver accepted it, with its defaults; null when it did not. */
  config: Record<string, unknown> | null;
  problems: CatalogProblem[];
};

/**
 * The one place that knows which combinations of model, driver, billing, trial, gateway and price are impossible
 * (plan 6.1, 7.3). Only active prices count: an inactive one cannot be bought.
 *
 * @param secrets the names of the stored secrets among those the config refers to.
 * @param under path of the product in the document that is checked; empty where it is the document.
 */
export function checkProduct(
  ports: CatalogPorts,
  product: ProductWrite,
  prices: PriceToCheck[],
  secrets: ReadonlySet<string>,
  completeness: Completeness,
  under = '',
): CheckedProduct {
  const at = (field: string) => (under === '' ? field : `${under}.${field}`);
  const gateways = new Map(ports.gateways.catalog.describe().map((gateway) => [gateway.gateway, gateway]));
  const driver = ports.drivers.manifest().find((entry) => entry.driver === product.fulfillment_driver);
  const { config, problems } = acceptConfig(ports, product, at);
  problems.push(
    ...secretProblems(config ?? product.fulfillment_config, secrets, at),
    ...driverProblems(product, driver, at),
    ...trialProblems(product, at),
    ...gatewayProblems(product, gateways, at),
    ...policyProblems(product, driver, at),
  );
  const active = prices.filter(({ price }) => price.active);
  for (const { price, under: underPrice } of active) {
    const atPrice = (field: string) => (underPrice === '' ? field : `${underPrice}.${field}`);
    problems.push(...named(price, underPrice, priceProblems(product, price, gateways, atPrice)));
  }
  if (completeness === 'published') problems.push(...mappingProblems(product, active, gateways));
  if (completeness === 'published' && active.length === 0) {
    problems.push(problem('PRICE_REQUIRED', at('prices'), 'needs at least one active price before it is published'));
  }
  return { config, problems };
}

function acceptConfig(ports: CatalogPorts, product: ProductWrite, at: At): CheckedProduct {
  const broken = unstorableStrings(product.fulfillment_config, at('fulfillment_config'));
  if (broken.length > 0)
    return { config: null, problems: broken.map((entry) => ({ code: 'CONFIG_INVALID', ...entry })) };
  try {
    const config = ports.drivers.acceptConfig(
      product.fulfillment_driver,
      product.delivery_model,
      product.fulfillment_config,
    );
    return { config, problems: [] };
  } catch (error) {
    if (!(error instanceof VozexError) || !Object.hasOwn(CatalogError.codes, error.code)) throw error;
    const code = error.code as CatalogCode; // because it has just been found among the codes
    const fields =
      error.fields.length > 0 ? error.fields : [{ field: 'fulfillment_driver', message: error.spec.customer }];
    return { config: null, problems: fields.map(({ field, message }) => problem(code, at(field), message)) };
  }
}

function* secretProblems(
  config: Record<string, unknown>,
  secrets: ReadonlySet<string>,
  at: At,
): Generator<CatalogProblem> {
  for (const { field, name } of secretReferences(config, at('fulfillment_config'))) {
    if (!secrets.has(name)) yield problem('SECRET_UNKNOWN', field, `there is no secret "${name}"; store it first`);
  }
}

function* driverProblems(
  product: ProductWrite,
  driver: DriverDescription | undefined,
  at: At,
): Generator<CatalogProblem> {
  if (!driver) return; // acceptConfig has said so
  if (driver.needs_external_product) {
    for (const field of ['external_provider', 'external_product_ref'] as const) {
      if (product[field] === null)
        yield problem('EXTERNAL_PRODUCT_REQUIRED', at(field), `is required by ${driver.title}`);
    }
  }
  const billing = product.is_recurring ? 'recurring' : 'one_time';
  if (!driver.billing.includes(billing)) {
    const served = driver.billing.join(' or ');
    yield problem('BILLING_UNSUPPORTED', at('is_recurring'), `${driver.title} serves ${served} billing only`);
  }
}

function* trialProblems(product: ProductWrite, at: At): Generator<CatalogProblem> {
  if (product.supports_trial && !product.is_recurring) {
    yield problem('TRIAL_UNSUPPORTED', at('supports_trial'), 'a trial needs recurring billing');
  }
  if (product.supports_trial && product.trial_days === null) {
    yield problem('TRIAL_UNSUPPORTED', at('trial_days'), 'is required when supports_trial is true');
  }
  if (!product.supports_trial && product.trial_days !== null) {
    yield problem('TRIAL_UNSUPPORTED', at('trial_days'), 'needs supports_trial to be true');
  }
}

type Gateways = ReadonlyMap<PaymentGatewayKey, ShopGateway>;

function* gatewayProblems(product: ProductWrite, gateways: Gateways, at: At): Generator<CatalogProblem> {
  for (const [position, key] of product.enabled_payment_gateways.entries()) {
    const field = at(`enabled_payment_gateways.${position}`);
    const gateway = gateways.get(key);
    if (!gateway) {
      yield problem('GATEWAY_UNKNOWN', field, `this shop has no gateway "${key}"`);
      continue;
    }
    if (product.is_recurring && !gateway.recurring) {
      yield problem('BILLING_UNSUPPORTED', field, `${gateway.title} does not bill recurring products`);
    }
    if (product.supports_trial && !gateway.trials) {
      yield problem('TRIAL_UNSUPPORTED', field, `${gateway.title} does not do trials`);
    }
  }
  if (!product.enabled_payment_gateways.includes(product.default_payment_gateway)) {
    yield problem('DEFAULT_GATEWAY_DISABLED', at('default_payment_gateway'), 'must be one of enabled_payment_gateways');
  }
}

function* priceProblems(
  product: ProductWrite,
  price: PriceWrite,
  gateways: Gateways,
  at: At,
): Generator<CatalogProblem> {
  const recurring = price.billing === 'recurring';
  if (recurring !== product.is_recurring) {
    const expected = product.is_recurring ? 'recurring' : 'one_time';
    yield problem('BILLING_UNSUPPORTED', at('billing'), `must be ${expected}, as its product is`);
  }
  for (const field of ['billing_interval', 'interval_count'] as const) {
    if (recurring && price[field] === null)
      yield problem('INTERVAL_INVALID', at(field), `${field} is required for a recurring price`);
    if (!recurring && price[field] !== null)
      yield problem('INTERVAL_INVALID', at(field), `${field} belongs to recurring prices only`);
  }
  yield* intervalProblems(product, price, gateways, at);
  if (price.trial_days === null) return;
  if (!recurring || !product.supports_trial) {
    const why = recurring ? 'its product does not support trials' : 'a trial needs recurring billing';
    yield problem('TRIAL_UNSUPPORTED', at('trial_days'), why);
  }
  for (const key of product.enabled_payment_gateways) {
    const gateway = gateways.get(key);
    if (gateway && !gateway.trials)
      yield problem('TRIAL_UNSUPPORTED', at('trial_days'), `${gateway.title} does not do trials`);
  }
}

function* intervalProblems(
  product: ProductWrite,
  { billing_interval: interval, interval_count: count }: PriceWrite,
  gateways: Gateways,
  at: At,
): Generator<CatalogProblem> {
  if (interval === null || count === null) return;
  for (const key of new Set(product.enabled_payment_gateways)) {
    const gateway = gateways.get(key);
    const most = gateway?.interval_count_max?.[interval];
    if (gateway && most !== undefined && count > most) {
      yield problem(
        'INTERVAL_INVALID',
        at('interval_count'),
        `${gateway.title} bills at most every ${most} ${interval}s`,
      );
    }
  }
}
