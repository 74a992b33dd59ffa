import type DodoPayments from 'dodopayments';
import type { WebhookDetails } from 'dodopayments/resources/webhooks/webhooks';
import { PaymentError } from '../../errors.ts';
import { READ } from './client.ts';
import { dodoFailure } from './failures.ts';
import { NEEDED_EVENTS } from './needed-events.ts';

/** Dodo allows five endpoints; a list longer than this does not end. */
const PAGES_MAX = 10;

/** The endpoint that sends to `url`, if there is one; one that is switched on before one that is not. */
export async function findEndpoint(client: DodoPayments, url: string): Promise<WebhookDetails | undefined> {
  const endpoints: WebhookDetails[] = [];
  let iterator: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await client.webhooks.list(iterator ? { iterator } : {}, READ);
    endpoints.push(...answer.data.filter((endpoint) => isSame(endpoint.url, url)));
    iterator = answer.iterator;
    if (answer.done || !iterator) break;
  }
  return endpoints.find(({ disabled }) => !disabled) ?? endpoints[0];
}

/** The events that an endpoint lacks; without a filter it sends everything. */
export function lackingEvents(endpoint: WebhookDetails): string[] {
  const filter = endpoint.filter_types ?? [];
  return filter.length === 0 ? [] : NEEDED_EVENTS.filter((type) => !filter.includes(type));
}

/**
 * Registers `url`, or takes over the endpoint it has: switched on, with the events that were missing. Asked again after
 * a lost answer, it finds what it made.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function registerEndpoint(
  client: DodoPayments,
  url: string,
): Promise<{ endpointId: string; secret: string }> {
  try {
    const found = await findEndpoint(client, url);
    const { id } = found
      ? await takeOver(client, found)
      : await client.webhooks.create({ url, description: 'VOZEX', filter_types: NEEDED_EVENTS });
    const { secret } = await client.webhooks.retrieveSecret(id, READ);
    if (typeof secret !== 'string' || secret === '') throw new PaymentError('GATEWAY_REFUSED', `${id} has no secret`);
    return { endpointId: id, secret };
  } catch (error) {
    throw dodoFailure(error, `registering ${url}`);
  }
}

async function takeOver(client: DodoPayments, endpoint: WebhookDetails): Promise<WebhookDetails> {
  const lacking = lackingEvents(endpoint);
  if (!endpoint.disabled && lacking.length === 0) return endpoint;
  // because a filter holds names that Dodo gave us
  const filter_types = [...(endpoint.filter_types ?? []), ...lacking] as typeof NEEDED_EVENTS;
  return client.webhooks.update(endpoint.id, { disabled: false, ...(lacking.length > 0 ? { filter_types } : {}) });
}

function isSame(a: string, b: string): boolean {
  const plain = (url: string) => (URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url);
  return plain(a) === plain(b);
}
