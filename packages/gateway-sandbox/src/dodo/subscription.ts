import type { Interval } from './billing-dates.ts';
import type { BillingAddress, Metadata, PricedLine } from './record-parts.ts';

/** `past_due` is younger than the OpenAPI document in fixtures/openapi; the SDK has had it since 2.48. */
export type SubscriptionStatus =
  | 'pending'
  | 'active'
  | 'past_due'
  | 'on_hold'
  | 'paused'
  | 'cancelled'
  | 'failed'
  | 'expired';

/** What is charged each time, and how often. A snapshot: later changes of the product touch only new subscribers. */
export type Plan = {
  /** The priced product for one billing period, with quantity and tax. */
  line: PricedLine;
  frequency: Interval;
  /** How long the subscription lives before it expires. */
  period: Interval;
};

/** What a checkout of a recurring product will start. */
export type PlanOnOffer = Plan & {
  trial_period_days: number;
  /** Per unit, before tax; null for a free trial or none. */
  trial_amount: number | null;
};

/** A change of plan, decided but not yet made. */
export type PlanChange = {
  plan: Plan;
  /** What is charged for the change itself; null when nothing is. */
  charge: PricedLine | null;
  /** What the change leaves to the subscription's credit, in minor units. */
  credit: number;
  /** Whether a new billing period begins with the change. */
  restarts_cycle: boolean;
  on_payment_failure: 'prevent_change' | 'apply_change';
  metadata: Metadata | null;
};

/** A change that waits for the next billing date. */
export type ScheduledChange = { id: string; plan: Plan; effective_at: string; created_at: string };

/** A charge that failed and is still owed. */
export type Dues = {
  /** A renewal moves the billing dates on when it is paid at last; a plan change has done so already. */
  kind: 'renewal' | 'plan_change';
  line: PricedLine;
  attempts: number;
  /** When the card will be tried again, soonest first. */
  retry_at: string[];
  /** What becomes of the subscription when the grace period ends: fixed when it begins. */
  after_grace: 'on_hold' | 'cancel_subscription';
};

export type Subscription = {
  subscription_id: string;
  checkout_session_id: string;
  customer_id: string;
  status: SubscriptionStatus;
  plan: Plan;
  currency: string;
  trial_period_days: number;
  trial_amount: number | null;
  billing: BillingAddress;
  tax_id: string | null;
  metadata: Metadata;
  payment_method_id: string;
  created_at: string;
  /** Begin and end of the current billing period. */
  previous_billing_date: string;
  next_billing_date: string;
  /**
   * The next billing date is `cycle` intervals after `anchor`. Counting from the anchor, not from the date before,
   * brings a subscription of the 31st back to the 31st after February.
   */
  anchor: string;
  cycle: number;
  /** True until the first charge after a trial, or a change of plan that ends it. */
  in_trial: boolean;
  expires_at: string;
  cancelled_at: string | null;
  paused_at: string | null;
  past_due_ends_at: string | null;
  cancel_at_next_billing_date: boolean;
  cancellation_feedback: string | null;
  cancellation_comment: string | null;
  scheduled_change: ScheduledChange | null;
  /** Waits for its charge, which is `processing`. */
  pending_change: PlanChange | null;
  /** The payment that is `processing`: nothing else can be charged meanwhile. */
  open_payment_id: string | null;
  dues: Dues | null;
  dunning_id: string | null;
  /** From downgrades, in minor units: what later charges are lessened by. */
  credit: number;
};

/** A saved card. One that fails is refused at every charge. */
export type PaymentMethod = { payment_method_id: string; customer_id: string; fails: boolean; created_at: string };

/** The mails that Dodo would send to a customer whose renewal failed. Only its webhooks are played. */
export type Dunning = {
  id: string;
  subscription_id: string;
  status: 'recovering' | 'recovered' | 'exhausted';
  trigger_state: 'on_hold' | 'past_due';
  payment_id: string | null;
  created_at: string;
};

/** A page where the buyer enters a new card; its id is the secret part of the link. */
export type MethodPage = {
  id: string;
  subscription_id: string;
  payment_id: string;
  return_url: string | null;
  expires_at: string;
};
