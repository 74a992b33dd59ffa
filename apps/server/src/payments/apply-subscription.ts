import { mayMove, ORDER_MOVES } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { lockOrder, moveOrder, type OrderForPayment } from '../orders/index.ts';
import { type Applied, markOrderPaid } from './apply-payment.ts';
import { subscriptionSeen } from './events.ts';
import type { GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
import { judgeTrial } from './judge-subscription.ts';
import { logSubscriptionMisfit } from './log-events.ts';
import { orderIdOf } from './order-id-of.ts';

export type SubscriptionEvent = Extract<GatewayEvent, { type: `subscription.${string}` }>;

/** States in which a subscription has begun. */
const STARTED: readonly SubscriptionSnapshot['state'][] = ['trialing', 'active', 'past_due', 'on_hold', 'paused'];

/**
 * Applies how a subscription stands. A trial that fits its order opens it, since nothing is due yet; everything else
 * is for the room that keeps subscriptions, which is told with the order locked.
 *
 * @param asked the subscription as the gateway answered, where the event itself does not carry it.
 */
export async function applySubscription(
  app: App,
  tx: Tx,
  event: SubscriptionEvent,
  asked: SubscriptionSnapshot | undefined,
): Promise<Applied> {
  const snapshot = event.snapshot ?? asked;
  const { subscriptionId } = event.refs;
  if (!snapshot) {
    return { kind: 'not_ours', reason: `${event.gateway} does not know subscription ${subscriptionId}`, alert: true };
  }
  const orderId = await orderIdOf(tx, event, snapshot);
  const order = orderId === undefined ? undefined : await lockOrder(tx, orderId);
  if (!order) return { kind: 'not_found', reason: `no order for subscription ${snapshot.gatewaySubscriptionId}` };
  return seeSubscription(app, tx, order, event, snapshot);
}

/** The same for an order that is locked already, as after a payment of it. */
export async function seeSubscription(
  app: App,
  tx: Tx,
  order: OrderForPayment,
  event: Pick<GatewayEvent, 'gateway'>,
  snapshot: SubscriptionSnapshot,
): Promise<Applied> {
  const mine = order.gateway_subscription_id;
  if (mine !== null && mine !== snapshot.gatewaySubscriptionId) {
    const reason = `order ${order.id} runs on subscription ${mine}, not ${snapshot.gatewaySubscriptionId}`;
    return { kind: 'contradiction', reason, orderId: order.id };
  }
  if (order.items.length !== 1 || order.items[0]?.billing !== 'recurring') {
    return { kind: 'contradiction', reason: `order ${order.id} holds no subscription`, orderId: order.id };
  }
  const opened = await openTrial(app, tx, order, event, snapshot);
  if (opened.kind === 'misfit') return { kind: 'contradiction', reason: opened.reason, orderId: order.id };
  if (snapshot.state === 'pending' || snapshot.state === 'failed') return { kind: 'applied', orderId: order.id };
  await announce(app, tx, subscriptionSeen, { order: opened.order, snapshot });
  return { kind: 'applied', orderId: order.id };
}

/** A trial costs nothing today: its start is what opens the order. */
async function openTrial(
  app: App,
  tx: Tx,
  order: OrderForPayment,
  event: Pick<GatewayEvent, 'gateway'>,
  snapshot: SubscriptionSnapshot,
): Promise<{ kind: 'as_it_was' | 'opened'; order: OrderForPayment } | { kind: 'misfit'; reason: string }> {
  const waits = order.status === 'pending' || order.status === 'expired';
  if (!waits || order.total_minor > 0 || !STARTED.includes(snapshot.state)) return { kind: 'as_it_was', order };
  const misfit = judgeTrial(order, event.gateway, snapshot);
  if (misfit) {
    logSubscriptionMisfit(
      app.log,
      { gateway: event.gateway, orderId: order.id },
      snapshot.gatewaySubscriptionId,
      misfit.text,
    );
    if (mayMove(ORDER_MOVES, order.status, 'on_hold')) await moveOrder(tx, order, 'on_hold', { at: app.clock.now() });
    return { kind: 'misfit', reason: `${misfit.code}: ${misfit.text}` };
  }
  return { kind: 'opened', order: await markOrderPaid(app, tx, order, snapshot.gatewaySubscriptionId) };
}
