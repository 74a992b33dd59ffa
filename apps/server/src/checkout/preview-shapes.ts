import { BillingInterval, idSchema, Money, PaymentGatewayKey, QUANTITY_MAX } from '@vozex/domain';
import { z } from 'zod';
import { StorefrontProduct } from '../catalog/index.ts';

/** What an operator wants to see the checkout of. */
export const PreviewRequest = z.strictObject({
  price_id: idSchema('price').optional().meta({ description: 'Absent: the oldest active price.' }),
  quantity: z.int().min(1).max(QUANTITY_MAX).default(1),
  choices: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'Absent: as before the buyer has chosen anything, and nothing is missed.' }),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;

const GatewayOffer = z.object({
  gateway: PaymentGatewayKey,
  title: z.string(),
  configured: z.boolean(),
  offered: z.boolean(),
  why_not: z.string().nullable().meta({ description: 'Why a buyer is not offered it; null where he is.' }),
});
export type GatewayOffer = z.infer<typeof GatewayOffer>;

/** The checkout of a product as a buyer would meet it, published or not. */
export const CheckoutPreview = z
  .object({
    product: StorefrontProduct,
    price_id: idSchema('price').nullable(),
    quantity: z.int(),
    total: Money.nullable().meta({ description: 'What the price comes to; null where it could not be bought.' }),
    due_now: Money.nullable().meta({ description: 'What is paid today: nothing while a trial runs.' }),
    recurring: z
      .object({ ...Money.shape, billing_interval: BillingInterval, interval_count: z.int() })
      .nullable()
      .meta({ description: 'What is charged each period; null for a one-time price.' }),
    trial_ends_at: z.iso.datetime().nullable().meta({ description: 'For who buys now; null without a trial.' }),
    gateways: z.array(GatewayOffer),
    payment_gateway: PaymentGatewayKey.nullable().meta({
      description: 'What is chosen for who chooses none; null where nothing can be paid, or nothing is to be.',
    }),
    problems: z
      .array(z.object({ code: z.string(), field: z.string(), message: z.string() }))
      .meta({ description: 'What keeps the product from being published, or this choice from being bought.' }),
  })
  .meta({ id: 'CheckoutPreview' });
export type CheckoutPreview = z.infer<typeof CheckoutPreview>;
