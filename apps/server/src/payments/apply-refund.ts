import { mayMove, REFUND_MOVES, type RefundStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { lockOrder } from '../orders/index.ts';
import type { Applied } from './apply-payment.ts';
import type { GatewayEvent } from './gateway-event.ts';
import { logRefund } from './log-events.ts';
import { settleRefund } from './settle-refund.ts';
import { findPayment, insertRefund, type RefundRow, readLockedPayment, updateRefund } from './store.ts';

export type RefundEvent = Extract<
  GatewayEvent,
  { type: 'refund.pending' | 'refund.succeeded' | 'refund.failed' | 'payment.reversed' }
>;

const STATUS_OF: Record<RefundEvent['type'], RefundStatus> = {
  'refund.pending': 'pending',
  'refund.succeeded': 'succeeded',
  'refund.failed': 'failed',
  'payment.reversed': 'succeeded', // taken back by the gateway: a refund nobody asked us for
};

/** Applies what a gateway says of one refund, ours or one that was made at the gateway itself. */
export async function applyRefund(app: App, tx: Tx, event: RefundEvent, eventId: string | null): Promise<Applied> {
  const { paymentId, refundId, requestId } = event.refs;
  if (!refundId) return { kind: 'contradiction', reason: `${event.type} names no refund` };
  const found = await findPayment(tx, { gateway: event.gateway, gatewayPaymentId: paymentId, requestId });
  const order = found && (await lockOrder(tx, found.order_id));
  if (!order) return { kind: 'not_found', reason: `no payment ${paymentId ?? '?'} for refund ${refundId}` };

  const { payment, refunds, others } = await readLockedPayment(tx, found.id);
  const amountMinor = event.money?.amountMinor;
  if (event.money && event.money.currency !== payment.currency) {
    return { kind: 'contradiction', reason: `refund ${refundId} is in ${event.money.currency}`, orderId: order.id };
  }
  const target = STATUS_OF[event.type];
  const known = ourRefund(refunds, refundId, requestId, amountMinor);
  // A refund that we gave up on and that went through after all is believed: the money is gone.
  const moves =
    !known || mayMove(REFUND_MOVES, known.status, target) || (known.status === 'failed' && target === 'succeeded');
  if (!moves) return { kind: 'applied', orderId: order.id };

  const now = app.clock.now();
  const refund =
    known ??
    (await madeAtGateway(app, tx, {
      event,
      paymentId: payment.id,
      currency: payment.currency,
      refundId,
      left: leftOf(payment.amount_minor, refunds),
    }));
  if (!refund) return { kind: 'applied', orderId: order.id };
  await updateRefund(tx, refund.id, {
    status: target,
    gatewayRefundId: refundId,
    problem: target === 'failed' ? (event.reason ?? null) : null,
    now,
  });
  logRefund(
    app.log,
    { gateway: event.gateway, eventId, orderId: order.id, paymentId: payment.id },
    refund.id,
    target,
    event.reason ?? null,
  );
  if (target === 'succeeded') await settleRefund(app, tx, { order, payment, refunds, others }, refund);
  return { kind: 'applied', orderId: order.id };
}

/** By the gateway's id, by ours, or else the one open request of the same amount whose answer was lost. */
function ourRefund(
  refunds: RefundRow[],
  gatewayRefundId: string,
  requestId: string | undefined,
  amountMinor: number | undefined,
): RefundRow | undefined {
  return (
    refunds.find((refund) => refund.gateway_refund_id === gatewayRefundId) ??
    refunds.find((refund) => refund.id === requestId) ??
    refunds.find(
      (refund) =>
        refund.gateway_refund_id === null &&
        (refund.status === 'requested' || refund.status === 'unknown') &&
        refund.amount_minor === amountMinor,
    )
  );
}

function leftOf(amountMinor: number, refunds: RefundRow[]): number {
  const gone = refunds
    .filter((refund) => refund.status === 'succeeded')
    .reduce((sum, refund) => sum + refund.amount_minor, 0);
  return Math.max(0, amountMinor - gone);
}

async function madeAtGateway(
  app: App,
  tx: Tx,
  refund: { event: RefundEvent; paymentId: string; currency: string; refundId: string; left: number },
): Promise<RefundRow | undefined> {
  const amountMinor = refund.event.money?.amountMinor ?? refund.left;
  if (amountMinor <= 0) return undefined;
  const id = app.newId('refund');
  await insertRefund(tx, {
    id,
    paymentId: refund.paymentId,
    gatewayRefundId: refund.refundId,
    status: 'pending',
    amountMinor,
    quantity: null,
    reversal: refund.event.type === 'payment.reversed',
    currency: refund.currency,
    reason:
      refund.event.reason ??
      (refund.event.type === 'payment.reversed' ? 'Reversed by the gateway' : 'Made at the gateway'),
    requestedBy: `gateway:${refund.event.gateway}`,
    now: app.clock.now(),
  });
  return {
    id,
    payment_id: refund.paymentId,
    gateway_refund_id: refund.refundId,
    status: 'pending',
    amount_minor: amountMinor,
    quantity: null,
    reversal: refund.event.type === 'payment.reversed',
  };
}
