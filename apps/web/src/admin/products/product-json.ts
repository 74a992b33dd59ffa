import { ProductPolicies } from '@vozex/domain';
import { checkValue } from '../../schema-form/check-value.ts';
import { isJson } from '../../schema-form/prepare-schema.ts';
import type { ProductDraft } from './product-draft.ts';
import { blankPath } from './product-paths.tsx';

type Json = Record<string, unknown>;

export const BLANK: ProductDraft = {
  slug: '',
  name: '',
  summary: '',
  description: '',
  presentation: { category: null, tags: [], pictures: [], requirements: [], links: [], faq: [] },
  delivery_model: 'saas_multitenant',
  fulfillment_driver: null,
  fulfillment_config: {},
  external_provider: null,
  external_product_ref: null,
  is_recurring: false,
  supports_trial: false,
  trial_days: null,
  enabled_payment_gateways: [],
  default_payment_gateway: null,
  tax_category: null,
  policies: ProductPolicies.parse({}),
  paths: [],
  translations: {},
};

/**
 * What somebody wrote as text, as the form holds it: what is missing is blank, what is out of bounds the form can show.
 *
 * @param schema of a product, as the server has it.
 * @returns why the form cannot show it, where it cannot: a field it does not know, a value of another kind.
 */
export function draftOfJson(schema: Json, value: Json): ProductDraft | string {
  const [complaint] = Object.entries(checkValue(loosened(schema), withoutNulls(value)));
  if (complaint) return `${complaint[0] || 'The document'}: ${complaint[1]}`;
  const { paths, policies, presentation, ...rest } = withoutNulls(value) as Partial<ProductDraft>; // because the schema says so
  return {
    ...BLANK,
    ...rest,
    policies: { ...BLANK.policies, ...policies },
    presentation: { ...BLANK.presentation, ...presentation },
    paths: (paths ?? []).map((path, key) => ({ ...blankPath(key), ...path })),
  };
}

const BOUNDS = new Set([
  ...['required', 'pattern', 'format', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

/** The kinds of a schema without its bounds: the form shows values that are out of bounds, and says so. */
function loosened(schema: Json): Json {
  const named = (all: unknown) =>
    isJson(all)
      ? Object.fromEntries(Object.entries(all).map(([name, one]) => [name, isJson(one) ? loosened(one) : one]))
      : all;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !BOUNDS.has(keyword))
      .map(([keyword, value]) => {
        if (keyword === 'properties' || keyword === '$defs') return [keyword, named(value)];
        if (Array.isArray(value)) return [keyword, value.map((one) => (isJson(one) ? loosened(one) : one))];
        return [keyword, isJson(value) && keyword !== 'default' ? loosened(value) : value];
      }),
  );
}

/** Null is nothing yet, as in a field that is empty. What a driver is told is his to read. */
function withoutNulls(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([name, one]) => {
        if (name === 'paths' && Array.isArray(one))
          return [name, one.map((path) => (isJson(path) ? withoutNulls(path) : path))];
        return [name, one];
      }),
  );
}
