import { z } from 'zod';
import type { Listed } from '../../gateway.ts';
import type { GatewayEvent } from '../../gateway-event.ts';
import { GatewayId, readDate } from '../read-body.ts';
import type { PaypalClient } from './client.ts';
import { paypalFailure, refusalOf } from './failures.ts';
import { listPages } from './list-pages.ts';
import { disputeEvents } from './normalize-dispute.ts';
import { webhookEvents } from './webhook-events.ts';

/** PayPal's largest page of disputes. */
const DISPUTES_IN_PAGE = 50;

const Summary = z.object({ dispute_id: GatewayId });
const Dated = z.object({ status: z.unknown(), create_time: z.unknown(), update_time: z.unknown() });

/**
 * Every event of a stretch of time, then every dispute that changed in it. PayPal keeps its events for about a month.
 *
 * @throws PaymentError GATEWAY_UNAVAILABLE, GATEWAY_REFUSED, midway.
 */
export async function* listSince(client: PaypalClient, from: Date, to: Date): AsyncGenerator<Listed> {
  try {
    for await (const event of webhookEvents(client, { from, to })) yield { kind: 'delivery', ...event };
    for await (const disputeId of disputesOf(client, from, to)) {
      const path = `/v1/customer/disputes/${encodeURIComponent(disputeId)}`;
      const events = eventsOf(await client.send({ method: 'GET', path }));
      yield { kind: 'events', what: `dispute ${disputeId}`, events };
    }
  } catch (error) {
    throw paypalFailure(error, 'listing what happened');
  }
}

async function* disputesOf(client: PaypalClient, from: Date, to: Date): AsyncGenerator<string> {
  const query = new URLSearchParams({
    update_time_after: from.toISOString(),
    update_time_before: to.toISOString(),
    page_size: String(DISPUTES_IN_PAGE),
  });
  try {
    for await (const page of listPages(client, `/v1/customer/disputes?${query}`)) {
      for (const entry of Array.isArray(page.items) ? page.items : []) {
        const parsed = Summary.safeParse(entry);
        if (parsed.success) yield parsed.data.dispute_id;
      }
    }
  } catch (error) {
    // An app without the right to read disputes still gets their events; setup.check tells of it.
    if (refusalOf(error)?.status !== 403) throw error;
  }
}

/** That it was opened, and what has become of it: the first counts where its own event was lost as well. */
function eventsOf(dispute: unknown): GatewayEvent[] {
  const { status, create_time, update_time } = Dated.parse(dispute);
  const [createdAt, updatedAt] = [readDate(create_time), readDate(update_time)];
  const since = status === 'RESOLVED' ? 'CUSTOMER.DISPUTE.RESOLVED' : 'CUSTOMER.DISPUTE.UPDATED';
  const hasChanged = status === 'RESOLVED' || (createdAt && updatedAt && updatedAt > createdAt);
  return [
    ...(disputeEvents('CUSTOMER.DISPUTE.CREATED', dispute, createdAt) ?? []),
    ...(hasChanged ? (disputeEvents(since, dispute, updatedAt) ?? []) : []),
  ];
}
