import { DELIVERY_MODEL_LABEL } from '@vozex/domain';
import type { CatalogProblem, InspectedProduct, ShopGateway } from '../../catalog/index.ts';
import type { Verdict } from './shapes.ts';

type Code = CatalogProblem['code'];

/** Which line a problem belongs to. What is in none of them is a rule of the whole form. */
const CODES = {
  delivery_model: ['PATHS_INVALID'],
  fulfillment_driver: ['DRIVER_UNKNOWN', 'DRIVER_CANNOT_DELIVER', 'EXTERNAL_PRODUCT_REQUIRED'],
  prices: [
    'PRICE_REQUIRED',
    'MAPPING_MISSING',
    'MAPPING_INCONSISTENT',
    'BILLING_UNSUPPORTED',
    'TRIAL_UNSUPPORTED',
    'INTERVAL_INVALID',
    'PATH_UNKNOWN',
  ],
  gateways: ['GATEWAY_UNKNOWN', 'DEFAULT_GATEWAY_DISABLED'],
  fulfillment_config: ['CONFIG_INVALID', 'SECRET_UNKNOWN'],
} as const satisfies Record<string, readonly Code[]>;

export function checkModel({ product, ways, problems }: InspectedProduct): Verdict {
  const label = DELIVERY_MODEL_LABEL[product.delivery_model];
  const well = ways.length > 1 ? `${label}, in ${ways.length} ways` : label;
  return verdictOn(problems, CODES.delivery_model, well, 'Give a hybrid product its paths, and every other one none.');
}

export function checkDriver({ ways, problems }: InspectedProduct): Verdict {
  if (ways.length === 0) {
    return { status: 'failed', detail: 'Nothing delivers it.', fix: 'Choose a driver that fits the delivery model.' };
  }
  const well = ways.map(({ driver, fulfillment_driver }) => driver?.title ?? fulfillment_driver).join('; ');
  return verdictOn(
    problems,
    CODES.fulfillment_driver,
    well,
    'Choose a driver that can deliver it, and name what it asks for.',
  );
}

export function checkPrices({ product, problems }: InspectedProduct): Verdict {
  const active = product.prices.filter((price) => price.active).length;
  const billing = product.is_recurring ? 'recurring' : 'paid once';
  const well = `${active} active ${active === 1 ? 'price' : 'prices'}, ${billing}, mapped where a gateway needs it`;
  return verdictOn(problems, CODES.prices, well, 'Correct the prices, and have missing mappings made with one press.');
}

export function checkGateways({ product, problems }: InspectedProduct, gateways: ShopGateway[]): Verdict {
  const enabled = product.enabled_payment_gateways;
  const known = (key: string) => gateways.find(({ gateway }) => gateway === key);
  const wrong = problemsOf(problems, CODES.gateways);
  const missing = enabled.filter((key) => !known(key)?.configured);
  if (wrong.length === 0 && missing.length > 0) {
    const names = missing.map((key) => known(key)?.title ?? key).join(', ');
    const detail = `${names} ${missing.length === 1 ? 'is' : 'are'} enabled, but this shop is not configured for it.`;
    return {
      status: 'failed',
      detail,
      fix: 'Set its variables (docs/configuration.md), or take it out of the product.',
    };
  }
  const titles = enabled.map((key) => known(key)?.title ?? key).join(', ');
  const well = `${titles}; chosen when nobody chooses: ${known(product.default_payment_gateway)?.title}`;
  return verdictOn(problems, CODES.gateways, well, 'Choose gateways of this shop, and one of them as the default.');
}

export function checkConfig({ ways, problems }: InspectedProduct): Verdict {
  if (ways.length === 0)
    return { status: 'not_run', detail: 'There is no driver yet whose settings could be checked.' };
  const well = 'Accepted by the schema of today, and every secret it names is stored.';
  return verdictOn(
    problems,
    CODES.fulfillment_config,
    well,
    'Fill in the fields that are named, and store what is missing.',
  );
}

/** All rules of the form at once: what the server would say to "Publish". */
export function checkRules({ problems }: InspectedProduct): Verdict {
  if (problems.length === 0) return { status: 'passed', detail: 'Nothing contradicts, nothing is missing.' };
  const first = Object.values(CODES).flat() as Code[];
  const own = problems.filter(({ code }) => !first.includes(code));
  const detail =
    own.length > 0
      ? wordsOf(own)
      : `${problems.length} ${problems.length === 1 ? 'rule is' : 'rules are'} broken, as the lines above say.`;
  return { status: 'failed', detail, fix: 'Correct the fields that are named; the form shows each at its place.' };
}

function verdictOn(problems: CatalogProblem[], codes: readonly Code[], well: string, fix: string): Verdict {
  const wrong = problemsOf(problems, codes);
  return wrong.length === 0 ? { status: 'passed', detail: well } : { status: 'failed', detail: wordsOf(wrong), fix };
}

function problemsOf(problems: CatalogProblem[], codes: readonly Code[]): CatalogProblem[] {
  return problems.filter(({ code }) => codes.includes(code));
}

/** Messages about prices name them; others continue a sentence about their field. */
function wordsOf(problems: CatalogProblem[]): string {
  return problems
    .map(({ field, message }) => {
      if (field.startsWith('prices.')) return message;
      return field === 'prices' ? `It ${message}` : `${field.replaceAll('_', ' ')} ${message}`;
    })
    .join('; ');
}
