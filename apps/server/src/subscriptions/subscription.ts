import type { BillingInterval, PaymentGatewayKey, ProductPolicies, SubscriptionStatus } from '@vozex/domain';
import { z } from 'zod';

/** What a subscription asks of its delivery. `fallback`: it stays usable as it is and gets nothing new. */
export type Entitlement = 'run' | 'suspend' | 'read_only' | 'fallback' | 'end';

/** Why a delivery stands still. */
export type Cause = 'unpaid' | 'paused' | 'expired';

/** What the shop has told, or is about to tell, the gateway and has no answer for yet. */
export type Instruction = 'schedule_cancel' | 'undo_cancel' | 'pause' | 'resume' | 'cancel_now';

/** The shop's own tax as it was last agreed, for one unit and one period. */
export const SubscriptionTax = z.object({
  name: z.string(),
  rate_bp: z.int(),
  /** True: the price holds it. False: it is added. */
  included: z.boolean(),
  reverse_charge: z.boolean(),
  unit_minor: z.int(),
});
export type SubscriptionTax = z.infer<typeof SubscriptionTax>;

/** A subscription as the rules see it: everything that may change is decided from this and a snapshot. */
export type Subscription = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  price_id: string;
  customer_id: string;
  gateway: PaymentGatewayKey;
  gateway_subscription_id: string;
  gateway_customer_id: string | null;
  status: SubscriptionStatus;
  quantity: number;
  /** Minor units of `currency`, for one unit and one period. */
  unit_amount_minor: number;
  currency: string;
  /** Null: the gateway answers for it, or nothing is taxed. */
  tax: SubscriptionTax | null;
  billing_interval: BillingInterval;
  interval_count: number;
  gateway_plan_id: string;
  policies: ProductPolicies;
  started_at: Date;
  trial_ends_at: Date | null;
  current_period_start: Date;
  /** Until when it is paid, or on trial. */
  current_period_end: Date;
  paid_periods: number;
  /** Since when a charge is owed; null while nothing is. */
  unpaid_since: Date | null;
  paused_at: Date | null;
  /** When it is going to end by somebody's wish; null where it goes on. */
  cancel_at: Date | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  /** When the delivery was told that nothing more is owed to the customer. */
  ended_at: Date | null;
  entitlement: Entitlement;
  instruction: Instruction | null;
  observed_at: Date;
  next_attempt_at: Date | null;
  problem: string | null;
};

/** The customer learns of a trial's end so many days before it. */
export const TRIAL_REMINDER_DAYS = 3;
