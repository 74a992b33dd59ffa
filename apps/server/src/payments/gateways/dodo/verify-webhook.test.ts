import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { WebhookRefused, type WebhookRequest } from '../../gateway.ts';
import { verifyDodoWebhook } from './verify-webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLD_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const NOW = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => NOW };

/** Signed with the library, as Dodo would. */
function signed(body: Buffer | string, change: { secret?: string; at?: Date } = {}): WebhookRequest {
  const rawBody = Buffer.from(body);
  const at = change.at ?? NOW;
  return {
    rawBody,
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(change.secret ?? SECRET).sign('msg_1', at, rawBody.toString()),
    },
  };
}

const body = '{"type":"payment.succeeded","data":{ "amount": 1.0, "name": "\\u00e9\\u0000" }}';
const verify = (request: WebhookRequest, secrets = [SECRET]) =>
  verifyDodoWebhook(
    request,
    secrets.map((secret) => new Webhook(secret)),
    clock,
  );

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof WebhookRefused) return error.result;
    throw error;
  }
  return 'accepted';
}

describe('a Dodo webhook', () => {
  it('is accepted with the bytes as they came, whatever their spacing and escapes', () => {
    expect(verify(signed(body))).toEqual({ deliveryId: 'msg_1', rawType: 'payment.succeeded', attemptedAt: NOW });
  });

  it('is to come again later while no endpoint is registered, rather than thrown away', () => {
    expect(refusalOf(() => verify(signed(body), []))).toBe('unverifiable');
  });

  it('agrees with the vectors of the Standard Webhooks project', () => {
    const file = new URL('./fixtures/standard-webhooks-vectors.json', import.meta.url);
    const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
      vectors: { secret: string; payload: string; valid: boolean; 'webhook-timestamp': number }[];
    };
    for (const vector of vectors) {
      const headers = Object.fromEntries(
        Object.entries(vector).flatMap(([key, value]) => (key.startsWith('webhook-') ? [[key, String(value)]] : [])),
      );
      const at = { now: () => new Date(vector['webhook-timestamp'] * 1000) };
      const check = () =>
        verifyDodoWebhook({ rawBody: Buffer.from(vector.payload), headers }, [new Webhook(vector.secret)], at);
      expect(refusalOf(check)).toBe(vector.valid ? 'accepted' : 'bad_signature');
    }
  });

  it('is refused when a single byte of body, id, time or signature differs', () => {
    const good = signed(body);
    for (let i = 0; i < good.rawBody.length; i++) {
      const rawBody = Buffer.from(good.rawBody);
      rawBody[i] = rawBody[i]! ^ 1;
      expect(refusalOf(() => verify({ ...good, rawBody }))).toBe('bad_signature');
    }
    const signature = String(good.headers['webhook-signature']);
    const flipped = `${signature.slice(0, -3)}${signature.at(-3) === 'A' ? 'B' : 'A'}${signature.slice(-2)}`;
    for (const change of [
      { 'webhook-id': 'msg_2' },
      { 'webhook-timestamp': String(Number(good.headers['webhook-timestamp']) + 1) },
      { 'webhook-signature': flipped },
    ]) {
      expect(refusalOf(() => verify({ ...good, headers: { ...good.headers, ...change } }))).toBe('bad_signature');
    }
  });

  it('is refused when it was serialised anew on the way', () => {
    const good = signed(body);
    const rawBody = Buffer.from(JSON.stringify(JSON.parse(body)));
    expect(refusalOf(() => verify({ ...good, rawBody }))).toBe('bad_signature');
  });

  it('is refused when its bytes are no UTF-8, though the library would sign them all alike', () => {
    const rawBody = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(refusalOf(() => verify({ ...signed(rawBody.toString()), rawBody }))).toBe('bad_signature');
  });

  it.each([
    ['is missing', undefined],
    ['came twice', ['x', 'x']],
    ['is empty', ''],
  ])('is refused when one of its headers %s', (_what, value) => {
    const good = signed(body);
    for (const name of Object.keys(good.headers)) {
      expect(refusalOf(() => verify({ ...good, headers: { ...good.headers, [name]: value } }))).toBe('bad_headers');
    }
  });

  it('is refused when two headers were joined by a comma', () => {
    const good = signed(body);
    for (const name of Object.keys(good.headers)) {
      const joined = `${String(good.headers[name])}, ${String(good.headers[name])}`;
      expect(refusalOf(() => verify({ ...good, headers: { ...good.headers, [name]: joined } }))).toBe('bad_headers');
    }
  });

  it.each(['1772366400junk', '1772366400.9', '-1772366400', '1e99', ' 1772366400', '177236640', 'now'])(
    'is refused with the timestamp %j',
    (timestamp) => {
      const good = signed(body);
      const headers = { ...good.headers, 'webhook-timestamp': timestamp };
      expect(refusalOf(() => verify({ ...good, headers }))).toBe('bad_headers');
    },
  );

  it('is good for 300 s in both directions of our clock, and not a second longer', () => {
    const at = (seconds: number) => signed(body, { at: new Date(NOW.getTime() + seconds * 1000) });
    expect(refusalOf(() => verify(at(-300)))).toBe('accepted');
    expect(refusalOf(() => verify(at(300)))).toBe('accepted');
    expect(refusalOf(() => verify(at(-301)))).toBe('stale');
    expect(refusalOf(() => verify(at(301)))).toBe('stale');
  });

  it('is accepted under the old secret while it rotates, and never after', () => {
    const old = signed(body, { secret: OLD_SECRET });
    expect(refusalOf(() => verify(old, [SECRET, OLD_SECRET]))).toBe('accepted');
    expect(refusalOf(() => verify(old, [SECRET]))).toBe('bad_signature');
  });

  it('needs one good v1 signature among several, and gives nothing for other versions', () => {
    const good = signed(body);
    const signature = String(good.headers['webhook-signature']);
    const withSignatures = (text: string) =>
      verify({ ...good, headers: { ...good.headers, 'webhook-signature': text } });
    expect(refusalOf(() => withSignatures(`v1a,AAAA v1,AAAA ${signature}`))).toBe('accepted');
    expect(refusalOf(() => withSignatures(signature.replace('v1,', 'v2,')))).toBe('bad_signature');
    expect(refusalOf(() => withSignatures(signature.replace('v1,', 'v1a,')))).toBe('bad_signature');
    expect(refusalOf(() => withSignatures('v1,'))).toBe('bad_signature');
  });

  it('is kept even when its body is no JSON: the signature is what counts here', () => {
    expect(verify(signed('not json')).rawType).toBe('unreadable');
    expect(verify(signed('{"type":"a\\u0000b"}')).rawType).toBe('unreadable');
  });
});
