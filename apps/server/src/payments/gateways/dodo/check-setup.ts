import type DodoPayments from 'dodopayments';
import type { WebhookDetails } from 'dodopayments/resources/webhooks/webhooks';
import type { GatewayCheck } from '../../gateway-setup.ts';
import { checkMode, type GatewayMode } from '../check-mode.ts';
import { READ } from './client.ts';
import { refusalOf } from './failures.ts';
import { findEndpoint, lackingEvents } from './webhook-endpoints.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';

/** Dodo's two systems; a key belongs to one of them. */
const MODE_OF_HOST: Record<string, GatewayMode> = {
  'live.dodopayments.com': 'live',
  'test.dodopayments.com': 'test',
};

/** What is checked of one gateway: its client, where it points, and the secrets we accept. */
type Setup = { client: DodoPayments; baseUrl: string; secrets: WebhookSecrets };

/** Proves credentials, mode, endpoint, secret and events, as far as Dodo lets itself be asked. Never throws. */
export async function checkSetup(setup: Setup, webhookUrl: string): Promise<GatewayCheck[]> {
  const host = URL.canParse(setup.baseUrl) ? new URL(setup.baseUrl).hostname : '';
  const mode = checkMode('Dodo Payments', MODE_OF_HOST[host] ?? 'local', webhookUrl);
  const credentials = await checkCredentials(setup.client);
  if (credentials.level !== 'ok') return [credentials, mode];
  return [credentials, mode, ...(await checkWebhook(setup, webhookUrl))];
}

async function checkCredentials(client: DodoPayments): Promise<GatewayCheck> {
  const check = 'credentials';
  try {
    await client.products.list({ page_number: 0, page_size: 1 }, READ);
    return { check, level: 'ok', detail: 'Dodo Payments accepts the API key.' };
  } catch (error) {
    return { check, level: 'error', ...whyNot(error, 'Set DODO_API_KEY to a key of the system in DODO_BASE_URL.') };
  }
}

async function checkWebhook(setup: Setup, url: string): Promise<GatewayCheck[]> {
  const check = 'webhook_endpoint';
  try {
    const endpoint = await findEndpoint(setup.client, url);
    if (!endpoint) {
      const fix = 'Register the webhook here, or add this address as an endpoint at Dodo.';
      return [{ check, level: 'error', detail: `Dodo has no webhook endpoint for ${url}.`, fix }];
    }
    const is: GatewayCheck = endpoint.disabled
      ? {
          check,
          level: 'error',
          detail: `The endpoint ${endpoint.id} is switched off: nothing is sent.`,
          fix: 'Switch it on at Dodo, or register the webhook here again.',
        }
      : { check, level: 'ok', detail: `Dodo sends webhooks to ${url} (${endpoint.id}).` };
    return [is, await checkSecret(setup, endpoint), checkEvents(endpoint)];
  } catch (error) {
    return [{ check, level: 'error', ...whyNot(error, 'The API key needs write access to read webhook endpoints.') }];
  }
}

async function checkSecret({ client, secrets }: Setup, endpoint: WebhookDetails): Promise<GatewayCheck> {
  const check = 'webhook_secret';
  try {
    const { secret } = await client.webhooks.retrieveSecret(endpoint.id, READ);
    switch (secrets.judge(endpoint.id, secret)) {
      case 'current':
        return { check, level: 'ok', detail: 'The secret of the endpoint is the one we check with.' };
      case 'older':
        return {
          check,
          level: 'warning',
          detail: 'The endpoint signs with a secret that is accepted but is not the first one: it is being rotated.',
          fix: 'Put the secret that Dodo shows first in DODO_WEBHOOK_SECRET; after a rotation the old one ends within 24 hours.',
        };
      case 'unknown':
        return {
          check,
          level: 'error',
          detail: 'The endpoint signs with a secret we do not have: its webhooks are refused.',
          fix: 'Put the secret that Dodo shows first in DODO_WEBHOOK_SECRET, or register the webhook here.',
        };
    }
  } catch (error) {
    return { check, level: 'error', ...whyNot(error, 'The API key needs write access to read the secret.') };
  }
}

function checkEvents(endpoint: WebhookDetails): GatewayCheck {
  const check = 'webhook_events';
  const lacking = lackingEvents(endpoint);
  if (lacking.length === 0) return { check, level: 'ok', detail: 'Every event we act on is sent.' };
  return {
    check,
    level: 'error',
    detail: `The endpoint does not send ${lacking.join(', ')}.`,
    fix: 'Add these events to the endpoint at Dodo, or register the webhook here again.',
  };
}

function whyNot(error: unknown, fixWhenRefused: string): { detail: string; fix: string } {
  const refusal = refusalOf(error);
  return refusal && refusal.status !== 429
    ? { detail: `Dodo Payments refused (HTTP ${refusal.status} ${refusal.code}).`, fix: fixWhenRefused }
    : { detail: 'Dodo Payments did not answer.', fix: 'Check DODO_BASE_URL and the network, then try again.' };
}
