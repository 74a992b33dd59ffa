import type { CaptureStatus, Money } from './payment-state.ts';

export type Product = {
  id: string;
  name: string;
  type: 'PHYSICAL' | 'DIGITAL' | 'SERVICE';
  description?: string;
  category?: string;
  image_url?: string;
  home_url?: string;
  create_time: string;
  update_time: string;
};

export type IntervalUnit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
export type Frequency = { interval_unit: IntervalUnit; interval_count: number };

export type BillingCycle = {
  sequence: number;
  tenure_type: 'TRIAL' | 'REGULAR';
  frequency: Frequency;
  /** 0 is endless. */
  total_cycles: number;
  /** Absent: the cycle is free. */
  pricing_scheme?: { fixed_price: Money };
};

export type PaymentPreferences = {
  auto_bill_outstanding: boolean;
  setup_fee?: Money;
  setup_fee_failure_action: 'CANCEL' | 'CONTINUE';
  payment_failure_threshold: number;
};

/** What a subscriber pays and when: of a plan, or of one subscription that overrides it. */
export type Terms = {
  billing_cycles: BillingCycle[];
  payment_preferences: PaymentPreferences;
  taxes?: { percentage: string; inclusive: boolean };
};

export type Plan = Terms & {
  id: string;
  product_id: string;
  name: string;
  description?: string;
  status: 'CREATED' | 'INACTIVE' | 'ACTIVE';
  quantity_supported: boolean;
  create_time: string;
  update_time: string;
};

export type SubscriptionStatus = 'APPROVAL_PENDING' | 'APPROVED' | 'ACTIVE' | 'SUSPENDED' | 'CANCELLED' | 'EXPIRED';

/** Where the buyer is asked, and where he is sent afterwards. */
export type Consent = { ba_token: string; return_url: string | null; cancel_url: string | null };

/** A change of plan or quantity that waits for the buyer's consent. */
export type Revision = Consent & {
  plan_id: string;
  quantity: string;
  shipping_amount: Money | null;
  own_terms: Terms | null;
};

export type FailedPayment = { amount: Money; time: string; reason_code: string; next_payment_retry_time?: string };

export type Subscription = {
  id: string;
  plan_id: string;
  status: SubscriptionStatus;
  status_change_note: string | null;
  status_update_time: string;
  custom_id: string | null;
  quantity: string;
  shipping_amount: Money | null;
  subscriber: { email_address?: string; payer_id?: string; name?: { given_name?: string; surname?: string } };
  brand_name: string | null;
  /** CONTINUE leaves an approved subscription to the merchant to activate. */
  user_action: 'SUBSCRIBE_NOW' | 'CONTINUE';
  consent: Consent;
  revision: Revision | null;
  /** The plan's terms with what this subscription overrides; null while it follows its plan. */
  own_terms: Terms | null;
  start_time: string;
  /** The run of like cycles that it is in: the next of them begins `periods` intervals after `started_at`. */
  tenure: { sequence: number; started_at: string; periods: number };
  /** Cycles completed, by sequence. */
  completed: Record<string, number>;
  /** Nothing is billed before: set when it was reactivated after a billing date had passed. */
  bill_not_before: string | null;
  /** A charge that failed and will be tried again; `done` counts the second tries already made. */
  retry: { done: number; at: string } | null;
  /** In the smallest unit. */
  outstanding: number;
  failed_payments_count: number;
  last_payment: { amount: Money; time: string } | null;
  last_failed_payment: FailedPayment | null;
  /** The buyer's means of payment is refused, until he names another. */
  funding_declines: boolean;
  /** Until the next tick the billing information is shown as it was before the first cycle. */
  stale_since: string | null;
  create_time: string;
  update_time: string;
};

/** A subscription's payment. Its id is at the same time the transaction's. */
export type Sale = {
  id: string;
  subscription_id: string;
  status: CaptureStatus;
  amount: Money;
  /** Tax on top of the price, in the smallest unit. */
  tax: number;
  /** The subscription's first charge: the only one that misbehaves by its amount. */
  first: boolean;
  custom_id?: string;
  invoice_id?: string;
  create_time: string;
  update_time: string;
};

export type DisputeOutcome =
  | 'RESOLVED_BUYER_FAVOUR'
  | 'RESOLVED_SELLER_FAVOUR'
  | 'RESOLVED_WITH_PAYOUT'
  | 'CANCELED_BY_BUYER'
  | 'ACCEPTED'
  | 'DENIED'
  | 'NONE';

export type Dispute = {
  id: string;
  /** A capture or a sale. */
  payment_id: string;
  amount: Money;
  reason: string;
  status: 'OPEN' | 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED';
  stage: 'INQUIRY' | 'CHARGEBACK' | 'PRE_ARBITRATION' | 'ARBITRATION';
  channel: 'INTERNAL' | 'EXTERNAL' | 'ALERT';
  outcome: DisputeOutcome | null;
  seller_response_due_date: string;
  create_time: string;
  update_time: string;
};
