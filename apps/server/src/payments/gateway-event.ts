import type { PaymentGatewayKey } from '@vozex/domain';

/** The refs by which an event finds what it is about; each gateway fills what it has. */
export type EventRefs = {
  orderRef?: string;
  checkoutId?: string;
  paymentId?: string;
  subscriptionId?: string;
  refundId?: string;
  disputeId?: string;
  customerId?: string;
  /** Our own refund's id, where the gateway hands it back. */
  requestId?: string;
};

export type EventMoney = { amountMinor: number; currency: string; taxMinor?: number; feeMinor?: number };

/**
 * One thing that happened, in the words of design/gateways section C. Subscriptions and disputes are recognised and
 * named already; acting on them belongs to the room that knows them.
 */
export type GatewayEvent = {
  gateway: PaymentGatewayKey;
  occurredAt: Date | null;
  refs: EventRefs;
} & (
  | { type: 'checkout.approved' }
  | { type: 'checkout.abandoned' }
  | {
      type: 'payment.pending' | 'payment.succeeded';
      money: EventMoney;
      cart?: { gatewayProductId: string; quantity: number }[];
      reason?: string;
    }
  | { type: 'payment.failed' | 'payment.cancelled'; money?: EventMoney; reason?: string }
  // A full refund may come without an amount: all that was left.
  | { type: 'refund.pending' | 'refund.succeeded' | 'refund.failed'; money?: EventMoney; reason?: string }
  | { type: 'payment.reversed'; money: EventMoney; reason?: string }
  | {
      type: 'dispute.opened' | 'dispute.updated' | 'dispute.won' | 'dispute.lost';
      money?: EventMoney;
      reason?: string;
      /** Until when the gateway takes our answer. */
      respondBy?: Date | null;
      /** The gateway's own word for how far it has gone, such as PRE_ARBITRATION. */
      stage?: string | null;
    }
  | {
      type: `subscription.${string}`;
      money?: EventMoney;
      reason?: string;
      /** The subscription as the delivery shows it; absent where the gateway must be asked. */
      snapshot?: SubscriptionSnapshot;
    }
);

/** What a stored body means: events to apply, or a reason why there are none. */
export type NormalizedWebhook =
  | { kind: 'events'; events: GatewayEvent[] }
  // `unknownType`: the gateway has learned a new word; somebody should look.
  | { kind: 'ignored'; reason: string; unknownType?: true };

/**
 * How a subscription stood at its gateway at one moment, in our words. `pending`: not started; `failed`: never will.
 * `past_due`: a charge failed and the gateway tries again; `on_hold`: it has stopped trying.
 */
export type SubscriptionSnapshot = {
  gatewaySubscriptionId: string;
  orderRef?: string;
  customerId?: string;
  /** The product (Dodo) or plan (PayPal) it is billed by. */
  gatewayPlanId: string;
  quantity: number;
  state: 'pending' | 'trialing' | 'active' | 'past_due' | 'on_hold' | 'paused' | 'cancelled' | 'failed' | 'expired';
  startedAt: Date | null;
  trialEndsAt: Date | null;
  /** The period that is paid or on trial; null where the gateway does not say, or says it too late to be believed. */
  periodStart: Date | null;
  periodEnd: Date | null;
  /** True while the gateway itself will end it at the period's end. */
  cancelAtPeriodEnd: boolean;
  cancelledAt: Date | null;
  /** A change that the gateway will make by itself at the next renewal. */
  scheduledPlan: { gatewayPlanId: string; quantity: number } | null;
  /** When this was true: the attempt's time at Dodo, the object's own update at PayPal, now for an answer of the API. */
  observedAt: Date;
};
