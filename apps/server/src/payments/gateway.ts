import type { BillingInterval, Money, PaymentGatewayKey } from '@vozex/domain';
import type { GatewayDescription } from '../catalog/index.ts';

/** What a gateway is asked to sell: amounts and the addresses to come back to. */
export type CheckoutOrder = {
  orderId: string;
  sessionId: string;
  total: Money;
  items: { name: string; quantity: number; unitAmountMinor: number; gatewayProductId: string | null }[];
  /** Set where the one item is a subscription; then `total` is what is due now: nothing while a trial runs. */
  recurring?: RecurringTerms;
  customer: { email: string; name: string };
  /** Flat, short values; Dodo returns them on the payment. */
  metadata: Record<string, string>;
  returnUrl: string;
  cancelUrl: string;
};

/** What a subscription is sold for. Each gateway bills by a product or plan of its own; the terms are there to compare. */
export type RecurringTerms = {
  gatewayPlanId: string;
  quantity: number;
  unitAmountMinor: number;
  currency: string;
  interval: BillingInterval;
  intervalCount: number;
  /** Null: the first period is paid at once. */
  trialDays: number | null;
};

export type CheckoutSession = { gatewayCheckoutId: string; redirectUrl: string; expiresAt: Date | null };

/** Headers as Node gives them: lower-case names; an array is a header that came more than once. */
export type WebhookRequest = { rawBody: Buffer; headers: Record<string, string | string[] | undefined> };

/** An authentic delivery: who sent it is proven, what it claims is not. */
export type VerifiedWebhook = {
  /** Unique per gateway: Dodo's webhook-id, PayPal's WH- id. */
  deliveryId: string;
  rawType: string;
  /** When this attempt was made, by the sender's clock. */
  attemptedAt: Date | null;
};

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

/** What a stored body means: events to apply, or a reason why there are none. */
export type NormalizedWebhook =
  | { kind: 'events'; events: GatewayEvent[] }
  // `unknownType`: the gateway has learned a new word; somebody should look.
  | { kind: 'ignored'; reason: string; unknownType?: true };

/** How a call that moves money ended. `unknown`: it left and no readable answer came. */
export type RefundAnswer =
  | { kind: 'succeeded' | 'pending'; gatewayRefundId: string }
  | { kind: 'failed'; code: string; reason: string }
  | { kind: 'unknown'; reason: string };

/** What the gateway says of a checkout when asked, or after it was asked to complete it. */
export type CheckoutState =
  | { kind: 'events'; events: GatewayEvent[] }
  | { kind: 'open'; redirectUrl?: string }
  | { kind: 'gone'; reason: string };

/** How much a payment must match its order. */
export type AmountRule = 'exact' | 'by_product';

/** How an instruction about a subscription ended. `unknown`: it left and no readable answer came; ask before repeating. */
export type InstructionAnswer =
  | { kind: 'done' }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'unknown'; reason: string };

/** How a change of plan ended. `consent`: the buyer must agree at the gateway first. `scheduled`: from the next period. */
export type PlanChangeAnswer =
  | InstructionAnswer
  | { kind: 'consent'; redirectUrl: string }
  | { kind: 'scheduled'; effectiveAt: Date | null };

/** What a change of plan costs: `dueNowMinor` is charged at once (tax included where the gateway says so). */
export type PlanChangePreview = {
  dueNowMinor: number;
  currency: string;
  /** What each period costs afterwards, in minor units, before tax. */
  recurringMinor: number;
  effective: 'now' | 'next_period';
  needsConsent: boolean;
};

