import type { components, operations } from './schema.gen.ts';

// Names for what the server sends and takes. The shapes are the server's own; nothing is described twice.

type Schemas = components['schemas'];
type Operation<Id extends keyof operations> = operations[Id] extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;
/** A JSON Schema document, drawn as a form. */
export type JsonSchema = Record<string, unknown>;
/** One page of a list, newest first; `next` is the id to ask after, or null at the end. */
export type Page<Item> = { items: Item[]; next: string | null };

export type Session = Schemas['Session'];
export type User = NonNullable<Session['user']>;
export type TeamMember = Schemas['Member'];
export type ApiKey = Schemas['ApiKey'];
export type AuditEntry = Schemas['AuditEntry'];
/** Something that owners decide about the shop while it runs. */
export type ShopSetting = Schemas['Setting'];
export type Alert = Schemas['Alert'];
export type Invariants = Schemas['Invariants'];
export type Invariant = Invariants['items'][number];
export type AuditRun = Schemas['AuditRun'];
export type AlertTelling = Schemas['AlertTelling'];
export type AlertDestination = Schemas['AlertDestination'];
export type NewAlertDestination = Pick<AlertDestination, 'kind' | 'name' | 'address' | 'least_severity'>;

export type ProductCard = Schemas['ProductCard'];
export type Product = Schemas['Product'];
export type Picture = Schemas['Picture'];
export type ShelfFacets = NonNullable<Schemas['ShelfFacets']>;
export type ProductPath = Product['paths'][number];
export type Price = Product['prices'][number];
export type Billing = Pick<Price, 'billing' | 'billing_interval' | 'interval_count'>;

export type CheckoutBody = Schemas['CheckoutRequest'];
export type QuoteBody = Schemas['QuoteRequest'];
export type Quote = Schemas['Quote'];
export type QuoteLine = Quote['lines'][number];
export type Order = Schemas['Order'];
export type Fulfillment = Schemas['Fulfillment'];
export type AskShown = NonNullable<Fulfillment['ask']>;
export type MyLicense = Schemas['MyLicense'];

export type Subscription = Schemas['Subscription'];
export type SubscriptionDetail = Schemas['SubscriptionDetail'];
export type PlanChange = NonNullable<SubscriptionDetail['change']>;
export type PlanPreview = Schemas['PlanChangePreview'];

export type AdminProduct = Schemas['AdminProduct'];
/** The part of a product that an operator writes. */
export type AdminProductBody = Omit<
  AdminProduct,
  'id' | 'status' | 'revision' | 'created_at' | 'updated_at' | 'prices'
>;
export type ChecklistLine = Schemas['ChecklistLine'];
export type Rehearsal = Schemas['Rehearsal'];
export type RehearsalSummary = Schemas['RehearsalSummary'];
export type RehearsalStep = Schemas['RehearsalStep'];
export type AdminPrice = Schemas['AdminPrice'];
export type AdminPriceBody = Omit<AdminPrice, 'id'>;
export type DriverDescription = Schemas['DriverDescription'];
export type GatewayDescription = Schemas['GatewayDescription'];
export type ConnectionTest = Operation<'post_api_admin_products_id_test_connection'> & { checks?: GatewayCheck[] };
export type GatewayCheck = Schemas['GatewayCheck'];
export type CheckoutPreview = Schemas['CheckoutPreview'];
export type CheckoutPreviewBody =
  operations['post_api_admin_products_id_checkout_preview']['requestBody']['content']['application/json'];
export type AdminSubscriptionRow = Schemas['AdminSubscription'];
export type AdminSubscription = Schemas['AdminSubscriptionDetail'];
export type SubscriptionConcern = NonNullable<
  NonNullable<operations['get_api_admin_subscriptions']['parameters']['query']>['concern']
>;
export type ListedRefund = Schemas['ListedRefund'];
export type DisputeRow = Schemas['Dispute'];
export type Dispute = Schemas['DisputeDetail'];
export type Reconciliation = Schemas['Reconciliation'];
export type Secret = Schemas['AdminSecret'];
export type AdminCoupon = Schemas['AdminCoupon'];
export type AdminCouponBody = Omit<AdminCoupon, 'id' | 'redeemed' | 'created_at' | 'updated_at'>;
export type CouponRedemption = Schemas['CouponRedemption'];
export type TaxRule = Schemas['TaxRule'];
export type AdminOrderRow = Schemas['AdminOrder'];
export type AdminOrder = Operation<'get_api_admin_orders_id'>;
export type AdminPayment = Schemas['AdminPayment'];
export type WebhookEvent = Schemas['WebhookEvent'];
export type WebhookEventWithBody = Operation<'get_api_admin_webhook_events_id'>;
export type AdminFulfillmentRow = Schemas['AdminFulfillment'];
export type AdminFulfillment = Schemas['AdminFulfillmentDetail'];
export type FulfillmentOperation = AdminFulfillment['operations'][number];
export type Artifact = Schemas['Artifact'];
export type ShopImport = Schemas['Import'];
export type ImportedRow = Schemas['ImportedRow'];
export type AdminMail = Schemas['MailSummary'];
export type Overview = Operation<'get_api_admin_overview'>;
export type SearchHit = Schemas['SearchAnswer']['items'][number];
export type SalesReport = Schemas['SalesReport'];
export type DeliveriesReport = Schemas['DeliveriesReport'];
export type ProvidersReport = Schemas['ProvidersReport'];
export type QueueReport = Schemas['QueueReport'];
export type MailboxLetter = { subject: string; text: string; html: string };
export type Bench = Operation<'get_api_admin_bench'>;
export type BenchWaiting = Bench['held_payments'];
export type BenchRun = Schemas['BenchRun'];
export type DeadLetterCause = Schemas['DeadLetterCause'];
export type Cause = Pick<DeadLetterCause, 'driver' | 'provider' | 'code'>;
export type DeadLetter = Schemas['DeadLetter'];
export type GuardBatch = Schemas['GuardBatch'];
export type HeldDelivery = Schemas['HeldDelivery'];
