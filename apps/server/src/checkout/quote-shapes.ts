import { BillingInterval, Currency, idSchema, ORDER_ITEMS_MAX, PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import { z } from 'zod';
import { Billing, CheckoutItem } from './checkout-request.ts';

export const QuoteRequest = z
  .strictObject({
    items: z
      .array(CheckoutItem.omit({ choices: true }))
      .min(1)
      .max(ORDER_ITEMS_MAX),
    payment_gateway: PaymentGatewayKey.optional(),
    coupon_code: z.string().trim().max(60).optional(),
    billing: Billing.optional(),
  })
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/** Of a whole order: it may exceed what one price may cost. */
const Amount = z.int().min(0);

const QuoteLine = z.object({
  product_slug: z.string(),
  price_id: idSchema('price'),
  quantity: z.int(),
  status: z.enum(['available', 'sold_out', 'gone']).meta({
    description: 'gone: not a price of this product that is for sale; then nothing else of it is known.',
  }),
  product_name: z.string().nullable(),
  price_name: z.string().nullable(),
  path: z.string().nullable(),
  currency: Currency.nullable(),
  billing: PriceBilling.nullable(),
  billing_interval: BillingInterval.nullable(),
  interval_count: z.int().nullable(),
  trial_days: z.int().nullable(),
  unit_amount_minor: Amount.nullable(),
  subtotal_minor: Amount.nullable().meta({ description: 'At list price.' }),
  discount_minor: Amount,
  tax_minor: Amount,
  total_minor: Amount.nullable().meta({ description: 'Less the discount, with the tax.' }),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

export const Quote = z
  .object({
    lines: z.array(QuoteLine).meta({ description: 'One for each item asked for, in their order.' }),
    totals: z
      .object({
        currency: Currency,
        subtotal_minor: Amount,
        discount_minor: Amount,
        tax_minor: Amount,
        total_minor: Amount,
        due_now_minor: Amount.meta({ description: 'What is paid today: nothing while a trial runs.' }),
      })
      .nullable()
      .meta({ description: 'Of what is available; null where that cannot be bought together.' }),
    tax: z.object({
      included: z.boolean().meta({ description: 'True: the prices hold it. False: it is added.' }),
      by_gateway: z.boolean().meta({ description: 'True: the gateway adds what is due where the buyer is.' }),
      lines: z.array(
        z.object({
          name: z.string(),
          rate_bp: z.int(),
          base_minor: Amount,
          tax_minor: Amount,
          reverse_charge: z.boolean(),
        }),
      ),
    }),
    billing: z.object({
      needs_country: z.boolean().meta({ description: 'True: the tax depends on where the buyer is.' }),
      regions: z.array(z.string()).meta({ description: 'Parts of the country with rules of their own.' }),
      asks_vat_number: z.boolean(),
    }),
    coupon: z
      .object({ code: z.string(), applies: z.boolean(), why_not: z.string().nullable() })
      .nullable()
      .meta({ description: 'The one that was named.' }),
    gateways: z.array(
      z.object({
        gateway: PaymentGatewayKey,
        title: z.string(),
        offered: z.boolean(),
        why_not: z.string().nullable().meta({ description: 'Why all of it cannot be paid there.' }),
      }),
    ),
    payment_gateway: PaymentGatewayKey.nullable().meta({
      description: 'By which it would be paid; null where none can, or nothing is to be paid.',
    }),
    problems: z
      .array(z.object({ code: z.string(), field: z.string(), message: z.string() }))
      .meta({ description: 'What the checkout would refuse.' }),
  })
  .meta({ id: 'Quote' });
export type Quote = z.output<typeof Quote>;
