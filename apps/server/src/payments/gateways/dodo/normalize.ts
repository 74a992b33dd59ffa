import { z } from 'zod';
import type { GatewayEvent, NormalizedWebhook } from '../../gateway-event.ts';
import { GatewayCurrency, GatewayId, present, readAs, readDate, readJsonObject, readReason } from '../read-body.ts';
import { subscriptionMeaning } from './normalize-subscription.ts';

const Minor = z.int().min(0);

const Metadata = z.record(z.string(), z.unknown()).nullish();

/** The parts of a Dodo payment that VOZEX reads: the same object in webhooks and in answers of the API. */
export const DodoPayment = z.object({
  payment_id: GatewayId,
  status: z.string().nullish(),
  total_amount: Minor,
  tax: Minor.nullish(),
  currency: GatewayCurrency,
  checkout_session_id: GatewayId.nullish(),
  subscription_id: GatewayId.nullish(),
  // Since SDK 2.52; there `subscription_id` is null when a payment starts several.
  subscription_ids: z.array(GatewayId).nullish(),
  customer: z.object({ customer_id: GatewayId }).nullish(),
  product_cart: z.array(z.object({ product_id: z.string(), quantity: z.int() })).nullish(),
  metadata: Metadata,
  is_update_payment_method: z.boolean().nullish(),
  error_code: z.string().nullish(),
  error_message: z.string().nullish(),
});
export type DodoPayment = z.infer<typeof DodoPayment>;

const DodoRefund = z.object({
  refund_id: GatewayId,
  payment_id: GatewayId,
  status: z.string(),
  amount: Minor.nullish(),
  currency: GatewayCurrency.nullish(),
  reason: z.string().nullish(),
  metadata: Metadata,
});

const DodoDispute = z.object({
  dispute_id: GatewayId,
  payment_id: GatewayId,
  amount: z.string().nullish(),
  currency: GatewayCurrency.nullish(),
  reason: z.string().nullish(),
  dispute_status: z.string().nullish(),
});

const AbandonedCheckout = z.object({ payment_id: GatewayId.nullish(), abandonment_reason: z.string().nullish() });

const DISPUTE_TYPE: Record<string, 'dispute.opened' | 'dispute.updated' | 'dispute.won' | 'dispute.lost'> = {
  'dispute.opened': 'dispute.opened',
  'dispute.challenged': 'dispute.updated',
  'dispute.won': 'dispute.won',
  'dispute.cancelled': 'dispute.won',
  'dispute.expired': 'dispute.won', // the direction of the money is not documented; `reason` keeps Dodo's own word
  'dispute.lost': 'dispute.lost',
  'dispute.accepted': 'dispute.lost',
};

/** Families that say nothing about money of ours or about what a customer has. */
const NOT_OURS = /^(payout|credit|entitlement_grant|license_key)\.|^abandoned_checkout\.recovered$/;

/**
 * What a Dodo webhook means. State is taken from `data`, never from the event's name: `data` is the object as it was
 * when the delivery was attempted, which may be long after the event.
 *
 * @param attemptedAt when the delivery was attempted; without it the event's own time counts.
 * @throws UnreadableWebhook when the body is not what its type promises.
 */
export function normalizeDodoWebhook(body: Buffer, attemptedAt: Date | null): NormalizedWebhook {
  const envelope = readJsonObject(body);
  const type = readAs(z.string().max(100), envelope.type, 'type');
  const occurredAt = readDate(envelope.timestamp);
  const family = type.slice(0, type.indexOf('.'));
  const meaning =
    family === 'subscription' || family === 'dunning'
      ? subscriptionMeaning(type, envelope.data, occurredAt, attemptedAt)
      : eventsOf(family, type, envelope.data, occurredAt);
  if (meaning) return meaning;
  if (NOT_OURS.test(type)) return { kind: 'ignored', reason: `${type} is not acted on` };
  return { kind: 'ignored', reason: `unknown type ${type}`, unknownType: true };
}

function eventsOf(
  family: string,
  type: string,
  raw: unknown,
  occurredAt: Date | null,
): { kind: 'events'; events: GatewayEvent[] } | undefined {
  const of = (...events: GatewayEvent[]) => ({ kind: 'events' as const, events });
  if (family === 'payment') return of(...paymentEvents(readAs(DodoPayment, raw, 'payment'), occurredAt, type));
  if (family === 'refund') return of(refundEvent(raw, occurredAt));
  if (Object.hasOwn(DISPUTE_TYPE, type)) return of(disputeEvent(raw, occurredAt, type));
  if (type === 'abandoned_checkout.detected') {
    const abandoned = readAs(AbandonedCheckout, raw, 'abandoned checkout');
    const refs = present({ paymentId: abandoned.payment_id });
    return of({ gateway: 'dodo', occurredAt, refs, type: 'checkout.abandoned' });
  }
  return undefined;
}

