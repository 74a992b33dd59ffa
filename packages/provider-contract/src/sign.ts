import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { SIGNATURE_WINDOW_SECONDS, SIGNATURES_MAX, SIGNING_KEY_BYTES_MIN } from './limits.ts';

/** How VOZEX proves who it is. With several secrets it signs with each, so that either side may rotate first. */
export type OutgoingAuth = { mode: 'hmac'; secrets: readonly string[] } | { mode: 'bearer'; token: string };

/** What a provider accepts. During a rotation both the old and the new one are listed. */
export type AcceptedAuth = { hmacSecrets?: readonly string[]; bearerTokens?: readonly string[] };

/** Headers as any HTTP server hands them out; names in any case. */
export type IncomingHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `position` tells which listed secret or token it was, for the "last used" column of a rotation. */
export type Verified = { ok: true; mode: 'hmac' | 'bearer'; position: number } | { ok: false; reason: string };

/** No dot, comma or space: a dot would blur the signed text `id.timestamp.body`, the others betray a doubled header. */
const MESSAGE_ID = /^[A-Za-z0-9_-]{1,128}$/;
const TIMESTAMP = /^\d{10}$/;
const SIGNATURES = /^[A-Za-z0-9]+,[A-Za-z0-9+/_=-]+(?: [A-Za-z0-9]+,[A-Za-z0-9+/_=-]+)*$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const BEARER_TOKEN = /^[A-Za-z0-9._~+/=-]{16,4096}$/;

/** Makes a signing secret: 256 random bits in the Standard Webhooks notation. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/**
 * The key bytes of a signing secret, written with or without `whsec_`.
 * @throws TypeError when it is no base64 or shorter than 192 bit. The message never holds the secret.
 */
export function signingKeyOf(secret: string): Buffer {
  const encoded = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret;
  // Checked first, because Buffer.from skips what is no base64 and would sign with half a key.
  if (!BASE64.test(encoded) || encoded.length % 4 !== 0) throw new TypeError('A signing secret must be base64.');
  const key = Buffer.from(encoded, 'base64');
  if (key.length < SIGNING_KEY_BYTES_MIN) {
    throw new TypeError(
      `A signing secret must hold at least ${SIGNING_KEY_BYTES_MIN} bytes, this one has ${key.length}.`,
    );
  }
  return key;
}

/** Checks a configuration before the first call. @throws TypeError saying what is wrong with it, without secrets. */
export function assertOutgoingAuth(auth: OutgoingAuth): void {
  if (auth.mode === 'bearer') {
    assertBearerToken(auth.token);
    return;
  }
  if (auth.secrets.length === 0 || auth.secrets.length > SIGNATURES_MAX) {
    throw new TypeError(`Between 1 and ${SIGNATURES_MAX} signing secrets are needed.`);
  }
  auth.secrets.forEach(signingKeyOf);
}

function assertBearerToken(token: string): void {
  if (!BEARER_TOKEN.test(token)) throw new TypeError('A bearer token must be 16 to 4096 characters of RFC 6750.');
}

/** What a GET signs, having no body: the exact request target, so that a signature is good for one address only. */
export function signedTextOfGet(pathAndQuery: string): string {
  return `GET ${pathAndQuery}`;
}

/**
 * The headers that authenticate one attempt.
 * @param message.id constant over the retries of one operation
 * @param message.at the time of this attempt: an old one would fail the receiver's window on a long retry
 * @param message.text the body as sent, or `signedTextOfGet`
 */
export function authHeaders(
  auth: OutgoingAuth,
  message: { id: string; at: Date; text: string },
): Record<string, string> {
  if (auth.mode === 'bearer') return { authorization: `Bearer ${auth.token}` };
  if (!MESSAGE_ID.test(message.id)) throw new TypeError(`Not a message id: ${message.id}`);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    'webhook-signature': auth.secrets
      .map((secret) => new Webhook(secret).sign(message.id, message.at, message.text))
      .join(' '),
  };
}

