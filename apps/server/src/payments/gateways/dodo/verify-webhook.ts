import { timingSafeEqual } from 'node:crypto';
import type { Webhook } from 'standardwebhooks';
import type { Clock } from '../../../kernel/clock.ts';
import { type VerifiedWebhook, WebhookRefused, type WebhookRequest } from '../../gateway.ts';
import { peekType } from '../read-body.ts';

/** Both ways, as Standard Webhooks asks. Each retry carries a new timestamp, so the window does not hurt retries. */
const TIMESTAMP_TOLERANCE_SECONDS = 300;

const MESSAGE_ID = /^[\x21-\x2b\x2d-\x7e]{1,128}$/; // no comma: two headers joined into one never pass
const TIMESTAMP = /^\d{10}$/;
const SIGNATURES = /^v\d+[a-z]?,[A-Za-z0-9+/=]*( v\d+[a-z]?,[A-Za-z0-9+/=]*){0,9}$/;

/**
 * Checks a Standard Webhooks signature over the raw bytes.
 *
 * The library signs; the comparison and the clock are ours, because its `verify` reads the system's clock, takes
 * timestamps with trailing junk, decodes bytes lossily and parses the body.
 *
 * @param secrets every secret that is valid now: during a rotation the old one stays valid for a day.
 * @throws WebhookRefused bad_headers, stale, bad_signature; unverifiable while we know no secret at all.
 * @see https://www.standardwebhooks.com
 */
export function verifyDodoWebhook(request: WebhookRequest, secrets: readonly Webhook[], clock: Clock): VerifiedWebhook {
  if (secrets.length === 0) throw new WebhookRefused('unverifiable', 'no endpoint is registered yet');
  const id = oneHeader(request, 'webhook-id', MESSAGE_ID);
  const timestamp = Number(oneHeader(request, 'webhook-timestamp', TIMESTAMP));
  const signatures = oneHeader(request, 'webhook-signature', SIGNATURES);

  const age = Math.floor(clock.now().getTime() / 1000) - timestamp;
  if (Math.abs(age) > TIMESTAMP_TOLERANCE_SECONDS) throw new WebhookRefused('stale', `signed ${age} s ago`);
  if (!isUtf8(request.rawBody)) throw new WebhookRefused('bad_signature', 'the body is not UTF-8');

  const attemptedAt = new Date(timestamp * 1000);
  const given = signatures.split(' ').filter((entry) => entry.startsWith('v1,'));
  const expected = secrets.map((secret) => secret.sign(id, attemptedAt, request.rawBody));
  if (!given.some((entry) => expected.some((signature) => isSame(entry, signature)))) {
    throw new WebhookRefused('bad_signature', 'no signature fits');
  }
  return { deliveryId: id, rawType: peekType(request.rawBody, 'type'), attemptedAt };
}

function oneHeader(request: WebhookRequest, name: string, pattern: RegExp): string {
  const value = request.headers[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new WebhookRefused('bad_headers', name);
  return value;
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The library signs the decoded text: bytes that are no UTF-8 would all decode alike. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
