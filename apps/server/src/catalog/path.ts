import { DeliveryModel, Slug } from '@vozex/domain';
import { z } from 'zod';
import { storable } from './price.ts';

/** A choice of more is none; what is sold in more ways is several products. */
export const PATHS_MAX = 8;
export const PATHS_MIN = 2;

export const External = storable(200).trim().min(1).nullable().default(null);

/** The settings of a driver, as an operator writes them. */
export const DriverConfig = z
  .record(z.string(), z.unknown())
  .default({})
  .meta({ description: "What the driver's config_schema asks for. Secrets stand here as references: secret:name." });

/** One path of a hybrid product as an operator writes it: what a product is delivered by, under a name of its own. */
export const PathWrite = z
  .strictObject({
    name: Slug.meta({ description: 'What prices, orders and deliveries call it; unique within the product.' }),
    title: storable(120).trim().min(1),
    summary: storable(500).default(''),
    delivery_model: DeliveryModel.exclude(['hybrid']),
    fulfillment_driver: storable(80).min(1).meta({ description: 'A key of GET /api/admin/fulfillment-drivers.' }),
    fulfillment_config: DriverConfig,
    external_provider: External,
    external_product_ref: External,
  })
  .meta({ id: 'PathWrite' });
export type PathWrite = z.infer<typeof PathWrite>;

/** What delivers, and what: of a product, or of one of its paths. */
export type Way = Omit<PathWrite, 'name' | 'title' | 'summary'>;

/** A way, the path it is (null: the product's own), what it is called, and where it stands in the product's document. */
export type NamedWay = Way & { path: string | null; title: string; under: string };

type ProductOfWays = Omit<Way, 'delivery_model' | 'fulfillment_driver'> & {
  name: string;
  delivery_model: DeliveryModel;
  fulfillment_driver: string | null;
  paths: PathWrite[];
};

/** The ways in which a product is delivered, in the order of the shop. None where it names no driver. */
export function waysOf(product: ProductOfWays): NamedWay[] {
  if (product.delivery_model === 'hybrid') {
    return product.paths.map(({ name, ...path }, i) => ({ ...path, path: name, under: `paths.${i}` }));
  }
  if (product.fulfillment_driver === null) return [];
  const own: NamedWay = {
    path: null,
    title: product.name,
    under: '',
    delivery_model: product.delivery_model,
    fulfillment_driver: product.fulfillment_driver,
    fulfillment_config: product.fulfillment_config,
    external_provider: product.external_provider,
    external_product_ref: product.external_product_ref,
  };
  return [own];
}

/** Whether it can be bought now, or only waited for. */
export const Availability = z.enum(['available', 'sold_out']);
export type Availability = z.infer<typeof Availability>;

/** By when a delivery is promised, in hours and in words. */
export const DeliveryPromise = z.object({ due_hours: z.int().nullable(), text: z.string() });

/** A path as a buyer chooses it. */
export const StorefrontPath = z
  .object({
    name: z.string(),
    title: z.string(),
    summary: z.string(),
    delivery_model: DeliveryModel,
    delivery_label: z.string(),
    promise: DeliveryPromise,
    choices_schema: z
      .record(z.string(), z.unknown())
      .meta({ description: 'JSON Schema of what the buyer of this path chooses.' }),
    availability: Availability,
  })
  .meta({ id: 'ProductPath' });
export type StorefrontPath = z.infer<typeof StorefrontPath>;
