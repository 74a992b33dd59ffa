import type { DeliveryModel, PaymentGatewayKey } from '@vozex/domain';
import type { AdminProduct, AdminProductBody, DriverDescription } from '../../api/types.ts';
import { tidyPresentation, tidyTranslations } from './presentation-draft.ts';

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

/** A product as it is sent: complete, but for a default gateway that is not chosen yet. */
export type ProductDocument = Omit<AdminProductBody, 'default_payment_gateway'> & {
  default_payment_gateway: PaymentGatewayKey | null;
};

export type Change = (change: Partial<ProductDraft>) => void;
/** What every section of the product's form needs; `fields` holds messages by server path. */
export type SectionProps = { body: ProductDraft; change: Change; fields: Readonly<Record<string, string>> };

/** The part of a product that an operator writes. */
export function bodyOf(product: AdminProduct): AdminProductBody {
  const { id: _, status: __, revision: ___, created_at: ____, updated_at: _____, prices: ______, ...body } = product;
  return body;
}

export function draftOf(body: AdminProductBody): ProductDraft {
  return { ...body, paths: body.paths.map((path, key) => ({ ...path, key })) };
}

/** The ways in which a draft is delivered, each with where it stands in what is sent: `''`, `paths.0.`, `paths.1.`. */
export function waysOf(body: ProductDraft): { at: string; way: WayDraft }[] {
  if (body.delivery_model !== 'hybrid') return [{ at: '', way: body }];
  return body.paths.map((way, place) => ({ at: `paths.${place}.`, way }));
}

const NO_WAY = { fulfillment_config: {}, external_provider: null, external_product_ref: null };

/** The document that is checked and sent. A hybrid product leaves to its paths what others say themselves. */
export function documentOf({ paths, ...draft }: ProductDraft, drivers: readonly DriverDescription[]): ProductDocument {
  const rest = { ...draft, presentation: tidyPresentation(draft.presentation) };
  const external = ({ fulfillment_driver, external_provider, external_product_ref }: WayDraft) =>
    drivers.find(({ driver }) => driver === fulfillment_driver)?.needs_external_product
      ? { external_provider, external_product_ref }
      : { external_provider: null, external_product_ref: null };
  const translated = (sent: PathBody[]) => tidyTranslations(draft.translations, { ...rest, paths: sent });
  if (rest.delivery_model !== 'hybrid') return { ...rest, ...external(rest), paths: [], translations: translated([]) };
  const sent = paths.map(({ key: _, ...path }) => ({
    ...path,
    ...external(path),
    fulfillment_driver: path.fulfillment_driver ?? '',
  }));
  return { ...rest, ...NO_WAY, fulfillment_driver: null, paths: sent, translations: translated(sent) };
}
