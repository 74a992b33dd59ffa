import type { Message } from '../message.ts';
import type { MisbehaviourName } from '../misbehaviour.ts';
import { paypalId } from '../random-id.ts';
import type { World } from '../world.ts';
import type { WebhookEvent } from './state.ts';

/** What shall be told to the webhooks. */
export type Announcement = Pick<WebhookEvent, 'event_type' | 'resource_type' | 'summary' | 'resource'> & {
  /** Null for the old v1 shapes and for disputes, which name no version; "2.0" unless told. */
  resource_version?: null;
  /** By which a misbehaviour rule can name it. */
  subjects: string[];
  byAmount?: MisbehaviourName | undefined;
};

/** An event that has happened, its resource as it was then, and is still to be told. */
export type News = () => Promise<void>;

/** Writes the event down as of now. Nobody hears of it before the news is told. */
export function announce(world: World, announcement: Announcement): News {
  const event = newEvent(world, announcement);
  return () => post(world, event, announcement.subjects, announcement.byAmount);
}

/** Tells one after the other, so that they are listed and sent in the order in which they happened. */
export async function tell(news: News[]): Promise<void> {
  for (const each of news) await each();
}

export function newEvent(world: World, what: Omit<Announcement, 'subjects' | 'byAmount'>): WebhookEvent {
  const id = `WH-${paypalId()}-${paypalId()}`;
  const self = `${world.baseUrls.paypal}/v1/notifications/webhooks-events/${id}`;
  return {
    id,
    event_version: '1.0',
    create_time: world.clock.now().toISOString(),
    resource_type: what.resource_type,
    ...(what.resource_version === null ? {} : { resource_version: '2.0' }),
    event_type: what.event_type,
    summary: what.summary,
    resource: what.resource,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/resend`, rel: 'resend', method: 'POST' },
    ],
  };
}

/** Keeps the event, so that it can be listed even when its webhook never arrives, and sends it. */
async function post(
  world: World,
  event: WebhookEvent,
  subjects: string[],
  byAmount: MisbehaviourName | undefined,
): Promise<void> {
  world.state.paypal.events[event.id] = event;
  const receivers = Object.values(world.state.paypal.webhooks).filter(({ event_types }) =>
    event_types.some(({ name }) => name === '*' || name === event.event_type),
  );
  await Promise.all(receivers.map(({ id }) => world.courier.post(messageFor(event, id, subjects), byAmount)));
}

export function messageFor(event: WebhookEvent, webhookId: string, subjects: string[]): Message {
  return {
    key: `${event.id}:${webhookId}`,
    id: event.id,
    gateway: 'paypal',
    type: event.event_type,
    endpointId: webhookId,
    about: { kind: 'event', id: event.id },
    subjects,
    occurredAt: event.create_time,
    state: 'pending',
    attempts: 0,
    badSignatureFirst: false,
  };
}
