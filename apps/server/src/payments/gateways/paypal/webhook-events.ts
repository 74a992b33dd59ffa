import { z } from 'zod';
import { GatewayId, readDate } from '../read-body.ts';
import type { PaypalClient } from './client.ts';
import { listPages } from './list-pages.ts';

/** Ten times PayPal's usual page. */
const PAGE_SIZE = 100;

const Event = z.object({ id: GatewayId, event_type: z.string().max(100), create_time: z.unknown() });

/** A stretch of time. */
type Window = { from: Date; to: Date };

type WebhookEvent = { deliveryId: string; rawType: string; body: Buffer; attemptedAt: Date | null };

/**
 * The events that PayPal sent, or should have sent, to the webhooks of our app: each as its delivery would read.
 * Messages of the simulator are not among them.
 *
 * @throws PaypalAnswered, or what the network failed with.
 */
export async function* webhookEvents(
  client: PaypalClient,
  { from, to }: Window,
  type?: string,
): AsyncGenerator<WebhookEvent> {
  const query = new URLSearchParams({
    page_size: String(PAGE_SIZE),
    start_time: from.toISOString(),
    end_time: to.toISOString(),
    ...(type ? { event_type: type } : {}),
  });
  for await (const page of listPages(client, `/v1/notifications/webhooks-events?${query}`)) {
    for (const entry of Array.isArray(page.events) ? page.events : []) {
      const parsed = Event.safeParse(entry);
      if (!parsed.success) continue; // without an id or a type it is no event that could be applied
      yield {
        deliveryId: parsed.data.id,
        rawType: parsed.data.event_type,
        body: Buffer.from(JSON.stringify(entry)),
        attemptedAt: readDate(parsed.data.create_time),
      };
    }
  }
}
