import { type DeliveryModel, type PaymentGatewayKey, Slug } from '@vozex/domain';
import type { AdminProductBody, DriverDescription } from '../api/types.ts';
import { checkLater } from '../schema-form/lazy.tsx';
import { tidyPresentation } from './presentation-draft.ts';

type PathBody = AdminProductBody['paths'][number];

/** What delivers, and what: of a product, or of one of its paths, as far as it has been written. */
export type WayDraft = Omit<PathBody, 'name' | 'title' | 'summary' | 'fulfillment_driver' | 'delivery_model'> & {
  delivery_model: DeliveryModel;
  fulfillment_driver: string | null;
};

/** A path as far as it has been written; its key stays with it when its name or place changes. */
export type PathDraft = Omit<PathBody, 'fulfillment_driver'> & { key: number; fulfillment_driver: string | null };

/** A product as far as it has been written: the default gateway is there once a gateway is enabled. */
export type ProductDraft = Omit<AdminProductBody, 'default_payment_gateway' | 'paths'> & {
  default_payment_gateway: PaymentGatewayKey | null;
  paths: readonly PathDraft[];
};

export type Change = (change: Partial<ProductDraft>) => void;
/** What every section of the product's form needs; `fields` holds messages by server path. */
export type SectionProps = { body: ProductDraft; change: Change; fields: Readonly<Record<string, string>> };

export function draftOf(body: AdminProductBody): ProductDraft {
  return { ...body, paths: body.paths.map((path, key) => ({ ...path, key })) };
}

/** The ways in which a draft is delivered, each with where it stands in what is sent: `''`, `paths.0.`, `paths.1.`. */
export function waysOf(body: ProductDraft): { at: string; way: WayDraft }[] {
  if (body.delivery_model !== 'hybrid') return [{ at: '', way: body }];
  return body.paths.map((way, place) => ({ at: `paths.${place}.`, way }));
}

const NO_WAY = { fulfillment_config: {}, external_provider: null, external_product_ref: null };

/** What is sent of a draft that is complete. A hybrid product leaves to its paths what others say themselves. */
export function sentOf(
  { default_payment_gateway, paths, ...draft }: ProductDraft,
  drivers: readonly DriverDescription[],
): AdminProductBody | undefined {
  if (default_payment_gateway === null) return undefined;
  const rest = { ...draft, presentation: tidyPresentation(draft.presentation) };
  const external = ({ fulfillment_driver, external_provider, external_product_ref }: WayDraft) =>
    drivers.find(({ driver }) => driver === fulfillment_driver)?.needs_external_product
      ? { external_provider, external_product_ref }
      : { external_provider: null, external_product_ref: null };
  if (rest.delivery_model !== 'hybrid') return { ...rest, ...external(rest), default_payment_gateway, paths: [] };
  const sent = paths.map(({ key: _, ...path }) => ({
    ...path,
    ...external(path),
    fulfillment_driver: path.fulfillment_driver ?? '',
  }));
  return { ...rest, ...NO_WAY, fulfillment_driver: null, default_payment_gateway, paths: sent };
}

async function complaintsOfWay(way: WayDraft, drivers: readonly DriverDescription[]): Promise<Record<string, string>> {
  const driver = drivers.find((one) => one.driver === way.fulfillment_driver);
  if (!driver) return { fulfillment_driver: 'Choose who delivers it.' };
  const found: Record<string, string> = {};
  if (driver.needs_external_product && !way.external_provider) found.external_provider = 'Fill this in.';
  if (driver.needs_external_product && !way.external_product_ref) found.external_product_ref = 'Fill this in.';
  for (const [path, message] of Object.entries(await checkLater(driver.config_schema, way.fulfillment_config)))
    found[`fulfillment_config.${path}`] = message;
  return found;
}

/** What can be said before the server is asked; combinations it would refuse are not offered by the form. */
export async function complaintsOf(
  body: ProductDraft,
  drivers: readonly DriverDescription[],
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  if (body.enabled_payment_gateways.length === 0) found.enabled_payment_gateways = 'Enable at least one.';
  for (const { at, way } of waysOf(body)) {
    for (const [field, message] of Object.entries(await complaintsOfWay(way, drivers))) found[at + field] = message;
  }
  if (body.delivery_model !== 'hybrid') return found;
  for (const [place, { name, title }] of body.paths.entries()) {
    if (!title.trim()) found[`paths.${place}.title`] = 'Fill this in.';
    if (!Slug.safeParse(name).success) found[`paths.${place}.name`] = 'Small letters, digits and single hyphens.';
  }
  return found;
}
