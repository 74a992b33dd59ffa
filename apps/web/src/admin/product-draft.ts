import type { PaymentGatewayKey } from '@vozex/domain';
import type { AdminProductBody } from '../api/types.ts';

/** A product as far as it has been written: the default gateway is there once a gateway is enabled. */
export type ProductDraft = Omit<AdminProductBody, 'default_payment_gateway'> & {
  default_payment_gateway: PaymentGatewayKey | null;
};

export type Change = (change: Partial<ProductDraft>) => void;
/** What every section of the product's form needs; `fields` holds messages by server path. */
export type SectionProps = { body: ProductDraft; change: Change; fields: Readonly<Record<string, string>> };
