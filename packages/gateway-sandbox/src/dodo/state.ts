import { randomBytes } from 'node:crypto';
import type { MisbehaviourName } from '../misbehaviour.ts';
import { dodoId, opaqueKey } from '../random-id.ts';
import type { IntervalUnit } from './billing-dates.ts';
import type { BillingAddress, Metadata, PricedLine } from './record-parts.ts';
import type { DodoSettings } from './settings.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Dunning, MethodPage, PaymentMethod, PlanOnOffer, Subscription } from './subscription.ts';

/** As Dodo prices things: `price` is an integer in the currency's smallest unit. */
export type Price = {
  type: 'one_time_price' | 'recurring_price' | 'usage_based_price';
  price?: number;
  currency: string;
  /** Percent, 0 to 100. */
  discount: number;
  purchasing_power_parity: boolean;
  pay_what_you_want?: boolean;
  tax_inclusive?: boolean | null;
  /** These six only on a recurring price, where all but the trial's are required. */
  payment_frequency_count?: number;
  payment_frequency_interval?: IntervalUnit;
  subscription_period_count?: number;
  subscription_period_interval?: IntervalUnit;
  trial_period_days?: number;
  /** Per unit, before tax: what a paid trial costs. */
  trial_amount?: number | null;
};

export type Product = {
  product_id: string;
  business_id: string;
  brand_id: string;
  name: string;
  description?: string | null;
  price: Price;
  tax_category: string;
  is_recurring: boolean;
  metadata: Metadata;
  created_at: string;
  updated_at: string;
};

export type Customer = {
  customer_id: string;
  business_id: string;
  name: string;
  email: string;
  phone_number: string | null;
  metadata: Metadata;
  created_at: string;
};

export type Discount = {
  discount_id: string;
  business_id: string;
  type: 'flat' | 'percentage';
  /** Basis points; without meaning for a flat one. */
  amount: number;
  code: string;
  name: string | null;
  usage_limit: number | null;
  times_used: number;
  expires_at: string | null;
  restricted_to: string[];
  currency_options: {
    currency: string;
    is_default: boolean;
    max_amount_possible: number | null;
    minimum_subtotal: number;
  }[];
  metadata: Metadata;
  created_at: string;
};

export type Checkout = {
  id: string;
  created_at: string;
  /** What is due now: the first charge of a subscription, which is nothing in a free trial. */
  lines: PricedLine[];
  currency: string;
  total: number;
  tax: number;
  customer: { customer_id?: string; email?: string; name?: string | null; phone_number?: string | null };
  always_create_new_customer: boolean;
  billing: BillingAddress;
  metadata: Metadata;
  return_url: string | null;
  cancel_url: string | null;
  /** What is taken off by a code; null without one. */
  discount_id: string | null;
  /** What a recurring product will cost from then on; null for a purchase. */
  plan: PlanOnOffer | null;
  /** The latest attempt to pay. */
  payment_id: string | null;
  subscription_id: string | null;
};

export type PaymentStatus = 'succeeded' | 'failed' | 'processing' | 'cancelled' | 'requires_payment_method';

/** What a payment is for, and so what its success or failure does. `dues` is a failed charge that is tried again. */
export type PaymentPurpose = 'purchase' | 'start' | 'renewal' | 'dues' | 'plan_change' | 'payment_method';

export type Payment = {
  payment_id: string;
  purpose: PaymentPurpose;
  /** Null for all but the first payment of a subscription. */
  checkout_session_id: string | null;
  subscription_id: string | null;
  customer_id: string;
  status: PaymentStatus;
  total_amount: number;
  tax: number;
  currency: string;
  lines: PricedLine[];
  discount_id: string | null;
  /** What the ending of the price asks for; null when it has no say, as at renewals. */
  by_amount: MisbehaviourName | null;
  /** What the subscription's credit paid of it; not in `total_amount`. */
  credit_used: number;
  /** How often the charge was tried before. */
  retry_attempt: number;
  billing: BillingAddress;
  metadata: Metadata;
  error_code: string | null;
  error_message: string | null;
  created_at: string;
  updated_at: string | null;
};

