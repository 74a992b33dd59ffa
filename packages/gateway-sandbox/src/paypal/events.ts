import type { Message } from '../message.ts';
import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { paypalId } from '../random-id.ts';
import type { World } from '../world.ts';
import { notFoundAtPayPal } from './refusal.ts';
import { findCapture, findOrder, showCapture, showOrder, showRefund, totalOf } from './show.ts';
import type { Capture, Money, Order, Refund, WebhookEvent } from './state.ts';

const EVENTS_IN_PAGE_DEFAULT = 10;

/** Tells the webhooks that the buyer approved the order. */
export async function announceApproval(world: World, order: Order): Promise<void> {
  const event = newEvent(world, {
    event_type: 'CHECKOUT.ORDER.APPROVED',
    resource_type: 'checkout-order',
    summary: 'An order has been approved by buyer',
    resource: showOrder(world, order),
  });
  await post(world, event, subjectsOf(order), misbehaviourOfAmount(totalOf(order)));
}

const CAPTURE_EVENTS = {
  COMPLETED: ['PAYMENT.CAPTURE.COMPLETED', 'Payment completed for'],
  PENDING: ['PAYMENT.CAPTURE.PENDING', 'Payment pending for'],
  DECLINED: ['PAYMENT.CAPTURE.DECLINED', 'A payment capture was declined for'],
} as const;

/** Tells the webhooks what became of the money. */
export async function announceCapture(
  world: World,
  capture: Capture,
  status: keyof typeof CAPTURE_EVENTS,
): Promise<void> {
  const [event_type, words] = CAPTURE_EVENTS[status];
  const order = findOrder(world, capture.order_id);
  const event = newEvent(world, {
    event_type,
    resource_type: 'capture',
    summary: `${words} ${inWords(capture.amount)}`,
    resource: showCapture(world, capture),
  });
  await post(world, event, [capture.id, ...subjectsOf(order)], misbehaviourOfAmount(totalOf(order)));
}

export async function announceRefund(world: World, refund: Refund): Promise<void> {
  const capture = findCapture(world, refund.capture_id);
  const event = newEvent(world, {
    event_type: 'PAYMENT.CAPTURE.REFUNDED',
    resource_type: 'refund',
    summary: `A ${inWords(refund.amount)} capture payment was refunded`,
    resource: showRefund(world, refund),
  });
  await post(world, event, [refund.id, capture.id, ...subjectsOf(findOrder(world, capture.order_id))], undefined);
}

function subjectsOf(order: Order): string[] {
  return [order.id, ...order.units.flatMap(({ custom_id, invoice_id }) => [custom_id ?? '', invoice_id ?? ''])];
}

function inWords({ value, currency_code }: Money): string {
  return `$ ${value} ${currency_code}`;
}

function newEvent(
  world: World,
  what: Pick<WebhookEvent, 'event_type' | 'resource_type' | 'summary' | 'resource'>,
): WebhookEvent {
  const id = `WH-${paypalId()}-${paypalId()}`;
  const self = `${world.baseUrls.paypal}/v1/notifications/webhooks-events/${id}`;
  return {
    id,
    event_version: '1.0',
    create_time: world.clock.now().toISOString(),
    resource_type: what.resource_type,
    resource_version: '2.0',
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

function messageFor(event: WebhookEvent, webhookId: string, subjects: string[]): Message {
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

export function findEvent(world: World, id: string): WebhookEvent {
  const event = world.state.paypal.events[id];
  if (!event) throw notFoundAtPayPal();
  return event;
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
        (query.transaction_id === undefined || event.resource.id === query.transaction_id),
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