/** What the shop asks of a gateway about a subscription that runs. None retries by itself what moves money. */
export type SubscriptionDesk = {
  /** `undefined`: the gateway does not know it. @throws PaymentError GATEWAY_UNAVAILABLE. */
  read(gatewaySubscriptionId: string): Promise<SubscriptionSnapshot | undefined>;
  /** Its payments made since, as events with `refs.subscriptionId` and `refs.paymentId`. @throws as above. */
  paymentsSince(gatewaySubscriptionId: string, since: Date): Promise<GatewayEvent[]>;
  /** Ends it at once and for good. */
  cancelNow(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  /**
   * Makes sure that nothing more is charged, in a way that can be undone: Dodo ends it at the period's end itself,
   * PayPal's is suspended and the shop cancels it when the period is over.
   */
  scheduleCancel(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  undoCancel(gatewaySubscriptionId: string): Promise<InstructionAnswer>;
  pause(gatewaySubscriptionId: string, reason: string): Promise<InstructionAnswer>;
  resume(gatewaySubscriptionId: string): Promise<InstructionAnswer>;
  /** @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE. */
  previewChange(gatewaySubscriptionId: string, to: RecurringTerms): Promise<PlanChangePreview>;
  changePlan(
    gatewaySubscriptionId: string,
    to: RecurringTerms,
    urls: { returnUrl: string; cancelUrl: string },
  ): Promise<PlanChangeAnswer>;
  /** Where the customer gives another card, or tops up. @throws as above. */
  newPaymentMethod(gatewaySubscriptionId: string, returnUrl: string): Promise<{ redirectUrl: string }>;
  /** The gateway's own receipt as PDF; `undefined` where it makes none and the shop prints its own. */
  receipt(gatewayPaymentId: string): Promise<Buffer | undefined>;
};

/** What a gateway lists of a stretch of time: deliveries it made or should have made, or what its objects say. */
export type Listed =
  | { kind: 'delivery'; deliveryId: string; rawType: string; body: Buffer; attemptedAt: Date | null }
  | { kind: 'events'; what: string; events: GatewayEvent[] };

/** One thing that was checked about a gateway; `fix` says what to do where it is not well. */
export type GatewayCheck = {
  check: 'credentials' | 'mode' | 'webhook_endpoint' | 'webhook_secret' | 'webhook_events' | 'certificate' | 'price';
  level: 'ok' | 'warning' | 'error';
  detail: string;
  fix?: string;
};

/** A price as a gateway must know it. */
export type PriceToMap = {
  priceId: string;
  productName: string;
  priceName: string;
  amountMinor: number;
  currency: string;
  recurring: { interval: BillingInterval; intervalCount: number; trialDays: number | null } | null;
  mapping: { product_id?: string | undefined; plan_id?: string | undefined };
};

/** What operators do with a gateway: prove that it works, register our webhook, make what a price needs. */
export type GatewaySetup = {
  /** Proves credentials, mode, webhook endpoint, secret and events. Changes nothing; never throws. */
  check(webhookUrl: string): Promise<GatewayCheck[]>;
  /** Compares one price with what the gateway has under its mapping; warns where the gateway would deliver by itself. */
  checkPrice(price: PriceToMap): Promise<GatewayCheck[]>;
  /**
   * Registers `url` for every event we read, or takes over the registration it already has.
   * @returns the endpoint's id, and its secret where the gateway has one. @throws PaymentError.
   */
  registerWebhook(url: string): Promise<{ endpointId: string; secret: string | null }>;
  /** Accepts deliveries of a further endpoint from now on. */
  trustWebhook(endpoint: { endpointId: string; secret: string | null }): void;
  /** Makes the product or plan of a price. Asked again for the same price, it finds what it made. @throws PaymentError. */
  makeMapping(price: PriceToMap): Promise<{ product_id?: string; plan_id?: string }>;
};

/**
 * A payment gateway (plan 3.3). No method opens a transaction; none retries a call that moves money by itself.
 * Each gateway passes `gateway-suite.ts`.
 */
export type PaymentGateway = {
  readonly key: PaymentGatewayKey;
  readonly capabilities: Omit<GatewayDescription, 'gateway' | 'configured'> & {
    amountRule: AmountRule;
    partialRefund: 'by_items' | 'by_amount';
    cancelAtPeriodEnd: 'native' | 'emulated';
    planChange: 'immediate' | 'buyer_consent';
    pause: boolean;
    tax: 'gateway' | 'seller';
  };
  /** @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE. */
  createCheckoutSession(order: CheckoutOrder): Promise<CheckoutSession>;
  /** Captures or reads the checkout: safe to call again, from the return page and the webhook alike. @throws as above. */
  completeCheckout(gatewayCheckoutId: string, orderId: string): Promise<CheckoutState>;
  /** @throws WebhookRefused with the reason, for the metric and the log; nothing of the body is kept then. */
  verifyWebhook(request: WebhookRequest): Promise<VerifiedWebhook>;
  /**
   * Pure. @param attemptedAt when the delivery was attempted, where its headers told: how fresh the body is.
   * @throws UnreadableWebhook when a genuine body is not what its type promises: quarantine.
   */
  normalizeWebhookPayload(body: Buffer, attemptedAt: Date | null): NormalizedWebhook;
  /** @param requestId the refund's own id: sent as the gateway's idempotency key, or as metadata to search by. */
  refund(
    payment: { gatewayPaymentId: string; total: Money },
    amount: Money,
    requestId: string,
    reason: string,
  ): Promise<RefundAnswer>;
  /**
   * Asks what became of a refund whose answer was lost; `undefined` when the gateway does not know it.
   *
   * @param again what it was asked with, where it may be asked for once more under its own id: the only way to hear of
   * a refund that a gateway shows nowhere. It is no second refund then, and carries out one that never arrived.
   */
  findRefund(
    payment: { gatewayPaymentId: string },
    requestId: string,
    again?: { amount: Money; reason: string; askedAt: Date },
  ): Promise<RefundAnswer | undefined>;
  readonly subscriptions: SubscriptionDesk;
  readonly setup: GatewaySetup;
  /** Everything of a stretch of time that may have been missed. @throws PaymentError GATEWAY_UNAVAILABLE midway. */
  listSince(from: Date, to: Date): AsyncIterable<Listed>;
};

/** A webhook that is not accepted; `result` labels the metric. */
export class WebhookRefused extends Error {
  readonly result: 'bad_signature' | 'stale' | 'bad_headers' | 'bad_certificate' | 'unverifiable';
  constructor(result: WebhookRefused['result'], detail: string) {
    super(detail);
    this.result = result;
  }
}

/** A genuine webhook whose body cannot be read as what it claims to be. */
export class UnreadableWebhook extends Error {}