/**
 * What a payment object says now.
 *
 * @param type the event's name, which only counts while the object itself has no status.
 */
export function paymentEvents(payment: DodoPayment, occurredAt: Date | null, type = ''): GatewayEvent[] {
  if (payment.is_update_payment_method) return []; // a card was tried out; no money for anything of ours
  const base = {
    gateway: 'dodo' as const,
    occurredAt,
    refs: present({
      orderRef: textOf(payment.metadata?.order_id),
      checkoutId: payment.checkout_session_id,
      paymentId: payment.payment_id,
      subscriptionId: subscriptionIdOf(payment),
      customerId: payment.customer?.customer_id,
    }),
    money: {
      amountMinor: payment.total_amount,
      currency: payment.currency,
      ...(typeof payment.tax === 'number' ? { taxMinor: payment.tax } : {}),
    },
  };
  const reason = readReason(payment.error_code, payment.error_message);
  switch (payment.status ?? type.replace(/^payment\./, '')) {
    case 'succeeded': {
      const cart = payment.product_cart?.map((line) => ({
        gatewayProductId: line.product_id,
        quantity: line.quantity,
      }));
      return [{ ...base, type: 'payment.succeeded', ...(cart ? { cart } : {}) }];
    }
    case 'failed':
      return [{ ...base, ...reason, type: 'payment.failed' }];
    case 'cancelled':
      return [{ ...base, ...reason, type: 'payment.cancelled' }];
    default: // processing and every state in which the money is not there yet
      return [{ ...base, ...readReason(payment.status), type: 'payment.pending' }];
  }
}

/** The subscription that a payment is for: none for a one-time payment, and none where one cannot be told. */
export function subscriptionIdOf(payment: DodoPayment): string | undefined {
  if (payment.subscription_id) return payment.subscription_id;
  return payment.subscription_ids?.length === 1 ? payment.subscription_ids[0] : undefined;
}

/** What a refund object says. @throws UnreadableWebhook. */
export function refundEvent(raw: unknown, occurredAt: Date | null): GatewayEvent {
  const refund = readAs(DodoRefund, raw, 'refund');
  return {
    gateway: 'dodo',
    occurredAt,
    refs: present({
      paymentId: refund.payment_id,
      refundId: refund.refund_id,
      requestId: textOf(refund.metadata?.refund_id),
    }),
    type: refundTypeOf(refund.status),
    ...(typeof refund.amount === 'number' && refund.currency
      ? { money: { amountMinor: refund.amount, currency: refund.currency } }
      : {}),
    ...readReason(refund.reason),
  };
}

/** `pending` and `review` both mean: wait for the webhook. */
function refundTypeOf(status: string): 'refund.succeeded' | 'refund.failed' | 'refund.pending' {
  if (status === 'succeeded') return 'refund.succeeded';
  return status === 'failed' ? 'refund.failed' : 'refund.pending';
}

/**
 * What a dispute object says. @throws UnreadableWebhook.
 *
 * @param name the event's name, which only counts while the object itself has no status that we know.
 */
export function disputeEvent(raw: unknown, occurredAt: Date | null, name = ''): GatewayEvent {
  const dispute = readAs(DodoDispute, raw, 'dispute');
  const amount = /^\d{1,12}$/.test(dispute.amount ?? '') ? Number(dispute.amount) : undefined; // minor units, as text
  const status = dispute.dispute_status?.replace('_', '.') ?? '';
  const word = Object.hasOwn(DISPUTE_TYPE, status) ? status : name;
  return {
    gateway: 'dodo',
    occurredAt,
    refs: { paymentId: dispute.payment_id, disputeId: dispute.dispute_id },
    type: DISPUTE_TYPE[word] ?? 'dispute.updated',
    ...(amount !== undefined && dispute.currency ? { money: { amountMinor: amount, currency: dispute.currency } } : {}),
    ...readReason(dispute.dispute_status, dispute.reason),
  };
}

function textOf(value: unknown): string | undefined {
  return GatewayId.safeParse(value).data;
}
