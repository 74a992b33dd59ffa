import { mayMove, ORDER_MOVES } from '@vozex/domain';
import { audit } from '../accounts/index.ts';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { lockOrder } from '../orders/index.ts';
import { markOrderPaid } from './apply-payment.ts';
import { PaymentError } from './errors.ts';
import { logPaymentReleased } from './log-events.ts';
import { findPayment, readLockedPayment, settleHeldPayment } from './store.ts';

/**
 * Accepts a held payment on an operator's word: the order becomes paid, once, as if the payment had fitted.
 *
 * @throws PaymentError PAYMENT_NOT_HELD, ORDER_NOT_RELEASABLE; RequestError NOT_FOUND.
 */
export async function releasePayment(app: App, actor: Actor, paymentId: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const found = await findPayment(tx, { id: paymentId });
    const order = found && (await lockOrder(tx, found.order_id));
    if (!order) throw new RequestError('NOT_FOUND', `payment ${paymentId}`);
    const { payment, refunds } = await readLockedPayment(tx, paymentId);
    if (payment.status !== 'held') throw new PaymentError('PAYMENT_NOT_HELD', `${paymentId} is ${payment.status}`);
    if (refunds.some((refund) => refund.status !== 'failed')) {
      throw new PaymentError('ORDER_NOT_RELEASABLE', `${paymentId} is being given back`);
    }
    if (order.status === 'paid' || !mayMove(ORDER_MOVES, order.status, 'paid')) {
      throw new PaymentError('ORDER_NOT_RELEASABLE', `${order.id} is ${order.status}`);
    }
    await settleHeldPayment(tx, paymentId, 'succeeded', app.clock.now());
    logPaymentReleased(
      app.log,
      { gateway: payment.gateway, eventId: null, orderId: order.id, paymentId },
      actorName(actor),
    );
    await audit(app, tx, actor, 'payments.released', paymentId, {
      order_id: order.id,
      problem_code: payment.problem_code,
    });
    await markOrderPaid(app, tx, order);
  });
}
