import type { Money, PaymentGatewayKey } from '@vozex/domain';
import type { GatewayDescription } from '../catalog/index.ts';
import type { GatewayEvent, NormalizedWebhook } from './gateway-event.ts';
import type { GatewaySetup } from './gateway-setup.ts';
import type { RecurringTerms, SubscriptionDesk } from './subscription-desk.ts';

/** What a gateway is asked to sell: amounts and the addresses to come back to. */
export type CheckoutOrder = {
  orderId: string;
  sessionId: string;
  total: Money;
  /** Added to the items by the shop, where the gateway leaves the tax to it. */
  addedTaxMinor: number;
  /** What that comes to is `total`: the items less the discount, with the added tax. */
  items: {
    name: string;
    quantity: number;
    unitAmountMinor: number;
    /** What a coupon takes off all its units; 0 without one. */
    discountMinor: number;
    gatewayProductId: string | null;
  }[];
  /** Set where the one item is a subscription; then `total` is what is due now: nothing while a trial runs. */
  recurring?: RecurringTerms;
  customer: { email: string; name: string };
  /** Flat, short values; Dodo returns them on the payment. */
  metadata: Record<string, string>;
  returnUrl: string;
  cancelUrl: string;
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

/** What a gateway lists of a stretch of time: deliveries it made or should have made, or what its objects say. */
export type Listed =
  | { kind: 'delivery'; deliveryId: string; rawType: string; body: Buffer; attemptedAt: Date | null }
  | { kind: 'events'; what: string; events: GatewayEvent[] };

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
