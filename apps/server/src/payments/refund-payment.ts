import type { RefundStatus } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import { crashPoint } from '../kernel/crash-point.ts';
import { RequestError } from '../kernel/errors.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { lockOrder } from '../orders/index.ts';
import { openDisputeOf } from './disputes/open-dispute-of.ts';
import { PaymentError } from './errors.ts';
import type { RefundAnswer } from './gateway.ts';
import { logRefundUnclear } from './log-events.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { recordRefundAnswer } from './record-refund-answer.ts';
import { findPayment, findRefundFor, insertRefund, type PaymentRow, readLockedPayment } from './store.ts';

export type RefundOrder = {
  paymentId: string;
  /** Minor units of the payment's currency; everything that is left where absent. */
  amountMinor: number | undefined;
  /** How many units are given back with it, where the money stands for units: the product's policy may take them back. */
  quantity?: number | undefined;
  reason: string;
  /** What it is for, where that must not be paid back twice: asked for again, the first refund is meant. */
  onceKey?: string | undefined;
};

type Requested = { refundId: string; payment: PaymentRow; amountMinor: number };
type Standing = { refundId: string; status: RefundStatus };

/**
 * Sends money back. The intent is committed before the gateway is asked, and the gateway is asked once: when its answer
 * is lost, the refund is `unknown` and the sweeper looks for it.
 *
 * @returns the refund's id and its status after the gateway's answer.
 * @throws PaymentError PAYMENT_NOT_REFUNDABLE, PAYMENT_DISPUTED, REFUND_TOO_LARGE, GATEWAY_NOT_CONFIGURED; RequestError NOT_FOUND.
 */
export async function refundPayment(
  app: App & { gateways: GatewayRouter },
  actor: Actor,
  order: RefundOrder,
): Promise<{ refundId: string; status: RefundStatus }> {
  const requested = await requestRefund(app, actor, order);
  if ('status' in requested) return requested;
  crashPoint('refund.requested');
  const answer = await askGateway(app, requested, order.reason);
  crashPoint('refund.answered');
  const status = await recordRefundAnswer(app, requested.payment.id, requested.refundId, answer);
  return { refundId: requested.refundId, status };
}

/** Reserves the amount under the order's lock: parallel requests can never ask for more than was paid. */
function requestRefund(
  app: App & { gateways: GatewayRouter },
  actor: Actor,
  wanted: RefundOrder,
): Promise<Requested | Standing> {
  return app.db.inOneTransaction(async (tx) => {
    const found = await findPayment(tx, { id: wanted.paymentId });
    const order = found && (await lockOrder(tx, found.order_id));
    if (!order) throw new RequestError('NOT_FOUND', `payment ${wanted.paymentId}`);
    const standing = wanted.onceKey === undefined ? undefined : await findRefundFor(tx, wanted.onceKey);
    if (standing) return standing;
    const { payment, refunds } = await readLockedPayment(tx, wanted.paymentId);
    app.gateways.of(payment.gateway); // said before anything is written
    if (payment.status !== 'succeeded' && payment.status !== 'held') {
      throw new PaymentError('PAYMENT_NOT_REFUNDABLE', `${payment.id} is ${payment.status}`);
    }
    const dispute = await openDisputeOf(tx, payment.id);
    if (dispute) throw new PaymentError('PAYMENT_DISPUTED', `${payment.id}: ${dispute.id} is ${dispute.status}`);
    const promised = refunds.filter((refund) => refund.status !== 'failed');
    const left = payment.amount_minor - promised.reduce((sum, refund) => sum + refund.amount_minor, 0);
    if (left <= 0) throw new PaymentError('PAYMENT_NOT_REFUNDABLE', `nothing is left of ${payment.id}`);
    const amountMinor = wanted.amountMinor ?? left;
    if (amountMinor > left) {
      const message = `At most ${left} is left, in minor units of ${payment.currency}.`;
      throw new PaymentError('REFUND_TOO_LARGE', `${amountMinor} of ${left} left of ${payment.id}`, {
        fields: [{ field: 'amount_minor', message }],
      });
    }
    const refundId = app.newId('refund');
    await insertRefund(tx, {
      id: refundId,
      paymentId: payment.id,
      gatewayRefundId: null,
      status: 'requested',
      amountMinor,
      quantity: wanted.quantity ?? null,
      reversal: false,
      currency: payment.currency,
      reason: wanted.reason,
      requestedBy: actorName(actor),
      onceKey: wanted.onceKey ?? null,
      now: app.clock.now(),
    });
    const detail = {
      refund_id: refundId,
      amount_minor: amountMinor,
      currency: payment.currency,
      reason: wanted.reason,
    };
    await audit(app, tx, actor, 'payments.refund_requested', payment.id, detail);
    return { refundId, payment, amountMinor };
  });
}

async function askGateway(
  app: App & { gateways: GatewayRouter },
  { refundId, payment, amountMinor }: Requested,
  reason: string,
): Promise<RefundAnswer> {
  const total = { amount_minor: payment.amount_minor, currency: payment.currency };
  try {
    return await app.gateways
      .of(payment.gateway)
      .refund(
        { gatewayPaymentId: payment.gateway_payment_id, total },
        { amount_minor: amountMinor, currency: payment.currency },
        refundId,
        reason,
      );
  } catch (error) {
    const ref = { gateway: payment.gateway, eventId: null, orderId: payment.order_id, paymentId: payment.id };
    logRefundUnclear(app.log, ref, refundId, error);
    return { kind: 'unknown', reason: String(error) };
  }
}
