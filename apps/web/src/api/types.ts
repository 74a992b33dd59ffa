import type {
  BillingInterval,
  DeliveryModel,
  FulfillmentAction,
  FulfillmentStatus,
  LicenseCode,
  LicenseStatus,
  Money,
  OperationAction,
  OperationOutcome,
  OrderStatus,
  PaymentGatewayKey,
  PaymentStatus,
  PriceBilling,
  ProductStatus,
  RefundStatus,
  Role,
  ServiceState,
  TaskStatus,
  WebhookEventStatus,
} from '@vozex/domain';

/** A JSON Schema document, drawn as a form. */
export type JsonSchema = Record<string, unknown>;

/** One page of a list, newest first; `next` is the id to ask after, or null at the end. */
export type Page<Item> = { items: Item[]; next: string | null };

// Accounts

export type User = {
  id: string;
  email: string;
  name: string;
  role: Role;
  two_factor_enabled: boolean;
  email_verified: boolean;
};
export type Session = { user: User | null; development: boolean; sandbox: boolean };
export type TeamMember = Pick<User, 'id' | 'email' | 'name' | 'role' | 'two_factor_enabled'> & { created_at: string };

// Catalog

export type Billing = {
  billing: PriceBilling;
  billing_interval: BillingInterval | null;
  interval_count: number | null;
};
export type ProductCard = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  delivery_model: DeliveryModel;
  delivery_label: string;
  from_price: (Money & Billing) | null;
  is_recurring: boolean;
};
export type Price = Money & Billing & { id: string; name: string; trial_days: number | null; plan: string | null };
export type GatewayChoice = { gateway: PaymentGatewayKey; title: string };
export type Product = ProductCard & {
  description: string;
  trial_days: number | null;
  promise: { due_hours: number | null; text: string };
  prices: Price[];
  payment_gateways: GatewayChoice[];
  default_payment_gateway: PaymentGatewayKey | null;
  choices_schema: JsonSchema;
};

// Checkout and orders

export type CheckoutBody = {
  items: { product_slug: string; price_id: string; quantity: number; choices: Record<string, unknown> }[];
  payment_gateway?: PaymentGatewayKey;
  customer?: { email: string; name: string };
};
export type CheckoutAnswer = {
  order_id: string;
  order_token: string;
  payment_gateway: PaymentGatewayKey;
  redirect_url: string;
  total: Money;
};

export type Download = {
  id: string;
  name: string;
  version: string;
  file_name: string;
  size_bytes: number;
  sha256: string;
};
export type AskShown = { text: string; link?: string; form_schema?: JsonSchema; since: string };
export type NextAction = {
  kind: 'open_workspace' | 'download' | 'copy_license' | 'answer' | 'wait' | 'none';
  label: string;
  href: string | null;
};
export type Fulfillment = {
  id: string;
  product_name: string;
  delivery_model: DeliveryModel;
  delivery_label: string;
  status: FulfillmentStatus;
  status_label: string;
  headline: string;
  next_action: NextAction;
  ask: AskShown | null;
  due_at: string | null;
  delivered_at: string | null;
  workspace_url: string | null;
  licenses: { id: string; hint: string; status: LicenseStatus }[];
  downloads: Download[];
  note: string | null;
  /** Absent in lists. */
  history?: { status: FulfillmentStatus; label: string; at: string }[];
};
export type OrderItem = {
  id: string;
  product_slug: string;
  product_name: string;
  price_name: string;
  quantity: number;
  total: Money;
  fulfillments: Fulfillment[];
};
export type Order = {
  id: string;
  status: OrderStatus;
  status_label: string;
  created_at: string;
  paid_at: string | null;
  payment_gateway: PaymentGatewayKey;
  payment_gateway_title: string;
  total: Money;
  customer: Customer;
  items: OrderItem[];
  pay_again_url: string | null;
  problem: { code: string; text: string } | null;
};
export type Customer = { email: string; name: string };

// Customer center

export type MyFulfillment = Fulfillment & { order_id: string };
export type MyLicense = {
  id: string;
  product_name: string;
  hint: string;
  status: LicenseStatus;
  license_type: string;
  max_activations: number | null;
  expires_at: string | null;
  order_id: string;
  created_at: string;
};
export type Artifact = {
  id: string;
  name: string;
  version: string;
  file_name: string;
  size_bytes: number;
  sha256: string;
};
export type MyDownload = {
  id: string;
  product_name: string;
  order_id: string;
  artifact: Omit<Artifact, 'id' | 'name'> | null;
};
export type DownloadLink = { url: string; expires_at: string };
export type LicenseVerdict = {
  valid: boolean;
  code: LicenseCode;
  message: string;
  product_slug: string | null;
  license_type: string | null;
  expires_at: string | null;
  max_activations: number | null;
};

// Administration

