import {
  AMOUNT_MINOR_MAX,
  BillingInterval,
  Currency,
  idSchema,
  type PaymentGatewayKey,
  PriceBilling,
  Slug,
} from '@vozex/domain';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DB } from '../kernel/database.ts';
import { eachLanguage, TextLanguages } from './translations/each-language.ts';

/** PostgreSQL's text cannot hold the NUL character. */
export const storable = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[^\0]*$/, 'must not contain NUL characters');
const GatewayRef = storable(200).trim().min(1);

/** Which product or plan of each gateway a price is. A gateway of the domain without a line here does not compile. */
const MAPPING_OF = {
  dodo: z.strictObject({ product_id: GatewayRef }),
  paypal: z.strictObject({ product_id: GatewayRef.optional(), plan_id: GatewayRef.optional() }),
} satisfies Record<PaymentGatewayKey, z.ZodObject>;

/** What a mapping can be made of. */
export const MappingField = z.enum(['product_id', 'plan_id']);
export type MappingField = z.infer<typeof MappingField>;
/** What one price is at one gateway. */
export type Mapping = Partial<Record<MappingField, string | undefined>>;

/** The fields a mapping of this gateway takes, in the order in which they are filled in. */
export function mappingFields(gateway: PaymentGatewayKey): MappingField[] {
  return MappingField.options.filter((field) => Object.hasOwn(MAPPING_OF[gateway].shape, field));
}

export const Mappings = z.strictObject({ dodo: MAPPING_OF.dodo.optional(), paypal: MAPPING_OF.paypal.optional() });
export type Mappings = z.infer<typeof Mappings>;

/** What a price promises: fixed once its product is published. */
const Terms = z.strictObject({
  path: Slug.nullable().default(null).meta({ description: 'The path of a hybrid product that it buys; else null.' }),
  billing: PriceBilling,
  amount_minor: z
    .int()
    .min(0)
    .max(AMOUNT_MINOR_MAX)
    .meta({ description: 'In the smallest unit: 1999 with USD is $19.99.' }),
  currency: Currency,
  billing_interval: BillingInterval.nullable().default(null),
  interval_count: z.int().min(1).max(365).nullable().default(null),
  trial_days: z
    .int()
    .min(1)
    .max(730)
    .nullable()
    .default(null)
    .meta({ description: "Null: the product's own, where it supports trials." }),
});

const Features = z.array(storable(120).trim().min(1)).max(30);

/** What a price says in another language; what is missing is shown as the price has it. */
const PriceTranslation = z
  .strictObject({ name: storable(120).trim().optional(), features: Features.optional() })
  .meta({ id: 'PriceTranslation' });

export const PriceWrite = z.strictObject({
  name: storable(120).trim().min(1),
  ...Terms.shape,
  plan: GatewayRef.nullable().default(null).meta({ description: "The provider's own name for what this price buys." }),
  features: Features.default([]).meta({ description: 'What this plan has, a line each, as plans are compared.' }),
  active: z.boolean().default(true),
  mappings: Mappings.default({}),
  translations: eachLanguage(PriceTranslation)
    .default({})
    .meta({ description: 'Its name and features in further languages.' }),
});
export type PriceWrite = z.infer<typeof PriceWrite>;

/** A price as it would be, and where it stands in the document being checked. */
export type PriceToCheck = { price: PriceWrite; under: string };

export const PriceCreate = PriceWrite.extend({ product_id: idSchema('product') });

/** `product_id` may come along as it was read; a price never moves to another product. */
export const PriceReplace = PriceWrite.extend({ product_id: idSchema('product').optional() });

export const AdminPrice = PriceWrite.extend({ id: idSchema('price'), product_id: idSchema('product') }).meta({
  id: 'AdminPrice',
});
export type AdminPrice = z.output<typeof AdminPrice>;

export const PublicPrice = z.object({
  id: idSchema('price'),
  name: z.string(),
  path: z.string().nullable().meta({ description: 'The path of a hybrid product that it buys; else null.' }),
  billing: PriceBilling,
  amount_minor: z.int(),
  currency: Currency,
  billing_interval: BillingInterval.nullable(),
  interval_count: z.int().nullable(),
  trial_days: z.int().nullable().meta({ description: 'Days before the first charge; null: it is charged at once.' }),
  plan: z.string().nullable(),
  features: z.array(z.string()),
  languages: TextLanguages,
});
export type PublicPrice = z.infer<typeof PublicPrice>;

export const FromPrice = PublicPrice.pick({
  amount_minor: true,
  currency: true,
  billing: true,
  billing_interval: true,
  interval_count: true,
});
export type FromPrice = z.infer<typeof FromPrice>;

export type TermsField = keyof typeof Terms.shape;
/** The fields a published price never changes. */
export const TERMS_FIELDS = Object.keys(Terms.shape) as TermsField[]; // because the keys are the shape's own

/** The product or plan id a price has at a gateway. */
export function mappingOf(mappings: Mappings, gateway: PaymentGatewayKey): Mapping {
  return mappings[gateway] ?? {};
}

/** A stored price with its mappings. */
export type PriceRow = Omit<Selectable<DB['prices']>, 'translations'> & {
  mappings: Mappings;
  translations: PriceWrite['translations'];
};

/** The document a stored price came from, as an operator would write it again. */
export function priceWriteOf(row: PriceRow): PriceWrite {
  return {
    name: row.name,
    path: row.path,
    billing: row.billing,
    amount_minor: row.amount_minor,
    currency: row.currency,
    billing_interval: row.billing_interval,
    interval_count: row.interval_count,
    trial_days: row.trial_days,
    plan: row.plan,
    features: row.features,
    active: row.active,
    mappings: row.mappings,
    translations: row.translations,
  };
}

export function adminPrice(row: PriceRow): AdminPrice {
  return { ...priceWriteOf(row), id: row.id, product_id: row.product_id };
}

/** How long a price can be tried before it is charged: as it says itself, else as its product says. */
export function effectiveTrialDays(
  product: { supports_trial: boolean; trial_days: number | null },
  price: { billing: PriceBilling; trial_days: number | null },
): number | null {
  if (price.billing !== 'recurring' || !product.supports_trial) return null;
  return price.trial_days ?? product.trial_days;
}

export function publicPrice(
  row: PriceRow,
  product: Parameters<typeof effectiveTrialDays>[0],
  languages: TextLanguages,
): PublicPrice {
  const { id, name, path, billing, amount_minor, currency, billing_interval, interval_count, plan, features } = row;
  const trial_days = effectiveTrialDays(product, row);
  return {
    id,
    name,
    path,
    billing,
    amount_minor,
    currency,
    billing_interval,
    interval_count,
    trial_days,
    plan,
    features,
    languages,
  };
}

/** What it costs at least in each currency it has; its own, which is that of its oldest price, first. */
export function fromPrices(prices: PriceRow[]): FromPrice[] {
  return [...Map.groupBy(prices, ({ currency }) => currency).values()].map((inCurrency) => {
    const lowest = inCurrency.reduce((least, price) => (price.amount_minor < least.amount_minor ? price : least));
    const { amount_minor, currency, billing, billing_interval, interval_count } = lowest;
    return { amount_minor, currency, billing, billing_interval, interval_count };
  });
}
