import type { Clock } from '../../../kernel/clock.ts';
import { secondsAfter } from '../../../kernel/clock.ts';
import type { GatewayCheck } from '../../gateway-setup.ts';
import { checkMode, type GatewayMode } from '../check-mode.ts';
import { PAYPAL_LIVE, PAYPAL_SANDBOX, type PaypalClient } from './client.ts';
import { refusalOf } from './failures.ts';
import { listWebhooks, missingEvents, type Webhook } from './setup-webhook.ts';
import type { PaypalVerifier } from './verify-webhook.ts';

const MODE_OF: Record<string, GatewayMode> = { [PAYPAL_LIVE]: 'live', [PAYPAL_SANDBOX]: 'test' };

/** Long enough to bring in a release with a new chain. */
const CERTIFICATE_ENDS_SOON_SECONDS = 60 * 86_400;

/** What is checked of one gateway: its client, where it points, and whom we believe. */
type Setup = { client: PaypalClient; baseUrl: string; verifier: PaypalVerifier; clock: Clock };

/** Proves credentials, mode, webhook, events and certificates, as far as PayPal lets itself be asked. Never throws. */
export async function checkSetup(setup: Setup, webhookUrl: string): Promise<GatewayCheck[]> {
  const mode = checkMode('PayPal', MODE_OF[setup.baseUrl] ?? 'local', webhookUrl);
  const certificate = checkCertificates(setup);
  try {
    const webhooks = await listWebhooks(setup.client);
    const credentials = await checkCredentials(setup.client);
    return [credentials, mode, ...checkWebhook(webhooks, setup.verifier.trusted(), webhookUrl), certificate];
  } catch (error) {
    return [{ check: 'credentials', level: 'error', ...whyNot(error) }, mode, certificate];
  }
}

/** The credentials have proven themselves by then; what is left is what the app may do with them. */
async function checkCredentials(client: PaypalClient): Promise<GatewayCheck> {
  const check = 'credentials';
  try {
    await client.send({ method: 'GET', path: '/v1/customer/disputes?page_size=1' });
  } catch (error) {
    if (refusalOf(error)?.status === 403) {
      return {
        check,
        level: 'warning',
        detail: 'PayPal accepts the credentials, but the app may not read disputes.',
        fix: "Tick 'Customer disputes' among the app's features at PayPal; a missed dispute is not found without it.",
      };
    }
  }
  return { check, level: 'ok', detail: 'PayPal accepts the credentials.' };
}

/** The webhook that is registered for our address must be one whose id we check signatures with. */
function checkWebhook(webhooks: Webhook[], trusted: string[], url: string): GatewayCheck[] {
  const check = 'webhook_endpoint';
  const here = webhooks.filter((webhook) => webhook.url === url);
  const webhook = here.find(({ id }) => trusted.includes(id));
  if (webhook) {
    return [{ check, level: 'ok', detail: `PayPal sends webhooks to ${url} (${webhook.id}).` }, checkEvents(webhook)];
  }
  const [stranger] = here;
  if (stranger) {
    const detail = `PayPal sends webhooks to ${url} as ${stranger.id}, but signatures are checked with ${trusted.join(', ')}: every one is refused.`;
    return [{ check, level: 'error', detail, fix: `Set PAYPAL_WEBHOOK_ID to ${stranger.id}, or register it here.` }];
  }
  const elsewhere = webhooks.find(({ id }) => trusted.includes(id))?.url;
  const detail = elsewhere
    ? `The webhook of PAYPAL_WEBHOOK_ID goes to ${elsewhere}, not to ${url}.`
    : `PayPal has no webhook for ${url}.`;
  return [{ check, level: 'error', detail, fix: 'Register the webhook here, or add this address at PayPal.' }];
}

function checkEvents(webhook: Webhook): GatewayCheck {
  const check = 'webhook_events';
  const missing = missingEvents(webhook);
  if (missing.length === 0) return { check, level: 'ok', detail: 'Every event we act on is sent.' };
  return {
    check,
    level: 'error',
    detail: `The webhook does not get ${missing.join(', ')}.`,
    fix: 'Choose all events for the webhook at PayPal, or register it here again.',
  };
}

/** Signatures are checked by a chain that came with us, and by the certificate PayPal serves. */
function checkCertificates({ verifier, clock }: Setup): GatewayCheck {
  const check = 'certificate';
  const { bundled, seen } = verifier.certificatesEnd();
  const now = clock.now();
  const soon = secondsAfter(now, CERTIFICATE_ENDS_SOON_SECONDS);
  const ends = [
    {
      end: bundled,
      what: "The bundled chain of PayPal's authority",
      fix: 'Update VOZEX; a newer release brings the new chain.',
    },
    ...(seen
      ? [{ end: seen, what: 'The certificate PayPal signs with', fix: 'PayPal replaces it; look again then.' }]
      : []),
  ].sort((a, b) => a.end.getTime() - b.end.getTime());
  const [first] = ends;
  if (!first || first.end > soon) {
    return { check, level: 'ok', detail: `Webhook signatures can be checked until ${day(first?.end ?? bundled)}.` };
  }
  const { end, what, fix } = first;
  return end <= now
    ? { check, level: 'error', detail: `${what} ended on ${day(end)}.`, fix }
    : { check, level: 'warning', detail: `${what} ends on ${day(end)}.`, fix };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function whyNot(error: unknown): { detail: string; fix: string } {
  const refusal = refusalOf(error);
  return refusal && refusal.status !== 429
    ? {
        detail: `PayPal refused the credentials (${refusal.issue}).`,
        fix: 'Set PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET to those of the app, of the system in PAYPAL_BASE_URL.',
      }
    : { detail: 'PayPal did not answer.', fix: 'Check PAYPAL_BASE_URL and the network, then try again.' };
}
