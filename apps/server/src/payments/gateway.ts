import type { Money, PaymentGatewayKey } from '@vozex/domain';
import type { GatewayDescription } from '../catalog/index.ts';

/** What a gateway is asked to sell: amounts and the addresses to come back to. */
export type CheckoutOrder = {
  orderId: string;
  sessionId: string;
  total: Money;
  items: { name: string; quantity: number; unitAmountMinor: number; gatewayProductId: string | null }[];
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
  | { type: 'dispute.opened' | 'dispute.updated' | 'dispute.won' | 'dispute.lost'; money?: EventMoney; reason?: string }
  | { type: `subscription.${string}`; money?: EventMoney; reason?: string }
);

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
  /** Pure. @throws UnreadableWebhook when a genuine body is not what its type promises: quarantine. */
  normalizeWebhookPayload(body: Buffer): NormalizedWebhook;
  /** @param requestId the refund's own id: sent as the gateway's idempotency key, or as metadata to search by. */
  refund(
    payment: { gatewayPaymentId: string; total: Money },
    amount: Money,
    requestId: string,
    reason: string,
  ): Promise<RefundAnswer>;
  /** Asks what became of a refund whose answer was lost; `undefined` when the gateway does not know it. */
  findRefund(payment: { gatewayPaymentId: string }, requestId: string): Promise<RefundAnswer | undefined>;
  testConnection(): Promise<{ ok: boolean; detail: string }>;
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
