import { DeliveryModel, idSchema, PaymentGatewayKey, ProductPolicies, ProductStatus, Slug } from '@vozex/domain';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DB } from '../kernel/database.ts';
import { label } from '../kernel/language.ts';
import { Availability, DeliveryPromise, DriverConfig, External, PATHS_MAX, PathWrite, StorefrontPath } from './path.ts';
import { Picture, type PictureRow, shownPicture } from './pictures/picture.ts';
import { Presentation, presentationOf, ShownPresentation } from './presentation.ts';
import { AdminPrice, FromPrice, PublicPrice, storable } from './price.ts';
import { richText } from './rich-text.ts';
import { TextLanguages } from './translations/each-language.ts';
import { ProductTranslations, tidyTranslations } from './translations/product-translation.ts';

/** What an operator writes: the plan's product-level fields (5.1, 5.4). */
export const ProductWrite = z.strictObject({
  slug: Slug.meta({ description: 'The address of the product: lower case, digits and single hyphens.' }),
  name: storable(200).trim().min(1),
  summary: storable(500).default(''),
  description: storable(50_000).default('').meta({
    description: 'HTML, of which only harmless parts are kept; a text without a tag is taken as plain paragraphs.',
  }),
  presentation: Presentation.prefault({}),
  delivery_model: DeliveryModel,
  fulfillment_driver: storable(80).min(1).nullable().default(null).meta({
    description: 'A key of GET /api/admin/fulfillment-drivers; null for a hybrid product, whose paths have their own.',
  }),
  fulfillment_config: DriverConfig,
  external_provider: External,
  external_product_ref: External,
  is_recurring: z.boolean().default(false),
  supports_trial: z.boolean().default(false),
  trial_days: z.int().min(1).max(730).nullable().default(null),
  enabled_payment_gateways: z.array(PaymentGatewayKey).min(1).max(10),
  default_payment_gateway: PaymentGatewayKey,
  tax_category: storable(40).trim().min(1).nullable().default(null).meta({
    description: "Chooses among the shop's tax rules of a place; null: the rule for everything.",
  }),
  policies: ProductPolicies.prefault({}),
  paths: z.array(PathWrite).max(PATHS_MAX).default([]).meta({
    description: 'Of a hybrid product, two or more, in the order of the shop; empty for every other.',
  }),
  translations: ProductTranslations,
});
export type ProductWrite = z.infer<typeof ProductWrite>;

/** `revision` is the one the operator has seen: two editors cannot overwrite one another unknowingly. */
export const ProductReplace = ProductWrite.extend({ revision: z.int().min(1) });

export const AdminProduct = ProductWrite.extend({
  id: idSchema('product'),
  status: ProductStatus,
  revision: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  prices: z.array(AdminPrice),
}).meta({ id: 'AdminProduct' });
export type AdminProduct = z.output<typeof AdminProduct>;

/** A product in the shop window. */
export const ProductCard = z
  .object({
    id: idSchema('product'),
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    delivery_model: DeliveryModel,
    delivery_label: z.string(),
    from_price: FromPrice.nullable().meta({
      description: 'The lowest in its own currency; null where nothing is for sale.',
    }),
    from_prices: z.array(FromPrice).meta({ description: 'The lowest in each currency it has, its own first.' }),
    category: z.string().nullable().meta({ description: 'The shelf it stands on, as filters know it.' }),
    category_label: z.string().nullable(),
    picture: Picture.nullable(),
    is_recurring: z.boolean(),
    availability: Availability,
    languages: TextLanguages,
  })
  .meta({ id: 'ProductCard' });
export type ProductCard = z.infer<typeof ProductCard>;

