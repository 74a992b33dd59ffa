import { idSchema, Money, ORDER_ITEMS_MAX, PaymentGatewayKey, QUANTITY_MAX, Slug } from '@vozex/domain';
import { z } from 'zod';
import { Country, Region } from './taxes/tax-rule.ts';

export const CheckoutItem = z.strictObject({
  product_slug: Slug,
  price_id: idSchema('price'),
  quantity: z.int().min(1).max(QUANTITY_MAX).default(1),
  choices: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: "What the buyer picked, by the product's choices_schema." }),
});
export type CheckoutItem = z.infer<typeof CheckoutItem>;

/** Where the customer is: asked only where the shop's own tax depends on it. */
export const Billing = z
  .strictObject({
    country: Country.optional(),
    region: Region.optional(),
    vat_number: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .regex(/^[^\0]*$/, 'must not contain NUL characters')
      .optional(),
  })
  .meta({ description: "Where you are, as far as the order's tax depends on it. See the quote." });

export const CheckoutRequest = z
  .strictObject({
    items: z.array(CheckoutItem).min(1).max(ORDER_ITEMS_MAX),
    payment_gateway: PaymentGatewayKey.optional().meta({ description: "Absent: the products' default." }),
    coupon_code: z.string().trim().max(60).optional(),
    billing: Billing.optional(),
    customer: z
      .strictObject({
        email: z.email().max(254),
        name: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .regex(/^[^\0]*$/, 'must not contain NUL characters'),
      })
      .optional()
      .meta({ description: 'Required when signed out. Who is signed in buys as themselves, whatever stands here.' }),
  })
  .meta({ id: 'CheckoutRequest' });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export const CheckoutAnswer = z
  .object({
    order_id: idSchema('order'),
    order_token: z.string().meta({ description: "Opens the order's page without signing in." }),
    payment_gateway: PaymentGatewayKey,
    redirect_url: z.string().meta({ description: "Where to pay; the order's own page when there is nothing to pay." }),
    total: Money,
  })
  .meta({ id: 'CheckoutAnswer' });
export type CheckoutAnswer = z.infer<typeof CheckoutAnswer>;
