import { z } from 'zod';

/** How a product reaches its buyer (plan 3.1). */
export const DeliveryModel = z.enum([
  'saas_multitenant',
  'saas_singletenant',
  'self_hosted_license',
  'self_hosted_download',
  'managed_setup',
  'hybrid',
]);
export type DeliveryModel = z.infer<typeof DeliveryModel>;

export const DELIVERY_MODEL_LABEL = {
  saas_multitenant: 'Hosted workspace',
  saas_singletenant: 'Dedicated instance',
  self_hosted_license: 'License and download',
  self_hosted_download: 'Download',
  managed_setup: 'Set up for you',
  hybrid: 'Your choice',
} satisfies Record<DeliveryModel, string>;

export const ProductStatus = z.enum(['draft', 'published', 'archived']);
export type ProductStatus = z.infer<typeof ProductStatus>;

export const PriceBilling = z.enum(['one_time', 'recurring']);
export type PriceBilling = z.infer<typeof PriceBilling>;

export const BillingInterval = z.enum(['day', 'week', 'month', 'year']);
export type BillingInterval = z.infer<typeof BillingInterval>;

/** Part of an address: lower case, digits and single hyphens. */
export const Slug = z
  .string()
  .min(2)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
