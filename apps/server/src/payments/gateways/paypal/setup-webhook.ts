import { z } from 'zod';
import { PaymentError } from '../../errors.ts';
import { GatewayId } from '../read-body.ts';
import type { PaypalClient } from './client.ts';
import { paypalFailure, refusalOf } from './failures.ts';

const PATH = '/v1/notifications/webhooks';

/** Every event that PayPal has, also those it will have. */
const EVERYTHING = '*';

/** What a shop must hear of; `DENIED` is called `DECLINED` in half of PayPal's documents. */
export const NEEDED_EVENTS = [
  'CHECKOUT.ORDER.APPROVED',
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.PENDING',
  'PAYMENT.CAPTURE.DENIED',
  'PAYMENT.CAPTURE.REFUNDED',
  'PAYMENT.CAPTURE.REVERSED',
  'PAYMENT.SALE.COMPLETED',
  'PAYMENT.SALE.REFUNDED',
  'PAYMENT.SALE.REVERSED',
  'BILLING.SUBSCRIPTION.CREATED',
  'BILLING.SUBSCRIPTION.ACTIVATED',
  'BILLING.SUBSCRIPTION.UPDATED',
  'BILLING.SUBSCRIPTION.SUSPENDED',
  'BILLING.SUBSCRIPTION.CANCELLED',
  'BILLING.SUBSCRIPTION.EXPIRED',
  'BILLING.SUBSCRIPTION.PAYMENT.FAILED',
  'CUSTOMER.DISPUTE.CREATED',
  'CUSTOMER.DISPUTE.UPDATED',
  'CUSTOMER.DISPUTE.RESOLVED',
];

const Webhook = z.object({
  id: GatewayId,
  url: z.string(),
  event_types: z.array(z.object({ name: z.string() })).nullish(),
});
export type Webhook = z.infer<typeof Webhook>;
const WebhookList = z.object({ webhooks: z.array(Webhook).nullish() });

/** The webhooks of our app. @throws what the call failed with. */
export async function listWebhooks(client: PaypalClient): Promise<Webhook[]> {
  const parsed = WebhookList.safeParse(await client.send({ method: 'GET', path: PATH }));
  return parsed.data?.webhooks ?? [];
}

/** The needed events that a webhook does not get. */
export function missingEvents(webhook: Webhook): string[] {
  const names = new Set((webhook.event_types ?? []).map((type) => type.name));
  return names.has(EVERYTHING) ? [] : NEEDED_EVENTS.filter((name) => !names.has(name));
}

/**
 * Registers an address for every event, or takes over the webhook that it already has in this app.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function registerWebhook(
  client: PaypalClient,
  url: string,
): Promise<{ endpointId: string; secret: string | null }> {
  const event_types = [{ name: EVERYTHING }];
  try {
    const made = await client.send({ method: 'POST', path: PATH, body: { url, event_types } });
    return { endpointId: Webhook.parse(made).id, secret: null };
  } catch (error) {
    if (refusalOf(error)?.issue !== 'WEBHOOK_URL_ALREADY_EXISTS') throw paypalFailure(error, `webhook for ${url}`);
    return await takeOver(client, url, event_types);
  }
}

async function takeOver(client: PaypalClient, url: string, event_types: { name: string }[]) {
  try {
    const known = (await listWebhooks(client)).find((webhook) => webhook.url === url);
    if (!known) throw new PaymentError('GATEWAY_REFUSED', `PayPal says that ${url} is taken, and does not list it`);
    if (missingEvents(known).length > 0) {
      const body = [{ op: 'replace', path: '/event_types', value: event_types }];
      await client.send({ method: 'PATCH', path: `${PATH}/${encodeURIComponent(known.id)}`, body });
    }
    return { endpointId: known.id, secret: null };
  } catch (error) {
    throw paypalFailure(error, `webhook for ${url}`);
  }
}