export const StorefrontProduct = z
  .object({
    ...ProductCard.shape,
    description: z.string().meta({ description: 'HTML, sanitised.' }),
    presentation: ShownPresentation,
    trial_days: z.int().nullable(),
    promise: DeliveryPromise,
    prices: z.array(PublicPrice),
    payment_gateways: z.array(z.object({ gateway: PaymentGatewayKey, title: z.string() })),
    default_payment_gateway: PaymentGatewayKey.nullable().meta({
      description: 'Null while no enabled gateway is configured.',
    }),
    choices_schema: z.record(z.string(), z.unknown()).meta({
      description: 'JSON Schema of what the buyer chooses; of a hybrid product each path has its own.',
    }),
    related: z.array(ProductCard).meta({ description: 'What stands beside it on the shelf.' }),
    paths: z
      .array(StorefrontPath)
      .meta({ description: 'What the buyer of a hybrid product chooses from; else empty.' }),
  })
  .meta({ id: 'Product' });
export type StorefrontProduct = z.infer<typeof StorefrontProduct>;

/**
 * A stored product. Configs were written only through a driver's acceptConfig, which answers an object; paths only
 * through their schema; policies through theirs, or never, and then each has its default.
 */
export type ProductRow = Omit<
  Selectable<DB['products']>,
  'fulfillment_config' | 'policies' | 'paths' | 'presentation' | 'translations'
> & {
  translations: ProductTranslations;
  presentation: Partial<Presentation>;
  fulfillment_config: Record<string, unknown>;
  paths: PathWrite[];
  policies: Partial<ProductPolicies>;
};

/** The columns an operator's document becomes. */
export function columnsOf(product: ProductWrite): ProductWrite {
  return {
    ...product,
    description: richText(product.description),
    translations: tidyTranslations(product.translations),
    enabled_payment_gateways: [...new Set(product.enabled_payment_gateways)],
  };
}

/** The document a stored product came from, as an operator would write it again. */
export function writeOf(row: ProductRow): ProductWrite {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    description: row.description,
    presentation: presentationOf(row.presentation),
    delivery_model: row.delivery_model,
    fulfillment_driver: row.fulfillment_driver,
    fulfillment_config: row.fulfillment_config,
    external_provider: row.external_provider,
    external_product_ref: row.external_product_ref,
    is_recurring: row.is_recurring,
    supports_trial: row.supports_trial,
    trial_days: row.trial_days,
    enabled_payment_gateways: row.enabled_payment_gateways,
    default_payment_gateway: row.default_payment_gateway,
    tax_category: row.tax_category,
    policies: ProductPolicies.parse(row.policies),
    paths: row.paths,
    translations: row.translations,
  };
}

export function adminProduct(row: ProductRow, prices: AdminPrice[]): AdminProduct {
  return {
    ...writeOf(row),
    id: row.id,
    status: row.status,
    revision: row.revision,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    prices,
  };
}

/** What of a card is not the product's own row. */
type Around = {
  from: FromPrice[];
  availability: Availability;
  pictures: ReadonlyMap<string, PictureRow>;
};

/** A product with its texts in the language that is spoken, as far as they are translated. */
export type SpokenProduct = {
  /** Its category stays as the product has it: it is what the shelf is narrowed by. */
  row: ProductRow;
  categoryLabel: string | null;
  languages: TextLanguages;
};

/** What of a product's texts a card shows. */
const CARD_TEXTS = ['name', 'summary', 'category_label'];

export function productCard(
  { row, categoryLabel, languages }: SpokenProduct,
  { from, availability, pictures }: Around,
): ProductCard {
  const { category, pictures: used } = presentationOf(row.presentation);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    delivery_model: row.delivery_model,
    delivery_label: label('delivery_model', row.delivery_model),
    from_price: from[0] ?? null,
    from_prices: from,
    category,
    category_label: categoryLabel,
    picture: shownPictures(used.slice(0, 1), pictures)[0] ?? null,
    is_recurring: row.is_recurring,
    availability,
    languages: Object.fromEntries(Object.entries(languages).filter(([field]) => CARD_TEXTS.includes(field))),
  };
}

/** Without those that are not kept here: their words are shown, a broken picture is not. */
export function shownPictures(used: Presentation['pictures'], pictures: ReadonlyMap<string, PictureRow>): Picture[] {
  return used.flatMap(({ sha256, alt }) => {
    const row = pictures.get(sha256);
    return row ? [shownPicture(row, alt)] : [];
  });
}
