import { verify, type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Clock } from '../../../kernel/clock.ts';
import { type VerifiedWebhook, WebhookRefused, type WebhookRequest } from '../../gateway.ts';
import type { GatewayParts } from '../gateway-definition.ts';
import { GatewayId, peekText, peekType, readDate } from '../read-body.ts';
import { readPem, type Trust, UnknownAuthority } from './certificate-chain.ts';
import { type CertificateStore, openCertificateStore } from './certificate-store.ts';
import { PAYPAL_LIVE, PAYPAL_SANDBOX } from './client.ts';

const LIVE_NAME = 'messageverificationcerts.paypal.com';
const SANDBOX_NAME = 'messageverificationcerts.sandbox.paypal.com';
const LIVE_CERTIFICATES = 'https://api.paypal.com';
const SANDBOX_CERTIFICATES = 'https://api.sandbox.paypal.com';

const TRANSMISSION_ID = /^[\w-]{1,100}$/;
const TRANSMISSION_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;
const SIGNATURE = /^[A-Za-z0-9+/]{1,2000}={0,2}$/;
/** What PayPal calls RSA PKCS #1 v1.5 with SHA-256. */
const AUTH_ALGORITHM = /^SHA256withRSA$/;
const CERTIFICATE_PATH = /^\/v1\/notifications\/certs\/[\w-]{1,200}$/;

export type PaypalVerifier = {
  verify(request: WebhookRequest): Promise<VerifiedWebhook>;
  /** Believes deliveries to a further webhook of ours from now on. */
  trust(webhookId: string): void;
  trusted(): string[];
  /** When the chain that came with us ends, and when the certificate seen last does. */
  certificatesEnd(): { bundled: Date; seen: Date | null };
};

/** Asks PayPal itself about a delivery; for when a certificate is out of our reach. */
export type AskPaypal = (transmission: Transmission, webhookId: string) => Promise<boolean>;

/** What PayPal's headers say of one delivery, and its body. */
type Transmission = { id: string; time: string; signature: string; certificateUrl: string; rawBody: Buffer };

/** Which address a webhook may name for its certificate, and from where it is then fetched. */
type Pin = { named: string; fetchedFrom: string };

/**
 * Checks PayPal's signature with our own hands: `transmission id | time | webhook id | CRC-32 of the raw body`, RSA
 * PKCS #1 v1.5 with SHA-256. PayPal signs for all its merchants, so only the ids of our own webhooks separate our
 * events from those of a stranger's app. No age is checked: PayPal retries for days; the event id stops replays.
 *
 * @param ask called only when a certificate that PayPal serves cannot be fetched, or ends in an authority we do not know.
 * @see https://developer.paypal.com/api/rest/webhooks/rest/#link-selfverificationmethod
 */
export function openPaypalVerifier(
  settings: { baseUrl: string; webhookId?: string | undefined; extraRootsPem?: string | undefined },
  { clock, log }: GatewayParts,
  ask?: AskPaypal,
): PaypalVerifier {
  const pins = pinsOf(settings.baseUrl);
  const trust = trustOf(settings);
  const store = openCertificateStore(trust, log);
  const webhookIds = new Set(settings.webhookId === undefined ? [] : [settings.webhookId]);
  return {
    trust: (webhookId) => void webhookIds.add(webhookId),
    trusted: () => [...webhookIds],
    certificatesEnd: () => ({ bundled: endOf(bundledChain()), seen: store.newest()?.leaf.validToDate ?? null }),
    async verify(request) {
      if (webhookIds.size === 0) throw new WebhookRefused('unverifiable', 'no webhook is registered yet');
      const transmission = readTransmission(request);
      const { id, time, rawBody } = transmission;
      const address = pinnedAddress(transmission.certificateUrl, pins);
      if (!(await isGenuine(transmission, () => validLeaf(store, address, clock), [...webhookIds], ask))) {
        throw new WebhookRefused('bad_signature', `transmission ${id}`);
      }
      return {
        deliveryId: GatewayId.safeParse(peekText(rawBody, 'id')).data ?? id,
        rawType: peekType(rawBody, 'event_type'),
        attemptedAt: readDate(time),
      };
    },
  };
}

