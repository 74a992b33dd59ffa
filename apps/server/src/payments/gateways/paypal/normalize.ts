import { z } from 'zod';
import type { EventRefs, GatewayEvent, NormalizedWebhook } from '../../gateway-event.ts';
import { GatewayId, present, readAs, readDate, readJsonObject, readReason } from '../read-body.ts';
import { disputeEvents } from './normalize-dispute.ts';
import { saleEvents } from './normalize-sale.ts';
import { billingEvents } from './normalize-subscription.ts';
import { Amount, idInLink, idOf, Links } from './shapes.ts';
import type { Seen } from './subscription-snapshot.ts';

const StatusDetails = z.object({ reason: z.string().nullish() }).nullish();

/** A capture: the same object in webhooks and in answers of the API (there in camel case, see orders.ts). */
const Capture = z.object({
  id: GatewayId,
  status: z.string(),
  status_details: StatusDetails,
  amount: Amount,
  custom_id: z.string().nullish(),
  seller_receivable_breakdown: z.object({ paypal_fee: Amount.nullish() }).nullish(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: GatewayId.nullish() }).nullish() }).nullish(),
  links: Links,
});

const Refund = z.object({
  id: GatewayId,
  status: z.string().nullish(),
  status_details: StatusDetails,
  amount: Amount,
  custom_id: z.string().nullish(),
  note_to_payer: z.string().nullish(),
  links: Links,
});

const Order = z.object({
  id: GatewayId,
  purchase_units: z.array(z.object({ custom_id: z.string().nullish() })).nullish(),
});

const ApprovalReversed = z.object({ order_id: GatewayId.nullish(), id: GatewayId.nullish() });

/** Events that change no money of ours; the capture's own event decides about an order that is COMPLETED. */
const NOT_OURS = /^(BILLING\.PLAN|CATALOG)\.|^CHECKOUT\.ORDER\.COMPLETED$/;

const REFUND_STATUS: Record<string, 'refund.succeeded' | 'refund.pending' | 'refund.failed'> = {
  COMPLETED: 'refund.succeeded',
  PENDING: 'refund.pending',
  FAILED: 'refund.failed',
  CANCELLED: 'refund.failed',
};

/**
 * What a PayPal webhook means.
 *
 * @param attemptedAt when it was sent: the present, for what depends on the calendar.
 * @throws UnreadableWebhook when the body is not what its type promises.
 */
export function normalizePaypalWebhook(body: Buffer, attemptedAt: Date | null): NormalizedWebhook {
  const envelope = readJsonObject(body);
  const type = readAs(z.string().max(100), envelope.event_type, 'event_type');
  const events = eventsOf(type, envelope.resource, { now: attemptedAt, told: readDate(envelope.create_time) });
  if (events) return { kind: 'events', events };
  if (NOT_OURS.test(type)) return { kind: 'ignored', reason: `${type} is not acted on` };
  return { kind: 'ignored', reason: `unknown type ${type}`, unknownType: true };
}

function eventsOf(type: string, resource: unknown, seen: Seen): GatewayEvent[] | undefined {
  const occurredAt = seen.told;
  switch (type) {
    case 'CHECKOUT.ORDER.APPROVED': {
      const order = readAs(Order, resource, 'order');
      const refs = present({ checkoutId: order.id, orderRef: idOf(order.purchase_units?.[0]?.custom_id) });
      return [{ gateway: 'paypal', occurredAt, refs, type: 'checkout.approved' }];
    }
    case 'CHECKOUT.PAYMENT-APPROVAL.REVERSED': {
      const reversed = readAs(ApprovalReversed, resource, 'approval');
      const refs = present({ checkoutId: reversed.order_id ?? reversed.id });
      return [{ gateway: 'paypal', occurredAt, refs, type: 'checkout.abandoned' }];
    }
    case 'PAYMENT.CAPTURE.COMPLETED':
    case 'PAYMENT.CAPTURE.PENDING':
    case 'PAYMENT.CAPTURE.DECLINED':
    case 'PAYMENT.CAPTURE.DENIED':
      return [captureEvent(resource, occurredAt)];
    case 'PAYMENT.CAPTURE.REFUNDED':
    case 'PAYMENT.REFUND.PENDING':
    case 'PAYMENT.REFUND.FAILED':
      return [refundEvent(type, resource, occurredAt)];
    case 'PAYMENT.CAPTURE.REVERSED':
      return [{ ...refundEvent(type, resource, occurredAt), type: 'payment.reversed' }];
    default:
      return (
        saleEvents(type, resource, occurredAt) ??
        billingEvents(type, resource, seen) ??
        disputeEvents(type, resource, occurredAt)
      );
  }
}

/**
 * A capture as an event. PENDING is no money yet; a capture that is refunded meanwhile was money.
 *
 * @param checkout what the caller knows of the order around the capture, where the capture itself is silent.
 */
export function captureEvent(resource: unknown, occurredAt: Date | null, checkout: EventRefs = {}): GatewayEvent {
  const capture = readAs(Capture, resource, 'capture');
  const fee = capture.seller_receivable_breakdown?.paypal_fee;
  const base = {
    gateway: 'paypal' as const,
    occurredAt,
    refs: present({
      orderRef: idOf(capture.custom_id) ?? checkout.orderRef,
      checkoutId:
        capture.supplementary_data?.related_ids?.order_id ??
        idInLink(capture.links, 'up', 'orders') ??
        checkout.checkoutId,
      paymentId: capture.id,
    }),
    money: { ...capture.amount, ...(fee?.currency === capture.amount.currency ? { feeMinor: fee.amountMinor } : {}) },
    ...readReason(capture.status_details?.reason),
  };
  switch (capture.status) {
    case 'COMPLETED':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return { ...base, type: 'payment.succeeded' };
    case 'DECLINED':
    case 'FAILED':
      return { ...base, type: 'payment.failed' };
    default: // PENDING, and whatever PayPal invents: no money until it says COMPLETED
      return { ...base, type: 'payment.pending' };
  }
}

/** The capture of a refund stands only in the link `up`. */
function refundEvent(type: string, resource: unknown, occurredAt: Date | null) {
  const refund = readAs(Refund, resource, 'refund');
  const named =
    type === 'PAYMENT.REFUND.PENDING' ? 'PENDING' : type === 'PAYMENT.REFUND.FAILED' ? 'FAILED' : 'COMPLETED';
  return {
    gateway: 'paypal' as const,
    occurredAt,
    refs: present({
      refundId: refund.id,
      paymentId: idInLink(refund.links, 'up', 'captures'),
      requestId: idOf(refund.custom_id),
    }),
    type: REFUND_STATUS[refund.status ?? named] ?? REFUND_STATUS[named]!, // because `named` is one of its keys
    money: refund.amount,
    ...readReason(refund.status_details?.reason, refund.note_to_payer),
  };
}
