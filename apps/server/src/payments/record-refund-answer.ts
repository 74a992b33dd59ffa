import { mayMove, REFUND_MOVES, type RefundStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { lockOrder } from '../orders/index.ts';
import { bookLostDisputes } from './disputes/book-lost-disputes.ts';
import type { RefundAnswer } from './gateway.ts';
import { logRefund } from './log-events.ts';
import { settleRefund } from './settle-refund.ts';
import { findPayment, readLockedPayment, updateRefund } from './store.ts';

/**
 * Keeps what a gateway answered about a refund. An event may have told it first: a refund never moves backwards.
 *
 * @returns the refund's status afterwards.
 */
export async function recordRefundAnswer(
  app: App,
  paymentId: string,
  refundId: string,
  answer: RefundAnswer,
): Promise<RefundStatus> {
  return app.db.inOneTransaction(async (tx) => {
    const found = await findPayment(tx, { id: paymentId });
    const order = found && (await lockOrder(tx, found.order_id));
    if (!order) throw new Error(`payment ${paymentId} is gone`);
    const { payment, refunds, others } = await readLockedPayment(tx, paymentId);
    const refund = refunds.find((one) => one.id === refundId);
    if (!refund) throw new Error(`refund ${refundId} is gone`);
    if (!mayMove(REFUND_MOVES, refund.status, answer.kind)) return refund.status;

    const problem = 'reason' in answer ? ('code' in answer ? `${answer.code}: ${answer.reason}` : answer.reason) : null;
    await updateRefund(tx, refundId, {
      status: answer.kind,
      problem,
      now: app.clock.now(),
      ...('gatewayRefundId' in answer ? { gatewayRefundId: answer.gatewayRefundId } : {}),
    });
    const ref = { gateway: payment.gateway, eventId: null, orderId: order.id, paymentId };
    logRefund(app.log, ref, refundId, answer.kind, problem);
    if (answer.kind === 'failed') await bookLostDisputes(app, tx, order.id, paymentId, null);
    if (answer.kind === 'succeeded') await settleRefund(app, tx, { order, payment, refunds, others }, refund);
    return answer.kind;
  });
}