function readTransmission(request: WebhookRequest): Transmission {
  const transmission = {
    id: oneHeader(request, 'paypal-transmission-id', TRANSMISSION_ID),
    time: oneHeader(request, 'paypal-transmission-time', TRANSMISSION_TIME),
    signature: oneHeader(request, 'paypal-transmission-sig', SIGNATURE),
    certificateUrl: oneHeader(request, 'paypal-cert-url', /^[\x21-\x7e]{1,500}$/),
    rawBody: request.rawBody,
  };
  oneHeader(request, 'paypal-auth-algo', AUTH_ALGORITHM); // the algorithm is ours, never the header's choice
  return transmission;
}

async function isGenuine(
  transmission: Transmission,
  readLeaf: () => Promise<X509Certificate>,
  webhookIds: string[],
  ask: AskPaypal | undefined,
): Promise<boolean> {
  try {
    const leaf = await readLeaf();
    return webhookIds.some((webhookId) => isSigned(transmission, webhookId, leaf));
  } catch (error) {
    if (!ask || !isOutOfReach(error)) throw error;
    for (const webhookId of webhookIds) if (await ask(transmission, webhookId)) return true;
    throw error; // PayPal does not vouch for it either
  }
}

function isSigned({ id, time, signature, rawBody }: Transmission, webhookId: string, leaf: X509Certificate): boolean {
  const signed = Buffer.from(`${id}|${time}|${webhookId}|${crc32(rawBody)}`);
  return verify('RSA-SHA256', signed, leaf.publicKey, Buffer.from(signature, 'base64'));
}

/** Nothing to fetch, or an authority that is not in our bundle: PayPal may have changed it. */
function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof WebhookRefused)) return false;
  return error.result === 'unverifiable' || error.cause instanceof UnknownAuthority;
}

function oneHeader(request: WebhookRequest, name: string, pattern: RegExp): string {
  const value = request.headers[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new WebhookRefused('bad_headers', name);
  return value;
}

/** Without this, the header would let a stranger choose both what we connect to and whom we believe. */
function pinnedAddress(text: string, pins: Pin[]): string {
  if (!URL.canParse(text)) throw new WebhookRefused('bad_certificate', 'the address of the certificate is no address');
  const url = new URL(text);
  const pin = pins.find(({ named }) => url.origin === named);
  const plain = url.href === text && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!pin || !plain || !CERTIFICATE_PATH.test(url.pathname)) {
    throw new WebhookRefused('bad_certificate', `the certificate is offered at ${url.origin}, not by PayPal`);
  }
  return `${pin.fetchedFrom}${url.pathname}`;
}

async function validLeaf(store: CertificateStore, address: string, clock: Clock) {
  const { leaf, from, until } = await store.get(address);
  const now = clock.now();
  if (now < from || now > until) {
    throw new WebhookRefused('bad_certificate', `valid from ${from.toISOString()} until ${until.toISOString()}`);
  }
  return leaf;
}

function pinsOf(baseUrl: string): Pin[] {
  if (baseUrl === PAYPAL_LIVE) return [{ named: LIVE_CERTIFICATES, fetchedFrom: LIVE_CERTIFICATES }];
  if (baseUrl === PAYPAL_SANDBOX) return [{ named: SANDBOX_CERTIFICATES, fetchedFrom: SANDBOX_CERTIFICATES }];
  const own = new URL(baseUrl).origin;
  return [
    { named: own, fetchedFrom: own },
    { named: SANDBOX_CERTIFICATES, fetchedFrom: own },
  ];
}

/** Live trusts PayPal's own chain and nothing else, whatever file is configured. */
function trustOf(settings: { baseUrl: string; extraRootsPem?: string | undefined }): Trust {
  const { roots, intermediates } = bundledChain();
  if (settings.baseUrl === PAYPAL_LIVE) return { roots, intermediates, names: [LIVE_NAME] };
  const extra = readPem(settings.extraRootsPem ?? '');
  return {
    roots: [...roots, ...extra.filter((certificate) => certificate.subject === certificate.issuer)],
    intermediates: [...intermediates, ...extra],
    names: [SANDBOX_NAME, LIVE_NAME],
  };
}

function bundledChain() {
  return {
    roots: bundled('DigiCertHighAssuranceEVRootCA.pem'),
    intermediates: bundled('DigiCertSHA2ExtendedValidationServerCA.pem'),
  };
}

function endOf({ roots, intermediates }: { roots: X509Certificate[]; intermediates: X509Certificate[] }): Date {
  return new Date(Math.min(...[...roots, ...intermediates].map((one) => one.validToDate.getTime())));
}

function bundled(name: string) {
  return readPem(readFileSync(new URL(`./certificates/${name}`, import.meta.url), 'utf8'));
}
