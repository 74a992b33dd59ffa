import { randomUUID, verify, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Flaw, Letter, Message } from '../message.ts';
import type { World } from '../world.ts';
import type { LeafKind } from './certificates.ts';
import { VERIFIED_NAME } from './certificates.ts';
import { SIMULATOR_WEBHOOK_ID } from './simulate-event.ts';

/** Three days of retries are normal at PayPal; a month is not. */
const STALE_DAYS = 30;
const CERTIFICATES_PATH = '/v1/notifications/certs/';

/** Writes and signs one attempt. The body is the event as it was when it happened. */
export async function writePayPalLetter(
  world: World,
  message: Message,
  flaw: Flaw | undefined,
): Promise<Letter | null> {
  const { webhooks, events, simulations } = world.state.paypal;
  const simulation = message.endpointId === SIMULATOR_WEBHOOK_ID ? simulations[message.about.id] : undefined;
  const url = simulation?.url ?? webhooks[message.endpointId]?.url;
  const event = simulation?.event ?? events[message.about.id];
  if (url === undefined || !event) return null;
  const body = JSON.stringify(event);
  const headers = await signPayPalWebhook(world, message.endpointId, body, flaw);
  return { url, headers, body: flaw === 'altered_body' ? altered(body) : body };
}

/** Ten times the money where there is any. */
function altered(body: string): string {
  const more = body.replace('"value":"', '"value":"1');
  return more === body ? body.replace('"id":"', '"id":"1') : more;
}

async function signPayPalWebhook(world: World, webhookId: string, body: string, flaw: Flaw | undefined) {
  const transmissionId = randomUUID();
  const now = world.timeline.present.now().getTime();
  const time = new Date(flaw === 'stale_timestamp' ? now - STALE_DAYS * 86_400_000 : now);
  const transmissionTime = `${time.toISOString().slice(0, 19)}Z`;
  const text = signedText({ transmissionId, transmissionTime, webhookId, body });
  const kind = leafKindFor(flaw);
  const { certificateId, signature } = await world.certificates.sign(
    kind,
    flaw === 'bad_signature' ? `${text}0` : text,
  );
  return {
    'content-type': 'application/json',
    'user-agent': 'PayPal/AUHD-214.0 (gateway-sandbox)',
    'paypal-transmission-id': transmissionId,
    'paypal-transmission-time': transmissionTime,
    'paypal-transmission-sig': signature,
    'paypal-cert-url': certificateUrl(world, certificateId, flaw === 'wrong_host_certificate'),
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-auth-version': 'v2',
  };
}

function leafKindFor(flaw: Flaw | undefined): LeafKind {
  return flaw === 'wrong_certificate' || flaw === 'wrong_name_certificate' || flaw === 'expired_certificate'
    ? flaw
    : 'genuine';
}

/** The other host reaches this very server, so only a receiver who compares hosts notices. */
function certificateUrl(world: World, certificateId: string, onOtherHost: boolean): string {
  const url = new URL(`${CERTIFICATES_PATH}${certificateId}`, world.baseUrls.paypal);
  if (onOtherHost) url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return url.href;
}

type Transmission = { transmissionId: string; transmissionTime: string; webhookId: string; body: string };

/** `id|time|webhook id|CRC-32 of the body's bytes`, the last as an unsigned decimal. */
function signedText({ transmissionId, transmissionTime, webhookId, body }: Transmission): string {
  return `${transmissionId}|${transmissionTime}|${webhookId}|${crc32(Buffer.from(body))}`;
}

/** Answers what `POST /v1/notifications/verify-webhook-signature` asks. */
export async function isGenuine(
  world: World,
  claim: Transmission & { algorithm: string; certificateUrl: string; signature: string },
): Promise<boolean> {
  const ours = `${world.baseUrls.paypal}${CERTIFICATES_PATH}`;
  if (claim.algorithm !== 'SHA256withRSA' || !claim.certificateUrl.startsWith(ours)) return false;
  const pem = await world.certificates.pemOf(claim.certificateUrl.slice(ours.length));
  if (pem === undefined || !world.state.paypal.webhooks[claim.webhookId]) return false;
  const leaf = new X509Certificate(pem);
  const issuer = new X509Certificate(world.certificates.caPem);
  const now = world.timeline.present.now();
  const trusted =
    leaf.checkHost(VERIFIED_NAME) !== undefined && leaf.verify(issuer.publicKey) && now < leaf.validToDate;
  return (
    trusted &&
    verify('RSA-SHA256', Buffer.from(signedText(claim)), leaf.publicKey, Buffer.from(claim.signature, 'base64'))
  );
}
