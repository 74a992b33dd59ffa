import {
  Ask,
  Currency,
  DeliveryModel,
  FulfillmentStatus,
  LicenseStatus,
  OrderGateway,
  OrderStatus,
} from '@vozex/domain';
import { z } from 'zod';
import { PathMove, PathOf, PathOffer } from '../fulfillment/index.ts';

/** Amounts of a whole order may exceed what one price may cost. */
const Total = z.object({ amount_minor: z.int(), currency: Currency });

const Time = z.iso.datetime();

const NextAction = z.object({
  kind: z.enum(['open_workspace', 'download', 'copy_license', 'answer', 'wait', 'none']),
  label: z.string(),
  href: z.string().nullable(),
});

/** What people do for the customer on a delivery, and by when. */
const Work = z.object({
  by: z.string().nullable().meta({ description: 'Who of the team has it in hand; null while nobody does.' }),
  due_at: Time.nullable().meta({ description: 'By when it is done; null once nothing is being done.' }),
  paused_at: Time.nullable().meta({ description: 'Since when the clock stands: we wait for the customer.' }),
  steps: z.object({ done: z.int(), total: z.int() }).nullable(),
  messages: z.array(z.object({ id: z.string(), text: z.string(), at: Time })),
  answered: z.array(z.object({ id: z.string(), question: z.string(), at: Time })),
  files: z.array(z.object({ id: z.string(), file_name: z.string(), size_bytes: z.int(), at: Time })),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  credentials: z
    .array(z.object({ task_id: z.string(), name: z.string(), title: z.string(), seen_at: Time.nullable() }))
    .meta({ description: 'Each can be shown once; the values are not part of this.' }),
});
export type Work = z.input<typeof Work>;

/** A delivery as its customer sees it: one shape for everything that is sold. */
export const Fulfillment = z
  .object({
    id: z.string(),
    product_name: z.string(),
    delivery_model: DeliveryModel,
    delivery_label: z.string(),
    path: PathOf.nullable().meta({ description: 'Of a hybrid product: which of its paths this delivers.' }),
    status: FulfillmentStatus,
    status_label: z.string(),
    headline: z.string().meta({ description: 'One sentence on where it stands.' }),
    next_action: NextAction,
    ask: Ask.nullable(),
    due_at: Time.nullable().meta({ description: 'By when it was promised; null once delivered or without a promise.' }),
    delivered_at: Time.nullable(),
    workspace_url: z.string().nullable(),
    licenses: z.array(z.object({ id: z.string(), hint: z.string(), status: LicenseStatus })),
    downloads: z.array(
      z.object({
        id: z.string().meta({ description: 'Of the grant: what a download link is made for.' }),
        name: z.string(),
        version: z.string(),
        file_name: z.string(),
        size_bytes: z.int(),
        sha256: z.string(),
      }),
    ),
    note: z.string().nullable().meta({ description: 'What the team left at completion.' }),
    work: Work.nullable().meta({ description: 'What people do for it; null where none ever had to.' }),
    move: PathMove.nullable().meta({
      description: 'The open move to another path that it belongs to, on either side.',
    }),
    may_move_to: z.array(PathOffer).meta({ description: 'The paths it may be moved to now; empty where it may not.' }),
    history: z
      .array(z.object({ status: FulfillmentStatus, label: z.string(), at: Time }))
      .optional()
      .meta({ description: 'Absent in lists of orders.' }),
  })
  .meta({ id: 'Fulfillment' });
export type Fulfillment = z.input<typeof Fulfillment>;

export const Order = z
  .object({
    id: z.string(),
    status: OrderStatus,
    status_label: z.string(),
    created_at: Time,
    paid_at: Time.nullable(),
    payment_gateway: OrderGateway,
    payment_gateway_title: z.string(),
    imported: z
      .object({ from: z.string(), number: z.string(), payment_reference: z.string().nullable() })
      .nullable()
      .meta({
        description: 'Of an order of an earlier shop: which, and its number and payment there; no payment of ours.',
      }),
    total: Total,
    discount: Total.nullable().meta({ description: 'What a coupon took off; null without one.' }),
    coupon_code: z.string().nullable(),
    taxes: z
      .array(
        z.object({
          name: z.string(),
          rate_bp: z.int().meta({ description: 'In hundredths of a percent.' }),
          tax: Total,
          reverse_charge: z.boolean(),
        }),
      )
      .meta({ description: "The shop's own tax; empty where the gateway answers for it, or nothing is taxed." }),
    tax_included: z.boolean().meta({ description: 'True: the prices hold the tax. False: it was added.' }),
    customer: z.object({ email: z.string(), name: z.string() }),
    items: z.array(
      z.object({
        id: z.string(),
        product_slug: z.string(),
        product_name: z.string(),
        price_name: z.string(),
        path: PathOf.nullable().meta({ description: 'What was bought of a hybrid product.' }),
        quantity: z.int(),
        total: Total.meta({ description: 'At list price, before a discount and added tax.' }),
        fulfillments: z.array(Fulfillment),
        subscription_id: z
          .string()
          .nullable()
          .meta({ description: 'Of the subscription it began; null for what is paid once, and until it has begun.' }),
      }),
    ),
    pay_again_url: z
      .string()
      .nullable()
      .meta({ description: 'Where to POST for a new checkout, while one is possible.' }),
    problem: z.object({ code: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: 'Order' });
export type Order = z.input<typeof Order>;

export const MyFulfillment = Fulfillment.extend({ order_id: z.string() }).meta({ id: 'MyFulfillment' });

export const MyLicense = z
  .object({
    id: z.string(),
    product_name: z.string(),
    hint: z.string(),
    status: LicenseStatus,
    license_type: z.string(),
    max_activations: z.int().nullable(),
    expires_at: Time.nullable(),
    order_id: z.string(),
    created_at: Time,
  })
  .meta({ id: 'MyLicense' });

export const MyDownload = z
  .object({
    id: z.string(),
    product_name: z.string(),
    order_id: z.string(),
    artifact: z
      .object({ version: z.string(), file_name: z.string(), size_bytes: z.int(), sha256: z.string() })
      .nullable(),
  })
  .meta({ id: 'MyDownload' });

export const DownloadLink = z.object({ url: z.string(), expires_at: Time }).meta({ id: 'DownloadLink' });
export const RevealedLicense = z.object({ license_key: z.string() }).meta({ id: 'RevealedLicense' });
export const RevealedCredential = z.object({ value: z.string() }).meta({ id: 'RevealedCredential' });
