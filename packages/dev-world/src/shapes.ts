// What the stories read of the API's answers; the whole of it is in openapi.json.

export type Amount = { amount_minor: number; currency: string };

export type Product = {
  id: string;
  slug: string;
  name: string;
  delivery_model: string;
  prices: {
    id: string;
    name: string;
    path: string | null;
    billing: 'one_time' | 'recurring';
    amount_minor: number;
    plan: string | null;
  }[];
  choices_schema: Record<string, unknown>;
  paths: { name: string; choices_schema: Record<string, unknown> }[];
  payment_gateways: { gateway: Gateway; title: string }[];
};

export type Gateway = 'dodo' | 'paypal';

export type CheckoutAnswer = {
  order_id: string;
  order_token: string;
  payment_gateway: Gateway;
  redirect_url: string;
  total: Amount;
};

export type Fulfillment = {
  id: string;
  product_name: string;
  delivery_model: string;
  /** The way that was bought, of a hybrid product. */
  path: { name: string; title: string } | null;
  status: string;
  status_label: string;
  headline: string;
  next_action: { kind: string; label: string; href: string | null };
  ask: { text: string; link?: string; form_schema?: { required?: string[] }; since: string } | null;
  due_at: string | null;
  delivered_at: string | null;
  workspace_url: string | null;
  licenses: { id: string; hint: string; status: string }[];
  downloads: { id: string; name: string; version: string; file_name: string; size_bytes: number; sha256: string }[];
  note: string | null;
  /** The open move that it belongs to, on either side. */
  move: { id: string; status: string } | null;
  may_move_to: { path: string; prices: { id: string; costs: string }[] }[];
};

export type Order = {
  id: string;
  status: string;
  paid_at: string | null;
  payment_gateway: Gateway;
  total: Amount;
  customer: { email: string; name: string };
  items: { id: string; product_slug: string; product_name: string; quantity: number; fulfillments: Fulfillment[] }[];
  pay_again_url: string | null;
  problem: { code: string; text: string } | null;
};

export type Subscription = {
  id: string;
  order_id: string;
  status: string;
  headline: string;
  gateway: Gateway;
  quantity: number;
  price_name: string;
  amount_minor: number;
  trial_ends_at: string | null;
  current_period_end: string;
  cancel_at: string | null;
  grace_ends_at: string | null;
  ended_at: string | null;
  actions: string[];
};

export type SubscriptionDetail = Subscription & {
  charges: { id: string; amount_minor: number; refunded_minor: number; status: string; at: string }[];
  plans: { price_id: string; name: string; amount_minor: number }[];
  change: { id: string; status: string; to_price_name: string; problem: string | null } | null;
};

export type AdminSubscription = Subscription & {
  gateway_subscription_id: string;
  entitlement: string;
  problem: string | null;
  instruction: string | null;
  charges: SubscriptionDetail['charges'];
  history: { from: string | null; to: string; because: string }[];
};

export type AdminDispute = { id: string; order_id: string; payment_id: string; status: string };

export type Installation = {
  id: string;
  order_id: string;
  status: string;
  url: string | null;
  version: string;
  newer_version: string | null;
  limits: { cpu_millis: number; memory_mb: number; disk_mb: number };
  operation: { kind: string } | null;
  actions: string[];
};

export type InstallationDetail = Installation & {
  /** Newest first. */
  backups: { id: string; kind: string; status: string; version: string | null; sha256: string | null }[];
  operations: { id: string; kind: string; status: string; from_version: string | null; to_version: string | null }[];
};

export type AdminFulfillment = {
  id: string;
  driver: string;
  order_id: string;
  order_item_id: string;
  status: string;
  desired_state: string;
  service_state: string;
  attempts: number;
  error_code: string | null;
  error_class: string | null;
  last_error: string | null;
  external_reference_id: string | null;
  next_attempt_at: string | null;
  paid_at: string;
  delivered_at: string | null;
  task_id: string | null;
  history: { from: string | null; to: string; by: string; because: string }[];
  operations: { action: string; attempt: number; outcome: string; error_code: string | null }[];
};

export type AdminTask = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  title: string;
  status: 'open' | 'done' | 'cancelled';
  instructions: string;
};

export type AdminPayment = {
  id: string;
  order_id: string;
  gateway: Gateway;
  gateway_payment_id: string;
  status: string;
  amount_minor: number;
  refunded_minor: number;
  problem_code: string | null;
};

export type AdminOrder = {
  id: string;
  status: string;
  payments: AdminPayment[];
  events: { id: string; event_type: string; status: string }[];
};

export type Page<T> = { items: T[]; next: string | null };
