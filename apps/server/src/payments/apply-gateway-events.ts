import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { type Applied, applyPayment } from './apply-payment.ts';
import { applyRefund } from './apply-refund.ts';
import type { GatewayEvent } from './gateway.ts';
import type { GatewayRouter } from './open-gateways.ts';

/** Where events come from: a kept delivery, or an answer of the gateway to the buyer's return. */
export type EventSource = { kind: 'webhook'; eventId: string } | { kind: 'return_page' };

/**
 * Applies what a gateway answered, in one transaction: the same code and the same locks as for a webhook, so that a
 * return page and a webhook that race end in one payment and one paid order.
 */
export async function applyGatewayEvents(
  app: App & { gateways: GatewayRouter },
  events: GatewayEvent[],
  source: EventSource,
): Promise<Applied[]> {
  return app.db.inOneTransaction((tx) => applyWithin(app, tx, events, source));
}

/** The same within the caller's transaction. */
export async function applyWithin(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  events: GatewayEvent[],
  source: EventSource,
): Promise<Applied[]> {
  const eventId = source.kind === 'webhook' ? source.eventId : null;
  const applied: Applied[] = [];
  for (const event of events) applied.push(await applyOne(app, tx, event, eventId));
  return applied;
}

async function applyOne(
  app: App & { gateways: GatewayRouter },
  tx: Tx,
  event: GatewayEvent,
  eventId: string | null,
): Promise<Applied> {
  switch (event.type) {
    case 'payment.pending':
    case 'payment.succeeded':
    case 'payment.failed':
    case 'payment.cancelled':
      return applyPayment(app, tx, event, eventId);
    case 'refund.pending':
    case 'refund.succeeded':
    case 'refund.failed':
    case 'payment.reversed':
      return applyRefund(app, tx, event, eventId);
    case 'checkout.abandoned':
    case 'checkout.approved':
      return { kind: 'not_ours', reason: `${event.type} moves no money`, alert: false };
    default: // subscriptions and disputes are named; the room that acts on them is not built yet
      return { kind: 'not_ours', reason: `nobody acts on ${event.type}`, alert: true };
  }
}