export type AdminPrice = Price & {
  product_id: string;
  active: boolean;
  mappings: Partial<Record<PaymentGatewayKey, { product_id?: string; plan_id?: string }>>;
};
export type AdminPriceBody = Omit<AdminPrice, 'id'>;
export type AdminProduct = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  description: string;
  status: ProductStatus;
  delivery_model: DeliveryModel;
  fulfillment_driver: string;
  fulfillment_config: Record<string, unknown>;
  external_provider: string | null;
  external_product_ref: string | null;
  is_recurring: boolean;
  supports_trial: boolean;
  trial_days: number | null;
  enabled_payment_gateways: PaymentGatewayKey[];
  default_payment_gateway: PaymentGatewayKey | null;
  revision: number;
  created_at: string;
  updated_at: string;
  prices: AdminPrice[];
};
export type AdminProductBody = Omit<
  AdminProduct,
  'id' | 'status' | 'revision' | 'created_at' | 'updated_at' | 'prices'
>;
export type DriverDescription = {
  driver: string;
  title: string;
  description: string;
  delivers: DeliveryModel[];
  billing: PriceBilling[];
  needs_external_product: boolean;
  config_schema: JsonSchema;
  choices_schema: JsonSchema;
  can_test_connection: boolean;
};
export type GatewayDescription = {
  gateway: PaymentGatewayKey;
  title: string;
  configured: boolean;
  one_time_needs_product: boolean;
  recurring: boolean;
  trials: boolean;
};
export type ConnectionTest = { ok: boolean; detail: string };
export type Secret = { name: string; purpose: string; hint: string; created_at: string; updated_at: string };

export type AdminOrderRow = {
  id: string;
  status: OrderStatus;
  status_label: string;
  customer: Customer;
  total: Money;
  refunded_minor: number;
  payment_gateway: PaymentGatewayKey;
  created_at: string;
  paid_at: string | null;
  items: { product_name: string; quantity: number }[];
};
export type AdminOrder = Omit<AdminOrderRow, 'items'> & {
  items: {
    id: string;
    product_name: string;
    price_name: string;
    quantity: number;
    total_minor: number;
    fulfillments: { id: string; status: FulfillmentStatus; status_label: string; driver: string }[];
  }[];
  payments: AdminPayment[];
  events: { id: string; event_type: string; status: WebhookEventStatus; received_at: string }[];
  history: { from: OrderStatus | null; to: OrderStatus; at: string }[];
  metadata: Record<string, unknown>;
};
export type AdminPayment = {
  id: string;
  order_id: string;
  gateway: PaymentGatewayKey;
  gateway_payment_id: string | null;
  status: PaymentStatus;
  amount_minor: number;
  currency: string;
  refunded_minor: number;
  problem_code: string | null;
  problem: string | null;
  created_at: string;
};
export type Refund = {
  id: string;
  status: RefundStatus;
  amount_minor: number;
  currency: string;
  reason: string;
  problem: string | null;
};
export type WebhookEvent = {
  id: string;
  gateway: PaymentGatewayKey;
  event_id: string;
  event_type: string;
  status: WebhookEventStatus;
  deliveries: number;
  order_id: string | null;
  problem: string | null;
  received_at: string;
  applied_at: string | null;
};
export type WebhookEventWithBody = WebhookEvent & { body: string };

export type AdminFulfillmentRow = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  product_name: string;
  driver: string;
  provider: string | null;
  status: FulfillmentStatus;
  status_label: string;
  desired_state: string;
  service_state: ServiceState;
  attempts: number;
  last_error: string | null;
  error_code: string | null;
  error_class: string | null;
  external_reference_id: string | null;
  external_workspace_url: string | null;
  next_attempt_at: string | null;
  due_at: string | null;
  paid_at: string | null;
  delivered_at: string | null;
  created_at: string;
  customer: Customer;
};
export type Operation = {
  id: string;
  action: OperationAction;
  attempt: number;
  outcome: OperationOutcome;
  error_code: string | null;
  error_class: string | null;
  detail: string | null;
  exchange: unknown;
  started_at: string;
  finished_at: string | null;
};
export type AdminFulfillment = AdminFulfillmentRow & {
  history: { from: FulfillmentStatus | null; to: FulfillmentStatus; by: string; because: string | null; at: string }[];
  operations: Operation[];
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  ask: AskShown | null;
  task_id: string | null;
  /** Null where the action is allowed, else the reason why not. */
  actions: Record<FulfillmentAction, string | null>;
};
export type AdminTask = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  queue: string;
  title: string;
  instructions: string;
  status: TaskStatus;
  due_at: string | null;
  overdue: boolean;
  customer: Customer;
  product_name: string;
  result: { note?: string; workspace_url?: string | null } | null;
  completed_by: string | null;
  completed_at: string | null;
  created_at: string;
};
export type AdminMail = {
  id: string;
  kind: string;
  recipient: string;
  status: string;
  subject: string;
  created_at: string;
  sent_at: string | null;
};
export type MailboxEntry = { id: string; recipient?: string; subject: string; created_at?: string };
export type MailboxLetter = { subject: string; text: string; html: string };
export type Overview = {
  orders_today: number;
  paid_today: Money[];
  fulfillments: Partial<Record<FulfillmentStatus, number>>;
  held_payments: number;
  open_tasks: number;
  overdue_tasks: number;
  quarantined_events: number;
};
