import type { PaymentGatewayKey } from '@vozex/domain';
import type { CatalogPorts } from './catalog-app.ts';
import { mappingProblems } from './check-mappings.ts';
import { pathProblems, pricePathProblems, unsoldPathProblems } from './check-paths.ts';
import { policyProblems } from './check-policies.ts';
import { checkWay, type DrivenWay } from './check-way.ts';
import { type At, type CatalogProblem, named, problem } from './errors.ts';
import { waysOf } from './path.ts';
import type { ShopGateway } from './ports.ts';
import type { PriceToCheck, PriceWrite } from './price.ts';
import type { ProductWrite } from './product.ts';

/** A published product must be complete; a draft only free of contradictions. */
export type Completeness = 'draft' | 'published';

export type CheckedProduct = {
  /** With every config as its driver accepted it, defaults included; one that it did not accept as it was. */
  accepted: ProductWrite;
  problems: CatalogProblem[];
};

/**
 * The one place that knows which combinations of model, driver, billing, trial, gateway and price are impossible
 * (plan 6.1, 7.3). Only active prices count: an inactive one cannot be bought.
 *
 * @param secrets the names of the stored secrets among those its configs refer to.
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
  const drivers = new Map(ports.drivers.manifest().map((driver) => [driver.driver, driver]));
  const ways = waysOf(product).map((way) => {
    const atWay = (field: string) => at(way.under === '' ? field : `${way.under}.${field}`);
    const driver = drivers.get(way.fulfillment_driver);
    return { way, driver, checked: checkWay(ports, way, driver, secrets, atWay) };
  });
  const problems = ways.flatMap(({ way, checked }) => named({ name: way.title }, way.under, checked.problems));
  problems.push(
    ...pathProblems(product, at),
    ...billingProblems(product, ways, at),
    ...trialProblems(product, at),
    ...gatewayProblems(product, gateways, at),
    ...policyProblems(product, ways, at),
  );
  const active = prices.filter(({ price }) => price.active);
  for (const { price, under: underPrice } of active) {
    const atPrice = (field: string) => (underPrice === '' ? field : `${underPrice}.${field}`);
    problems.push(...named(price, underPrice, priceProblems(product, price, gateways, atPrice)));
  }
  if (completeness === 'published') {
    problems.push(...mappingProblems(product, active, gateways), ...unsoldPathProblems(product, active, at));
    if (active.length === 0) {
      problems.push(problem('PRICE_REQUIRED', at('prices'), 'needs at least one active price before it is published'));
    }
  }
  const configs = ways.map(({ way, checked }) => checked.config ?? way.fulfillment_config);
  return { accepted: withConfigs(product, configs), problems };
}

function withConfigs(product: ProductWrite, configs: Record<string, unknown>[]): ProductWrite {
  if (product.delivery_model !== 'hybrid')
    return { ...product, fulfillment_config: configs[0] ?? product.fulfillment_config };
  const paths = product.paths.map((path, i) => ({ ...path, fulfillment_config: configs[i]! })); // because each path is a way
  return { ...product, paths };
}

function* billingProblems(product: ProductWrite, ways: DrivenWay[], at: At): Generator<CatalogProblem> {
  for (const { way, driver } of ways) {
    if (!driver || driver.billing.includes(product.is_recurring ? 'recurring' : 'one_time')) continue;
    const field = way.path === null ? at('is_recurring') : at(`${way.under}.fulfillment_driver`);
    const message = `${driver.title} serves ${driver.billing.join(' or ')} billing only`;
    yield problem('BILLING_UNSUPPORTED', field, message);
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
  yield* pricePathProblems(product, price, at);
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
