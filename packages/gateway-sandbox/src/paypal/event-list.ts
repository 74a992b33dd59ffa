import type { World } from '../world.ts';
import { messageFor } from './post-event.ts';
import { notFoundAtPayPal } from './refusal.ts';
import type { WebhookEvent } from './state.ts';

const EVENTS_IN_PAGE_DEFAULT = 10;

export function findEvent(world: World, id: string): WebhookEvent {
  const event = world.state.paypal.events[id];
  if (!event) throw notFoundAtPayPal();
  return event;
}

/** The transactions that an event is about: its own, the one that was refunded or reversed, those in dispute. */
function transactionsOf({ resource }: WebhookEvent): unknown[] {
  const {
    id,
    sale_id,
    links = [],
    disputed_transactions = [],
  } = resource as {
    id?: string;
    sale_id?: string;
    links?: { rel: string; href: string }[];
    disputed_transactions?: { seller_transaction_id?: string }[];
  }; // because every event is made here
  const up = links.filter(({ rel }) => rel === 'up').map(({ href }) => href.split('/').at(-1));
  return [id, sale_id, ...up, ...disputed_transactions.map((each) => each.seller_transaction_id)];
}

/** The answer of `GET /v1/notifications/webhooks-events`, newest first; further pages by the link `next`. */
export function listEvents(world: World, query: Record<string, string | undefined>) {
  const within = ({ create_time }: WebhookEvent) =>
    (query.start_time === undefined || Date.parse(create_time) >= Date.parse(query.start_time)) &&
    (query.end_time === undefined || Date.parse(create_time) <= Date.parse(query.end_time));
  const wanted = Object.values(world.state.paypal.events)
    .reverse()
    .filter(
      (event) =>
        within(event) &&
        (query.event_type === undefined || event.event_type === query.event_type) &&
        (query.transaction_id === undefined || transactionsOf(event).includes(query.transaction_id)),
    );
  const size = Number(query.page_size ?? EVENTS_IN_PAGE_DEFAULT);
  const start = Number(query.start_index ?? 0);
  const page = wanted.slice(start, start + size);
  const hrefFrom = (index: number) => {
    const asked = Object.entries({ ...query, start_index: String(index) }).filter(([, value]) => value !== undefined);
    return `${world.baseUrls.paypal}/v1/notifications/webhooks-events?${new URLSearchParams(asked as [string, string][])}`;
  };
  const next = start + size < wanted.length ? [{ href: hrefFrom(start + size), rel: 'next', method: 'GET' }] : [];
  return { events: page, count: page.length, links: [{ href: hrefFrom(start), rel: 'self', method: 'GET' }, ...next] };
}

/** Sends an event again to the named webhooks (all without a name). What is still under way is not sent again. */
export function resendEvent(world: World, event: WebhookEvent, webhookIds: string[] | undefined): void {
  for (const webhookId of webhookIds ?? Object.keys(world.state.paypal.webhooks)) {
    const earlier = world.state.messages.find(({ key }) => key === `${event.id}:${webhookId}`);
    if (earlier?.state === 'pending') continue;
    const resourceId = typeof event.resource.id === 'string' ? [event.resource.id] : [];
    void (earlier
      ? world.courier.replay(earlier.key)
      : world.courier.post(messageFor(event, webhookId, resourceId), undefined));
  }
}
