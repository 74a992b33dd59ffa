import { VozexError } from '../kernel/errors.ts';
import { unstorableStrings } from '../kernel/strings-within.ts';
import type { CatalogPorts } from './catalog-app.ts';
import { type At, type CatalogCode, CatalogError, type CatalogProblem, problem } from './errors.ts';
import type { NamedWay, Way } from './path.ts';
import type { DriverDescription } from './ports.ts';
import { secretReferences } from './secret-reference.ts';

/** A way of delivery with its driver, where there is one of its name. */
export type DrivenWay = { way: NamedWay; driver: DriverDescription | undefined };

export type CheckedWay = {
  /** As the driver accepted it, with its defaults; null when it did not. */
  config: Record<string, unknown> | null;
  problems: CatalogProblem[];
};

/** What is wrong with one way of delivery, a product's own or a path's: the same for both. */
export function checkWay(
  ports: CatalogPorts,
  way: Way,
  driver: DriverDescription | undefined,
  secrets: ReadonlySet<string>,
  at: At,
): CheckedWay {
  const { config, problems } = acceptConfig(ports, way, at);
  problems.push(...secretProblems(config ?? way.fulfillment_config, secrets, at), ...externalProblems(way, driver, at));
  return { config, problems };
}

function acceptConfig(ports: CatalogPorts, way: Way, at: At): CheckedWay {
  const broken = unstorableStrings(way.fulfillment_config, at('fulfillment_config'));
  if (broken.length > 0)
    return { config: null, problems: broken.map((entry) => ({ code: 'CONFIG_INVALID', ...entry })) };
  try {
    const config = ports.drivers.acceptConfig(way.fulfillment_driver, way.delivery_model, way.fulfillment_config);
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

function* externalProblems(way: Way, driver: DriverDescription | undefined, at: At): Generator<CatalogProblem> {
  if (!driver?.needs_external_product) return;
  for (const field of ['external_provider', 'external_product_ref'] as const) {
    if (way[field] === null) yield problem('EXTERNAL_PRODUCT_REQUIRED', at(field), `is required by ${driver.title}`);
  }
}