/**
 * Builds the check of incoming requests.
 *
 * Signatures are computed here over the raw bytes rather than by the `standardwebhooks` package:
 * that one reads the machine's clock and decodes the body to text first, after which two bodies
 * with different invalid bytes are the same. Tests hold the two implementations together.
 *
 * @throws TypeError for a secret or token that cannot be one, or when nothing at all is accepted
 */
export function createVerifier(accepted: AcceptedAuth) {
  const keys = (accepted.hmacSecrets ?? []).map(signingKeyOf);
  const tokens = accepted.bearerTokens ?? [];
  tokens.forEach(assertBearerToken);
  if (keys.length + tokens.length === 0) throw new TypeError('At least one signing secret or bearer token is needed.');
  const tokenDigests = tokens.map(sha256);

  return function verify(
    request: { method: string; pathAndQuery: string; headers: IncomingHeaders; rawBody: Uint8Array },
    now: Date,
  ): Verified {
    const { headers } = request;
    if (valuesOf(headers, 'webhook-signature').length === 0 && valuesOf(headers, 'authorization').length > 0) {
      return verifyBearer(headers, tokenDigests);
    }
    // A GET signs its address; a body on it would be unsigned, so it may have none.
    if (request.method === 'GET' && request.rawBody.length > 0) return { ok: false, reason: 'a GET carries no body' };
    const payload =
      request.method === 'GET' ? Buffer.from(signedTextOfGet(request.pathAndQuery)) : Buffer.from(request.rawBody);
    return verifyHmac(headers, payload, keys, now);
  };
}

function verifyHmac(headers: IncomingHeaders, payload: Buffer, keys: readonly Buffer[], now: Date): Verified {
  const id = onlyValue(headers, 'webhook-id');
  const timestamp = onlyValue(headers, 'webhook-timestamp');
  const signatures = onlyValue(headers, 'webhook-signature');
  if (id === undefined || !MESSAGE_ID.test(id)) return { ok: false, reason: 'webhook-id is missing or malformed' };
  if (timestamp === undefined || !TIMESTAMP.test(timestamp)) {
    return { ok: false, reason: 'webhook-timestamp is missing or malformed' };
  }
  if (signatures === undefined || !SIGNATURES.test(signatures)) {
    return { ok: false, reason: 'webhook-signature is missing or malformed' };
  }
  // Exactly at the edge of the window counts as within.
  const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (Math.abs(ageSeconds) > SIGNATURE_WINDOW_SECONDS) {
    return { ok: false, reason: `webhook-timestamp is ${ageSeconds} s away from our clock` };
  }
  const claimed = signatures.split(' ');
  if (claimed.length > SIGNATURES_MAX) return { ok: false, reason: 'too many signatures' };

  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), payload]);
  for (const [position, key] of keys.entries()) {
    const expected = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    for (const one of claimed) if (sameBytes(Buffer.from(one), expected)) return { ok: true, mode: 'hmac', position };
  }
  return { ok: false, reason: 'no signature matches' };
}

function verifyBearer(headers: IncomingHeaders, tokenDigests: readonly Buffer[]): Verified {
  const match = /^Bearer ([^\s]+)$/i.exec(onlyValue(headers, 'authorization') ?? '');
  if (!match) return { ok: false, reason: 'authorization is malformed' };
  const digest = sha256(match[1]!); // because the pattern has one group
  const position = tokenDigests.findIndex((known) => timingSafeEqual(known, digest));
  return position === -1 ? { ok: false, reason: 'unknown bearer token' } : { ok: true, mode: 'bearer', position };
}

/** The header's value when there is exactly one; two of a kind mean that somebody added one on the way. */
function onlyValue(headers: IncomingHeaders, name: string): string | undefined {
  const values = valuesOf(headers, name);
  return values.length === 1 ? values[0] : undefined;
}

function valuesOf(headers: IncomingHeaders, name: string): string[] {
  return Object.entries(headers)
    .filter(([key, value]) => key.toLowerCase() === name && value !== undefined)
    .flatMap(([, value]) => value as string | string[]); // because undefined was filtered out
}

function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
