import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { authHeaders, createVerifier, newSigningSecret, signedTextOfGet, signingKeyOf } from './sign.ts';

type Vector = {
  secret: string;
  'webhook-id': string;
  'webhook-timestamp': number;
  'webhook-signature': string;
  payload: string;
  valid: boolean;
};
const { vectors } = JSON.parse(
  readFileSync(new URL('./fixtures/standard-webhooks-vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

const secret = newSigningSecret();
const now = new Date('2026-03-01T12:00:00Z');
const body = '{"hello":"Zoë ☕"}';

function post(changes: Record<string, string | string[] | undefined> = {}, rawBody: Uint8Array = Buffer.from(body)) {
  const headers = {
    ...authHeaders({ mode: 'hmac', secrets: [secret] }, { id: 'msg_1', at: now, text: body }),
    ...changes,
  };
  return { method: 'POST', pathAndQuery: '/api/marketplace/onboard', headers, rawBody };
}

describe('the official Standard Webhooks vectors', () => {
  it.each(vectors)('$webhook-signature is judged as the specification does', (vector) => {
    const headers = {
      'webhook-id': vector['webhook-id'],
      'webhook-timestamp': String(vector['webhook-timestamp']),
      'webhook-signature': vector['webhook-signature'],
    };
    const request = { method: 'POST', pathAndQuery: '/', headers, rawBody: Buffer.from(vector.payload) };
    const at = new Date(vector['webhook-timestamp'] * 1000);
    expect(createVerifier({ hmacSecrets: [vector.secret] })(request, at).ok).toBe(vector.valid);
  });

  it.each(vectors.filter((vector) => vector.valid))('$webhook-signature is what we sign', (vector) => {
    const message = {
      id: vector['webhook-id'],
      at: new Date(vector['webhook-timestamp'] * 1000),
      text: vector.payload,
    };
    const headers = authHeaders({ mode: 'hmac', secrets: [vector.secret] }, message);
    expect(headers['webhook-signature']).toBe(vector['webhook-signature']);
  });
});

describe('a signed request', () => {
  const verify = createVerifier({ hmacSecrets: [secret] });

  it('is accepted, and the official library agrees on the signature', () => {
    expect(verify(post(), now)).toEqual({ ok: true, mode: 'hmac', position: 0 });
    expect(new Webhook(secret).sign('msg_1', now, body)).toBe(post().headers['webhook-signature']);
  });

  it.each([-300, 300])('is accepted %i s away from our clock, at the edge of the window', (seconds) => {
    expect(verify(post(), new Date(now.getTime() + seconds * 1000)).ok).toBe(true);
  });

  it.each([-301, 301])('is refused %i s away from our clock', (seconds) => {
    expect(verify(post(), new Date(now.getTime() + seconds * 1000)).ok).toBe(false);
  });

  it('is refused when one byte differs, even one that no text can show', () => {
    const twins = [Buffer.from([0x7b, 0xff, 0x7d]), Buffer.from([0x7b, 0xfe, 0x7d])] as const; // both decode to {�}
    const headers = authHeaders({ mode: 'hmac', secrets: [secret] }, { id: 'm', at: now, text: twins[0].toString() });
    for (const rawBody of twins) {
      expect(verify({ method: 'POST', pathAndQuery: '/', headers, rawBody }, now).ok).toBe(false);
    }
    expect(verify(post({}, Buffer.from(`${body} `)), now).ok).toBe(false);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused without %s', (name) => {
    expect(verify(post({ [name]: undefined }), now).ok).toBe(false);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused with two of %s', (name) => {
    const value = post().headers[name] as string;
    expect(verify(post({ [name]: [value, value] }), now).ok).toBe(false);
    expect(verify(post({ [name.toUpperCase()]: value }), now).ok).toBe(false);
    expect(verify(post({ [name]: `${value}, ${value}` }), now).ok).toBe(false); // how Node joins doubled headers
  });

  it.each(['177236640', '17723664000', '1772366400.5', ' 1772366400', '0x69a429c0', 'now'])(
    'is refused with the timestamp "%s"',
    (timestamp) => expect(verify(post({ 'webhook-timestamp': timestamp }), now).ok).toBe(false),
  );

  it.each(['v1,', 'v1', '', 'v2,AAAA', 'v1a,AAAA', 'v1,AAAA'])('is refused with the signature "%s"', (signature) => {
    expect(verify(post({ 'webhook-signature': signature }), now).ok).toBe(false);
  });

  it('is accepted when one of several signatures fits, whatever their versions', () => {
    const mixed = `v1a,AAAA v1,BBBB ${post().headers['webhook-signature']}`;
    expect(verify(post({ 'webhook-signature': mixed }), now).ok).toBe(true);
  });
});

describe('a signed GET', () => {
  const verify = createVerifier({ hmacSecrets: [secret] });
  const pathAndQuery = '/api/marketplace/status/t_1?x=1';
  const headers = authHeaders(
    { mode: 'hmac', secrets: [secret] },
    { id: 'ask_1', at: now, text: signedTextOfGet(pathAndQuery) },
  );
  const get = { method: 'GET', pathAndQuery, headers, rawBody: new Uint8Array() };

  it('is good for its own address only', () => {
    expect(verify(get, now).ok).toBe(true);
    expect(verify({ ...get, pathAndQuery: '/api/marketplace/status/t_2?x=1' }, now).ok).toBe(false);
    expect(verify({ ...get, pathAndQuery: '/api/marketplace/status/t_1?x=2' }, now).ok).toBe(false);
  });

  it('cannot be passed off as a POST, nor carry an unsigned body', () => {
    expect(verify({ ...get, method: 'POST' }, now).ok).toBe(false);
    expect(verify({ ...get, rawBody: Buffer.from('{}') }, now).ok).toBe(false);
  });
});

describe('rotating a secret', () => {
  const [before, after] = [newSigningSecret(), newSigningSecret()];
  const message = { id: 'msg_1', at: now, text: body };
  const request = (secrets: string[]) => ({ ...post(), headers: authHeaders({ mode: 'hmac', secrets }, message) });

  it('works whichever side changes first, and tells which secret is still in use', () => {
    const both = createVerifier({ hmacSecrets: [after, before] });
    expect(both(request([before]), now)).toMatchObject({ ok: true, position: 1 });
    expect(both(request([after]), now)).toMatchObject({ ok: true, position: 0 });
    expect(createVerifier({ hmacSecrets: [before] })(request([after, before]), now).ok).toBe(true);
    expect(createVerifier({ hmacSecrets: [after] })(request([after, before]), now).ok).toBe(true);
  });

  it('ends with the old secret refused', () => {
    expect(createVerifier({ hmacSecrets: [after] })(request([before]), now).ok).toBe(false);
  });
});

describe('a service token', () => {
  const token = 'tok_0123456789abcdef';
  const verify = createVerifier({ bearerTokens: ['tok_an_older_one_0000', token] });
  const withToken = (value: string | string[]) => ({ ...post(), headers: { Authorization: value } });

  it('is accepted when it is known, and only then', () => {
    expect(verify(withToken(`Bearer ${token}`), now)).toEqual({ ok: true, mode: 'bearer', position: 1 });
    expect(verify(withToken(`Bearer ${token}x`), now).ok).toBe(false);
    expect(verify(withToken(`Basic ${token}`), now).ok).toBe(false);
    expect(verify(withToken([`Bearer ${token}`, `Bearer ${token}`]), now).ok).toBe(false);
  });

  it('does not open a door that takes signatures only', () => {
    expect(createVerifier({ hmacSecrets: [secret] })(withToken(`Bearer ${token}`), now).ok).toBe(false);
  });
});

describe('a signing secret', () => {
  it('means the same key with and without its prefix', () => {
    expect(signingKeyOf(secret.slice('whsec_'.length))).toEqual(signingKeyOf(secret));
  });

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', 'not base64 at all!', 'whsec_AAAA*AAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'is refused at start when it is "%s"',
    (bad) => expect(() => createVerifier({ hmacSecrets: [bad] })).toThrow(TypeError),
  );

  it('never stands in the error about it', () => {
    expect(() => signingKeyOf('hunter2hunter2!')).toThrow(/^(?!.*hunter2)/s);
  });

  it('is needed: a provider that accepts nothing and nobody does not start', () => {
    expect(() => createVerifier({})).toThrow(TypeError);
  });
});
