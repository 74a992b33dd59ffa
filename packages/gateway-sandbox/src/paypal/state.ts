import { opaqueKey, paypalAccountId, paypalId } from '../random-id.ts';
import type { Dispute, Plan, Product, Sale, Subscription } from './billing-state.ts';
import type { CaptureStatus, Money } from './payment-state.ts';
import type { Settings } from './settings.ts';
import { defaultSettings } from './settings.ts';

export type { CaptureStatus, Money } from './payment-state.ts';

export type PurchaseUnit = {
  reference_id: string;
  custom_id?: string;
  invoice_id?: string;
  description?: string;
  soft_descriptor?: string;
  amount: Money & { breakdown?: Record<string, Money> };
  items?: unknown[];
};

export type OrderStatus = 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED';

export type Order = {
  id: string;
  intent: 'CAPTURE' | 'AUTHORIZE';
  status: OrderStatus;
  units: PurchaseUnit[];
  /** True when the request named `payment_source.paypal`; older requests used `application_context`. */
  names_payment_source: boolean;
  brand_name: string | null;
  return_url: string | null;
  cancel_url: string | null;
  /** The buyer chose a payment method that will be refused. */
  instrument_declines: boolean;
  create_time: string;
  update_time: string;
};

export type Capture = {
  id: string;
  order_id: string;
  reference_id: string;
  status: CaptureStatus;
  amount: Money;
  custom_id?: string;
  invoice_id?: string;
  create_time: string;
  update_time: string;
};

/** Who gave the money back: the shop by one of the two APIs, its owner at PayPal, or PayPal itself after a dispute. */
export type RefundedBy = 'v2' | 'v1' | 'dashboard' | 'reversal';

export type Refund = {
  id: string;
  /** The capture, or the sale of a subscription. */
  capture_id: string;
  /** Absent in the states of older runs, which knew only `v2`. */
  made_by?: RefundedBy;
  status: 'COMPLETED' | 'PENDING' | 'FAILED';
  amount: Money;
  /** All that was given back of the capture, this refund included. */
  total_refunded: Money;
  custom_id?: string;
  invoice_id?: string;
  note_to_payer?: string;
  create_time: string;
  update_time: string;
};

export type Webhook = { id: string; url: string; event_types: { name: string }[] };

export type WebhookEvent = {
  id: string;
  event_version: string;
  create_time: string;
  resource_type: string;
  /** The old v1 shapes come without. */
  resource_version?: string;
  event_type: string;
  summary: string;
  resource: Record<string, unknown>;
  links: { href: string; rel: string; method: string }[];
};

/** The test certificate authority and the certificate that signs. Private keys are PKCS #8 in PEM. */
export type KeptCertificates = {
  root_pem: string;
  intermediate_pem: string;
  intermediate_key_pem: string;
  leaf?: KeptLeaf;
};
export type KeptLeaf = { id: string; pem: string; key_pem: string };

/** One record per kind of thing, by id. */
export type PayPalState = {
  client_id: string;
  client_secret: string;
  /** The webhook that the sandbox's own options set up. */
  webhook_id: string;
  merchant_id: string;
  payer_id: string;
  orders: Record<string, Order>;
  captures: Record<string, Capture>;
  refunds: Record<string, Refund>;
  products: Record<string, Product>;
  plans: Record<string, Plan>;
  subscriptions: Record<string, Subscription>;
  sales: Record<string, Sale>;
  disputes: Record<string, Dispute>;
  webhooks: Record<string, Webhook>;
  events: Record<string, WebhookEvent>;
  /** What the webhook simulator sent, by event. */
  simulations: Record<string, { url: string; event: WebhookEvent }>;
  /** Access tokens and when each ends. */
  tokens: Record<string, string>;
  /** By operation and PayPal-Request-Id: what the first call made, and until when that is remembered. */
  request_ids: Record<string, { made: string; expires_at: string }>;
  settings: Settings;
  certificates?: KeptCertificates;
};

export function newPayPalState(options: { clientId?: string; clientSecret?: string; webhookId?: string }): PayPalState {
  return {
    client_id: options.clientId ?? `sandbox-client-${opaqueKey(24)}`,
    client_secret: options.clientSecret ?? opaqueKey(48),
    webhook_id: options.webhookId ?? paypalId(),
    merchant_id: paypalAccountId(),
    payer_id: paypalAccountId(),
    orders: {},
    captures: {},
    refunds: {},
    webhooks: {},
    events: {},
    tokens: {},
    request_ids: {},
    products: {},
    plans: {},
    subscriptions: {},
    sales: {},
    disputes: {},
    simulations: {},
    settings: defaultSettings(),
  };
}

/** Points the default webhook at `url` for all events, or removes it. */
export function setDefaultWebhook(paypal: PayPalState, url: string | null): void {
  if (url === null) delete paypal.webhooks[paypal.webhook_id];
  else paypal.webhooks[paypal.webhook_id] = { id: paypal.webhook_id, url, event_types: [{ name: '*' }] };
}
