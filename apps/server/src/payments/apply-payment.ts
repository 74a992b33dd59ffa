import { mayMove, ORDER_MOVES, PAYMENT_MOVES, type PaymentStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { lockOrder, moveOrder, type OrderForPayment, orderPaid } from '../orders/index.ts';
import { paymentHeld, subscriptionPaid } from './events.ts';
import type { EventMoney, GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
import { isUnpaid, judgePayment } from './judge-payment.ts';
import { logPaymentHeld, logPaymentSucceeded } from './log-events.ts';
import type { Misfit } from './misfit.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { orderIdOf } from './order-id-of.ts';
import { sellerTaxOf } from './seller-tax.ts';
import { paymentsAround, savePayment } from './store.ts';

/** What applying one event came to. `not_found`: what it is about may still be on its way. */
export type Applied =
  | { kind: 'applied'; orderId: string }
  | { kind: 'not_ours'; reason: string; alert: boolean }
  | { kind: 'not_found'; reason: string }
  | { kind: 'contradiction'; reason: string; orderId?: string };

export type PaymentEvent = Extract<
  GatewayEvent,
  { type: `payment.${'pending' | 'succeeded' | 'failed' | 'cancelled'}` }
>;

const STATUS_OF: Record<PaymentEvent['type'], PaymentStatus> = {
  'payment.pending': 'pending',
  'payment.succeeded': 'succeeded',
  'payment.failed': 'failed',
  'payment.cancelled': 'cancelled',
};

/** What the buyer is told: not why, since the reason may be somebody else's mistake. */
const HELD_SENTENCE =
  'Your payment arrived and does not fit the order, so we are looking at it. We either deliver or give the money back; you need not pay again.';

/**
 * Applies what a gateway says of one payment. The order is locked first, so that the return page and any number of
 * webhooks go one after the other; a payment never moves backwards.
 *
 * @param eventId the delivery's id, for the log; null where the gateway was asked.
 * @param snapshot the payment's subscription as the gateway shows it, where it has one.
 */
export async function applyPayment(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  event: PaymentEvent,
  eventId: string | null,
  snapshot?: SubscriptionSnapshot,
): Promise<Applied> {
  const { paymentId, checkoutId, subscriptionId } = event.refs;
  if (!paymentId) return { kind: 'not_ours', reason: `${event.type} names no payment`, alert: false };
  const orderId = await orderIdOf(tx, event, snapshot);
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId);
  if (!order) return { kind: 'not_found', reason: `no order for payment ${paymentId}` };

  const around = await paymentsAround(tx, {
    orderId: order.id,
    gateway: event.gateway,
    gatewayPaymentId: paymentId,
    checkoutId,
  });
  const isThis = (payment: { gateway: string; gateway_payment_id: string }) =>
    payment.gateway === event.gateway && payment.gateway_payment_id === paymentId;
  const known = around.payments.find(isThis);
  if (known && known.order_id !== order.id) return boundElsewhere(paymentId, order.id);
  const target = STATUS_OF[event.type];
  // What is held waits for an operator: the same event once more must not accept it.
  const moves = !known || (known.status !== 'held' && mayMove(PAYMENT_MOVES, known.status, target));
  if (!moves) return { kind: 'applied', orderId: order.id };

  const misfit =
    event.type === 'payment.succeeded'
      ? judgePayment(order, event, app.gateways.of(event.gateway).capabilities.amountRule, {
          others: around.payments.filter((payment) => !isThis(payment)),
          checkoutOrderId: around.checkoutOrderId,
          snapshot,
        })
      : undefined;
  const id = known?.id ?? app.newId('payment');
  const saved = await savePayment(tx, {
    id,
    orderId: order.id,
    gateway: event.gateway,
    gatewayPaymentId: paymentId,
    status: misfit ? 'held' : target,
    money: withSellerTax(app, order, event) ?? {
      amountMinor: known?.amount_minor ?? 0,
      currency: known?.currency ?? order.currency,
    },
    problem: misfit ?? declined(event),
    occurredAt: event.occurredAt,
    gatewaySubscriptionId: subscriptionId ?? null,
    now: app.clock.now(),
  });
  if (!saved) return boundElsewhere(paymentId, order.id);
  if (event.type === 'payment.succeeded') await settleOrder(app, tx, order, event, misfit, { paymentId: id, eventId });
  return { kind: 'applied', orderId: order.id };
}

/** Where the gateway leaves the tax to the shop, what is in the money is known from the order alone. */
function withSellerTax(
  app: { gateways: GatewayRouter },
  order: OrderForPayment,
  { gateway, money }: PaymentEvent,
): EventMoney | undefined {
  if (!money || app.gateways.of(gateway).capabilities.tax === 'gateway') return money;
  const taxMinor = sellerTaxOf(order, money.amountMinor);
  return taxMinor === null ? money : { ...money, taxMinor };
}

function boundElsewhere(paymentId: string, orderId: string): Applied {
  return { kind: 'contradiction', reason: `payment ${paymentId} already belongs to another order`, orderId };
}

function declined(event: PaymentEvent): Misfit | undefined {
  return event.reason === undefined
    ? undefined
    : { code: event.type.toUpperCase().replace('.', '_'), text: event.reason };
}

/** Money that fits pays the order; money that does not waits for an operator and delivers nothing. */
async function settleOrder(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  order: OrderForPayment,
  event: Extract<PaymentEvent, { type: 'payment.pending' | 'payment.succeeded' }>,
  misfit: Misfit | undefined,
  about: { paymentId: string; eventId: string | null },
): Promise<void> {
  const now = app.clock.now();
  const ref = { gateway: event.gateway, orderId: order.id, ...about };
  if (misfit) {
    app.metrics.paymentsHeld.inc({ gateway: event.gateway, code: misfit.code });
    logPaymentHeld(app.log, ref, misfit.code, misfit.text);
    if (mayMove(ORDER_MOVES, order.status, 'on_hold')) await moveOrder(tx, order, 'on_hold', { at: now });
    await announce(app, tx, paymentHeld, {
      paymentId: about.paymentId,
      orderId: order.id,
      customerEmail: order.customer_email,
      customerName: order.customer_name,
      sentence: HELD_SENTENCE,
    });
    return;
  }
  logPaymentSucceeded(app.log, ref, event.money.amountMinor, event.money.currency);
  const { subscriptionId } = event.refs;
  const first = isUnpaid(order);
  const paid = first ? await markOrderPaid(app, tx, order, subscriptionId) : order;
  if (subscriptionId === undefined) return;
  await announce(app, tx, subscriptionPaid, {
    order: paid,
    paymentId: about.paymentId,
    gatewaySubscriptionId: subscriptionId,
    amountMinor: event.money.amountMinor,
    currency: event.money.currency,
    first,
    exact: app.gateways.of(event.gateway).capabilities.amountRule === 'exact',
    occurredAt: event.occurredAt,
  });
}

/**
 * The one place that says "paid".
 *
 * @param gatewaySubscriptionId the subscription that paid it or whose trial opened it: from now on the only one whose
 * money belongs here.
 */
export async function markOrderPaid(
  app: App,
  tx: Tx,
  order: OrderForPayment,
  gatewaySubscriptionId?: string,
): Promise<OrderForPayment> {
  const paidAt = app.clock.now();
  const started = gatewaySubscriptionId === undefined ? {} : { gatewaySubscriptionId };
  await moveOrder(tx, order, 'paid', { at: paidAt, ...started });
  const paid: OrderForPayment = {
    ...order,
    status: 'paid',
    gateway_subscription_id: gatewaySubscriptionId ?? order.gateway_subscription_id,
  };
  await announce(app, tx, orderPaid, { order: paid, paidAt });
  return paid;
}
