import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { OrderForPayment } from '../orders/index.ts';
import { taxPayment } from '../payments/index.ts';
import { dayNumber } from './calendar.ts';
import { type FittingCharge, isUnexpectedAmount, judgeCharge, unexpectedAmount } from './judge-charge.ts';
import { logSubscriptionProblem } from './log-events.ts';
import { tellCustomer } from './news.ts';
import { otherTermsAt } from './plan-store.ts';
import { isFinal } from './reduce.ts';
import { findSubscription, updateSubscription } from './store.ts';
import type { Subscription } from './subscription.ts';
import { taxWithin } from './tax-subscription.ts';

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
    exact: boolean;
    occurredAt: Date | null;
  },
): Promise<void> {
  if (payment.first || payment.amountMinor === 0) return;
  const { order, gatewaySubscriptionId } = payment;
  const subscription = await findSubscription(tx, { gateway: order.payment_gateway, gatewaySubscriptionId });
  if (!subscription) return;
  const now = app.clock.now();
  const paidAt = payment.occurredAt ?? now;
  const charge = payment.exact ? await judged(app, tx, subscription, payment, paidAt) : {};
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
    { subjectId: payment.paymentId, amountMinor: payment.amountMinor, currency: payment.currency, ...charge },
  );
}

/**
 * Holds a charge against what was agreed, and writes down the tax in it. What fits nothing is kept, since a period was
 * paid, and shown to the operator.
 */
async function judged(
  app: App,
  tx: Tx,
  subscription: Subscription,
  payment: { order: OrderForPayment; paymentId: string; amountMinor: number; currency: string },
  paidAt: Date,
): Promise<FittingCharge> {
  const agreed = [subscription, ...(await otherTermsAt(tx, subscription.id, paidAt))];
  const fitting = judgeCharge(payment, agreed);
  const { amountMinor, currency } = payment;
  const charge = fitting ?? { tax: subscription.tax, taxMinor: taxWithin(currency, amountMinor, subscription.tax) };
  const concerned = charge.tax !== null || payment.order.taxes.length > 0;
  if (concerned) await taxPayment(tx, payment.paymentId, { taxMinor: charge.taxMinor, rate: charge.tax });
  const settled = fitting && isUnexpectedAmount(subscription.problem);
  if (fitting && !settled) return charge;
  const problem = fitting ? null : unexpectedAmount(payment.paymentId, payment, subscription);
  if (problem) logSubscriptionProblem(app.log, subscription, 'AMOUNT_UNEXPECTED', problem);
  const because = fitting ? 'a charge was as agreed again' : 'a charge was not as agreed';
  await updateSubscription(tx, { ...subscription, problem }, { because, now: app.clock.now() });
  return charge;
}
