import {
  DisputeStatus,
  FulfillmentStatus,
  idSchema,
  LicenseStatus,
  OrderStatus,
  PaymentGatewayKey,
  PaymentStatus,
  ProductPolicies,
  RefundStatus,
} from '@vozex/domain';
import { z } from 'zod';

const At = z.iso.datetime();
const Record = z.record(z.string(), z.unknown());

const Move = z.object({ from: z.string().nullable(), to: z.string(), because: z.string().nullable(), at: At });
export type Move = z.infer<typeof Move>;

const Item = z.object({
  id: idSchema('order_item'),
  product_name: z.string(),
  price_name: z.string(),
  quantity: z.int(),
  unit_amount_minor: z.int(),
  total_minor: z.int(),
  billing: z.string(),
  billing_interval: z.string().nullable(),
  interval_count: z.int().nullable(),
  trial_days: z.int().nullable(),
  delivery_model: z.string(),
  choices: Record,
  terms: Record.meta({ description: 'The terms of sale as frozen at purchase.' }),
  policies: ProductPolicies,
});

const Delivery = z.object({
  id: idSchema('fulfillment'),
  order_item_id: idSchema('order_item'),
  product_name: z.string(),
  driver: z.string(),
  provider: z.string(),
  status: FulfillmentStatus,
  service_state: z.string(),
  delivered_at: At.nullable(),
  workspace_url: z.string().nullable(),
  provider_reference: z.string().nullable(),
  provider_customer: z.string().nullable(),
  handed_over: Record.meta({ description: 'What the delivery said of itself, such as a note or a version.' }),
  moves: z.array(Move),
  calls: z.array(z.object({ action: z.string(), outcome: z.string(), started_at: At, finished_at: At.nullable() })),
  licenses: z.array(
    z.object({
      id: idSchema('license'),
      key_hint: z.string(),
      license_type: z.string(),
      status: LicenseStatus,
      max_activations: z.int().nullable(),
      expires_at: At.nullable(),
      issued_at: At,
    }),
  ),
  downloads: z.array(
    z.object({
      at: At,
      file_name: z.string(),
      version: z.string(),
      sha256: z.string(),
      ip_address: z.string().nullable(),
    }),
  ),
  work_done: z.array(z.object({ title: z.string(), completed_at: At, completed_by: z.string().nullable() })),
});

/** Everything a dispute can be answered with: what was bought, by whom, how it was paid, delivered and used. */
export const Evidence = z
  .object({
    made_at: At,
    shop: z.string().meta({ description: 'Where buyers reach the shop.' }),
    dispute: z.object({
      id: idSchema('dispute'),
      gateway: PaymentGatewayKey,
      gateway_dispute_id: z.string(),
      payment_id: idSchema('payment'),
      status: DisputeStatus,
      amount_minor: z.int().nullable(),
      currency: z.string().nullable(),
      reason: z.string().nullable(),
      stage: z.string().nullable(),
      respond_by: At.nullable(),
      opened_at: At,
      closed_at: At.nullable(),
      moves: z.array(Move),
    }),
    customer: z.object({
      id: idSchema('customer'),
      name: z.string(),
      email: z.string(),
      since: At,
      other_paid_orders: z.int(),
      account: z
        .object({
          email_verified: z.boolean(),
          created_at: At,
          sign_ins: z.array(z.object({ at: At, ip_address: z.string().nullable(), user_agent: z.string().nullable() })),
        })
        .nullable()
        .meta({ description: 'Null for a guest. Only sign-ins whose session is still kept.' }),
    }),
    order: z.object({
      id: idSchema('order'),
      status: OrderStatus,
      currency: z.string(),
      total_minor: z.int(),
      refunded_minor: z.int(),
      created_at: At,
      paid_at: At.nullable(),
      items: z.array(Item),
      moves: z.array(Move),
    }),
    checkouts: z.array(z.object({ gateway: PaymentGatewayKey, gateway_checkout_id: z.string().nullable(), at: At })),
    payments: z.array(
      z.object({
        id: idSchema('payment'),
        is_disputed: z.boolean(),
        gateway: PaymentGatewayKey,
        gateway_payment_id: z.string(),
        gateway_subscription_id: z.string().nullable(),
        status: PaymentStatus,
        amount_minor: z.int(),
        currency: z.string(),
        tax_minor: z.int().nullable(),
        refunded_minor: z.int(),
        paid_at: At.nullable(),
        receipt_url: z.string().meta({ description: 'Its receipt, for operators of the shop.' }),
      }),
    ),
    gateway_events: z.array(
      z.object({ event_id: z.string(), event_type: z.string(), received_at: At, applied_at: At.nullable() }),
    ),
    subscriptions: z.array(
      z.object({
        id: idSchema('subscription'),
        gateway_subscription_id: z.string(),
        status: z.string(),
        started_at: At,
        trial_ends_at: At.nullable(),
        current_period_start: At,
        current_period_end: At,
        paid_periods: z.int(),
        moves: z.array(Move),
      }),
    ),
    deliveries: z.array(Delivery),
    mails: z.array(
      z.object({ kind: z.string(), recipient: z.string(), status: z.string(), created_at: At, sent_at: At.nullable() }),
    ),
    refunds: z.array(
      z.object({
        id: idSchema('refund'),
        payment_id: idSchema('payment'),
        gateway_refund_id: z.string().nullable(),
        status: RefundStatus,
        amount_minor: z.int(),
        currency: z.string(),
        reversal: z.boolean(),
        reason: z.string(),
        requested_by: z.string(),
        at: At,
      }),
    ),
    timeline: z.array(z.object({ at: At, what: z.string() })).meta({ description: 'All of it in the order of time.' }),
    cut: z
      .array(z.string())
      .meta({ description: 'Lists that are longer than what is shown; the newest are left out.' }),
  })
  .meta({ id: 'DisputeEvidence' });
export type Evidence = z.infer<typeof Evidence>;

/** Evidence before its timeline is made. */
export type Facts = Omit<Evidence, 'timeline'>;
