import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { OrderForPayment } from '../orders/index.ts';
import { dayNumber } from './calendar.ts';
import { logSubscriptionProblem } from './log-events.ts';
import { tellCustomer } from './news.ts';
import { isFinal } from './reduce.ts';
import { findSubscription, updateSubscription } from './store.ts';

/**
 * Listener: money of a subscription arrived. The order's own receipt tells of what paid the order; every further
 * payment has its mail. Money for a subscription that has ended is shown to the operator, since it buys nothing.
 */
export async function countPayment(
  app: App,
  tx: Tx,
  payment: {
    order: OrderForPayment;
    paymentId: string;
    gatewaySubscriptionId: string;
    amountMinor: number;
    currency: string;
    first: boolean;
    occurredAt: Date | null;
  },
): Promise<void> {
  if (payment.first || payment.amountMinor === 0) return;
  const { order, gatewaySubscriptionId } = payment;
  const subscription = await findSubscription(tx, { gateway: order.payment_gateway, gatewaySubscriptionId });
  if (!subscription) return;
  const now = app.clock.now();
  const paidAt = payment.occurredAt ?? now;
  if (isFinal(subscription.status) && subscription.cancelled_at !== null && paidAt > subscription.cancelled_at) {
    const problem = `PAID_AFTER_END: payment ${payment.paymentId} came after the end; refund it`;
    logSubscriptionProblem(app.log, subscription, 'PAID_AFTER_END', problem);
    await updateSubscription(tx, { ...subscription, problem }, { because: 'money came after the end', now });
    return;
  }
  await tellCustomer(
    app,
    tx,
    subscription,
    { kind: 'subscription_renewed', date: paidAt, generation: dayNumber(paidAt) },
    { subjectId: payment.paymentId, amountMinor: payment.amountMinor, currency: payment.currency },
  );
}