export type Refund = {
  refund_id: string;
  payment_id: string;
  status: 'succeeded' | 'failed' | 'pending';
  amount: number;
  currency: string;
  is_partial: boolean;
  reason: string | null;
  metadata: Metadata;
  /** What is given back of each line of the payment. */
  items: { product_id: string; amount: number }[];
  created_at: string;
};

export const DISPUTE_STATUSES = [
  'dispute_opened',
  'dispute_challenged',
  'dispute_won',
  'dispute_lost',
  'dispute_accepted',
  'dispute_cancelled',
  'dispute_expired',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export type Dispute = {
  dispute_id: string;
  payment_id: string;
  /** In the currency's smallest unit, as a text: so does Dodo's own example ("400" of a payment of 4.00). */
  amount: string;
  currency: string;
  dispute_status: DisputeStatus;
  dispute_stage: 'pre_dispute' | 'dispute' | 'pre_arbitration';
  reason: string | null;
  remarks: string | null;
  created_at: string;
};

/** A link to the customer's own pages, good for a day. */
export type PortalSession = { id: string; customer_id: string; return_url: string | null; created_at: string };

export type WebhookEndpoint = {
  id: string;
  url: string;
  secret: string;
  description: string;
  disabled: boolean;
  filter_types: string[] | null;
  headers: Record<string, string>;
  metadata: Record<string, string>;
  rate_limit: number | null;
  idempotency_key: string | null;
  created_at: string;
  updated_at: string;
};

/** One record per kind of thing, by id. */
export type DodoState = {
  api_key: string;
  business_id: string;
  brand_id: string;
  webhook_secret: string;
  settings: DodoSettings;
  products: Record<string, Product>;
  customers: Record<string, Customer>;
  discounts: Record<string, Discount>;
  checkouts: Record<string, Checkout>;
  payments: Record<string, Payment>;
  refunds: Record<string, Refund>;
  subscriptions: Record<string, Subscription>;
  payment_methods: Record<string, PaymentMethod>;
  method_pages: Record<string, MethodPage>;
  dunnings: Record<string, Dunning>;
  disputes: Record<string, Dispute>;
  portal_sessions: Record<string, PortalSession>;
  endpoints: Record<string, WebhookEndpoint>;
};

/** The endpoint that the sandbox's own options set up, beside those registered by the API. */
const DEFAULT_ENDPOINT_ID = 'ep_default';

export function newDodoState(options: { apiKey?: string; webhookSecret?: string }): DodoState {
  return {
    api_key: options.apiKey ?? `dodo_test_${opaqueKey(32)}`,
    business_id: dodoId('bus'),
    brand_id: dodoId('brd'),
    webhook_secret: options.webhookSecret ?? newWebhookSecret(),
    settings: DEFAULT_SETTINGS,
    products: {},
    customers: {},
    discounts: {},
    checkouts: {},
    payments: {},
    refunds: {},
    subscriptions: {},
    payment_methods: {},
    method_pages: {},
    dunnings: {},
    disputes: {},
    portal_sessions: {},
    endpoints: {},
  };
}

/** 32 random bytes: Standard Webhooks asks for 24 to 64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Points the default endpoint at `url`, or removes it. */
export function setDefaultEndpoint(dodo: DodoState, url: string | null, now: Date): void {
  if (url === null) {
    delete dodo.endpoints[DEFAULT_ENDPOINT_ID];
    return;
  }
  dodo.endpoints[DEFAULT_ENDPOINT_ID] = {
    id: DEFAULT_ENDPOINT_ID,
    url,
    secret: dodo.webhook_secret,
    description: 'Set by the sandbox',
    disabled: false,
    filter_types: null,
    headers: {},
    metadata: {},
    rate_limit: null,
    idempotency_key: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}
