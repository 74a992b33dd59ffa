import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { lockOrder } from '../orders/index.ts';
import { type Applied, applyPayment, type PaymentEvent } from './apply-payment.ts';
import { applySubscription, type SubscriptionEvent, seeSubscription } from './apply-subscription.ts';
import { applyDispute } from './disputes/apply-dispute.ts';
import { applyMoneyBack } from './disputes/apply-money-back.ts';
import type { GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
import type { GatewayRouter } from './open-gateways.ts';

/** Where events come from: a kept delivery, or an answer of the gateway to the buyer's return. */
export type EventSource = { kind: 'webhook'; eventId: string } | { kind: 'return_page' } | { kind: 'asked' };

/**
 * Applies what a gateway answered, in one transaction: the same code and the same locks as for a webhook, so that a
 * return page, a webhook and the reconciler that race end in one payment and one paid order. A subscription that the
 * events speak of and do not show is asked for first.
 */
export async function applyGatewayEvents(
  app: App & { gateways: GatewayRouter },
  events: GatewayEvent[],
  source: EventSource,
): Promise<Applied[]> {
  const wanted = subscriptionToAsk(events);
  const asked = wanted && (await app.gateways.of(wanted.gateway).subscriptions.read(wanted.subscriptionId));
  return app.db.inOneTransaction((tx) => applyWithin(app, tx, events, source, asked));
}

/**
 * The subscription that the gateway must be asked about before these events can be applied: money of it says nothing
 * about its period, and some events only name it.
 */
export function subscriptionToAsk(
  events: GatewayEvent[],
): { gateway: GatewayEvent['gateway']; subscriptionId: string } | undefined {
  const shown = new Set(
    events.flatMap((event) => ('snapshot' in event && event.snapshot ? [event.refs.subscriptionId] : [])),
  );
  for (const { gateway, type, refs } of events) {
    if (refs.subscriptionId === undefined || shown.has(refs.subscriptionId)) continue;
    if (type.startsWith('subscription.') || type.startsWith('payment.')) {
      return { gateway, subscriptionId: refs.subscriptionId };
    }
  }
  return undefined;
}

/**
 * The same within the caller's transaction.
 *
 * @param asked what the gateway answered about the subscription of `subscriptionToAsk`.
 */
export async function applyWithin(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  events: GatewayEvent[],
  source: EventSource,
  asked?: SubscriptionSnapshot,
): Promise<Applied[]> {
  const eventId = source.kind === 'webhook' ? source.eventId : null;
  const applied: Applied[] = [];
  for (const event of events) applied.push(await applyOne(app, tx, event, eventId, asked));
  return applied;
}

async function applyOne(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  event: GatewayEvent,
  eventId: string | null,
  asked: SubscriptionSnapshot | undefined,
): Promise<Applied> {
  switch (event.type) {
    case 'payment.pending':
    case 'payment.succeeded':
    case 'payment.failed':
    case 'payment.cancelled':
      return applyPaymentAndPeriod(app, tx, event, eventId, asked);
    case 'refund.pending':
    case 'refund.succeeded':
    case 'refund.failed':
    case 'payment.reversed':
      return applyMoneyBack(app, tx, event, eventId);
    case 'dispute.opened':
    case 'dispute.updated':
    case 'dispute.won':
    case 'dispute.lost':
      return applyDispute(app, tx, event, eventId);
    case 'checkout.abandoned':
    case 'checkout.approved':
      return { kind: 'not_ours', reason: `${event.type} moves no money`, alert: false };
    default:
      return applySubscription(app, tx, event as SubscriptionEvent, asked); // because every other type is one of a subscription
  }
}

/** Money of a subscription first, then how the subscription stands with it: an order that it pays is open by then. */
async function applyPaymentAndPeriod(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  event: PaymentEvent,
  eventId: string | null,
  asked: SubscriptionSnapshot | undefined,
): Promise<Applied> {
  const snapshot = asked?.gatewaySubscriptionId === event.refs.subscriptionId ? asked : undefined;
  const applied = await applyPayment(app, tx, event, eventId, snapshot);
  if (!snapshot || applied.kind !== 'applied' || event.type === 'payment.pending') return applied;
  const order = await lockOrder(tx, applied.orderId);
  // Money that is held has started nothing.
  if (!order || order.gateway_subscription_id !== snapshot.gatewaySubscriptionId) return applied;
  const seen = await seeSubscription(app, tx, order, event, snapshot);
  return seen.kind === 'contradiction' ? seen : applied;
}
