import { paypalId } from '../random-id.ts';
import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { malformedPayPal, notFoundAtPayPal, PayPalRefusal } from './refusal.ts';
import type { Webhook } from './state.ts';

/** Everything this sandbox announces. */
export const EVENT_TYPES = [
  'CHECKOUT.ORDER.APPROVED',
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.PENDING',
  'PAYMENT.CAPTURE.DECLINED',
  'PAYMENT.CAPTURE.REFUNDED',
  'PAYMENT.CAPTURE.REVERSED',
  'PAYMENT.SALE.COMPLETED',
  'PAYMENT.SALE.PENDING',
  'PAYMENT.SALE.DENIED',
  'PAYMENT.SALE.REFUNDED',
  'PAYMENT.SALE.REVERSED',
  'BILLING.PLAN.CREATED',
  'BILLING.PLAN.ACTIVATED',
  'BILLING.PLAN.DEACTIVATED',
  'BILLING.SUBSCRIPTION.CREATED',
  'BILLING.SUBSCRIPTION.ACTIVATED',
  'BILLING.SUBSCRIPTION.RE-ACTIVATED',
  'BILLING.SUBSCRIPTION.UPDATED',
  'BILLING.SUBSCRIPTION.SUSPENDED',
  'BILLING.SUBSCRIPTION.CANCELLED',
  'BILLING.SUBSCRIPTION.EXPIRED',
  'BILLING.SUBSCRIPTION.PAYMENT.FAILED',
  'CATALOG.PRODUCT.CREATED',
  'CUSTOMER.DISPUTE.CREATED',
  'CUSTOMER.DISPUTE.UPDATED',
  'CUSTOMER.DISPUTE.RESOLVED',
];
const WEBHOOKS_MAX = 10;

/** Registers a receiver. Unlike PayPal the sandbox accepts plain http, since receivers are local. */
export function registerWebhook(world: World, body: unknown): Webhook {
  const fields = new BodyReader(body, malformedPayPal);
  const url = readUrl(fields.requiredText('url'));
  const { webhooks } = world.state.paypal;
  if (Object.values(webhooks).some((webhook) => webhook.url === url))
    throw webhookRefusal('WEBHOOK_URL_ALREADY_EXISTS');
  if (Object.keys(webhooks).length >= WEBHOOKS_MAX) throw webhookRefusal('WEBHOOK_NUMBER_LIMIT_EXCEEDED');
  const webhook: Webhook = { id: paypalId(), url, event_types: readEventTypes(fields.list('event_types')) };
  webhooks[webhook.id] = webhook;
  return webhook;
}

/** The webhooks API has names of its own for what it refuses, all answered 400. */
export class WebhookRefusal extends Error {}

function webhookRefusal(name: 'WEBHOOK_URL_ALREADY_EXISTS' | 'WEBHOOK_NUMBER_LIMIT_EXCEEDED'): WebhookRefusal {
  return new WebhookRefusal(name);
}

function readUrl(url: string): string {
  if (!URL.canParse(url)) throw new PayPalRefusal(400, 'INVALID_PARAMETER_SYNTAX', '/url');
  return url;
}

function readEventTypes(raw: unknown[] | undefined): Webhook['event_types'] {
  if (!raw || raw.length === 0) throw new PayPalRefusal(400, 'MISSING_REQUIRED_PARAMETER', '/event_types');
  return raw.map((each) => ({ name: new BodyReader(each, malformedPayPal).requiredText('name') }));
}

/** Applies a JSON patch that replaces `/url` or `/event_types`; PayPal allows no other. */
export function changeWebhook(webhook: Webhook, body: unknown): Webhook {
  if (!Array.isArray(body)) throw malformedPayPal('body', 'an array', 'wrong');
  for (const raw of body) {
    const patch = new BodyReader(raw, malformedPayPal);
    const [op, path] = [patch.requiredText('op'), patch.requiredText('path')];
    if (op === 'replace' && path === '/url') webhook.url = readUrl(patch.requiredText('value'));
    else if (op === 'replace' && path === '/event_types') webhook.event_types = readEventTypes(patch.list('value'));
    else throw new PayPalRefusal(400, 'INVALID_PARAMETER_VALUE', '/path');
  }
  return webhook;
}

export function findWebhook(world: World, id: string): Webhook {
  const webhook = world.state.paypal.webhooks[id];
  if (!webhook) throw notFoundAtPayPal();
  return webhook;
}

export function showWebhook(world: World, webhook: Webhook) {
  const self = `${world.baseUrls.paypal}/v1/notifications/webhooks/${webhook.id}`;
  return {
    ...webhook,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: self, rel: 'update', method: 'PATCH' },
      { href: self, rel: 'delete', method: 'DELETE' },
    ],
  };
}

export function listEventTypes() {
  return {
    event_types: EVENT_TYPES.map((name) => ({
      name,
      description: name,
      status: 'ENABLED',
      resource_versions: [/^PAYMENT[.]SALE|^CUSTOMER/.test(name) ? '1.0' : '2.0'],
    })),
  };
}
