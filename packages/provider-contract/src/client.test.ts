import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProviderClient } from './client.ts';
import { ANSWER_BODY_BYTES_MAX } from './limits.ts';
import { createVerifier, newSigningSecret } from './sign.ts';
import { requestOf } from './test-request.ts';

const secret = newSigningSecret();
const clock = { now: () => new Date('2026-03-01T12:00:00Z') };

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
let seen: Seen[] = [];
let answer: (response: ServerResponse) => void;
let baseUrl: string;

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // because no encoding is set, chunks are bytes
  const body = Buffer.concat(chunks).toString();
  seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
  answer(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

const active = { instance_key: 'ord_1:oit_1', external_reference: 't_1', status: 'active', usable: true };
const says =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
const clientOf = (changes: Partial<Parameters<typeof createProviderClient>[0]> = {}) =>
  createProviderClient({
    baseUrl,
    auth: { mode: 'hmac', secrets: [secret] },
    audience: 'point-of-sale',
    timeoutSeconds: 1,
    clock,
    ...changes,
  });

describe('an onboard that succeeds', () => {
  it('carries the envelope, the operation key and a signature over exactly what was sent', async () => {
    answer = says(201, { ...active, something_new: 1 });
    const reply = await clientOf().onboard(requestOf({ revision: 3 }));

    expect(reply).toMatchObject({ kind: 'done', replayed: false, answer: { external_reference: 't_1' } });
    const [call] = seen;
    expect(call?.url).toBe('/api/marketplace/onboard');
    expect(call?.headers['idempotency-key']).toBe('"ord_1:oit_1:onboard:3"');
    expect(call?.headers['marketplace-contract-version']).toBe('1');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      contract_version: 1,
      action: 'onboard',
      audience: 'point-of-sale',
    });
    const verify = createVerifier({ hmacSecrets: [secret] });
    const signed = {
      method: 'POST',
      pathAndQuery: '',
      headers: call?.headers ?? {},
      rawBody: Buffer.from(call?.body ?? ''),
    };
    expect(verify(signed, clock.now()).ok).toBe(true);
  });

  it('keeps its webhook-id over retries while the timestamp is new for each', async () => {
    answer = says(200, active);
    await clientOf().onboard(requestOf());
    await clientOf({ clock: { now: () => new Date('2026-03-02T12:00:00Z') } }).onboard(requestOf());
    await clientOf().onboard(requestOf({ revision: 2 }));
    const [first, retry, other] = seen.map((call) => call.headers);
    expect(retry?.['webhook-id']).toBe(first?.['webhook-id']);
    expect(retry?.['webhook-timestamp']).not.toBe(first?.['webhook-timestamp']);
    expect(other?.['webhook-id']).not.toBe(first?.['webhook-id']);
  });

  it('tells a replayed answer from a fresh one', async () => {
    answer = says(200, active, { 'idempotency-replayed': 'true' });
    expect(await clientOf().onboard(requestOf())).toMatchObject({ kind: 'done', replayed: true });
  });

  it('is "accepted" as long as something is moving, and says when to look again', async () => {
    const moving = { ...active, status: 'provisioning' };
    const operation = { id: 'op_1', action: 'upgrade', status: 'running' };
    const client = clientOf();
    answer = says(202, moving, { 'retry-after': '7' });
    expect(await client.onboard(requestOf())).toMatchObject({ kind: 'accepted', lookAgainAfterSeconds: 7 });
    answer = says(200, moving);
    expect(await client.status({ externalReference: 't_1' })).toMatchObject({
      kind: 'accepted',
      lookAgainAfterSeconds: 2,
    });
    answer = says(200, { ...active, operation });
    expect(await client.status({ externalReference: 't_1' })).toMatchObject({ kind: 'accepted' });
    answer = says(200, { ...active, status: 'awaiting_input' });
    expect(await client.status({ externalReference: 't_1' })).toMatchObject({ kind: 'done' });
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    ['0', 1],
    ['999999', 3600],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 1],
    ['-5', undefined],
    ['soon', undefined],
  ])('"%s" means %s seconds', async (header, seconds) => {
    answer = says(429, { code: 'rate_limited' }, { 'retry-after': header });
    const reply = await clientOf().suspend(requestOf());
    expect(reply).toMatchObject({ kind: 'refused', errorClass: 'retryable' });
    expect('retryAfterSeconds' in reply ? reply.retryAfterSeconds : undefined).toBe(seconds);
  });
});

describe('a refusal is sorted by what VOZEX has to do about it', () => {
  it.each([
    [503, { code: 'unavailable' }, 'retryable', 'unavailable'],
    [503, '<html>bad gateway</html>', 'unknown', 'http_503'],
    [500, {}, 'unknown', 'http_500'],
    [502, 'oops', 'unknown', 'http_502'],
    [409, { code: 'operation_in_progress' }, 'retryable', 'operation_in_progress'],
    [409, { code: 'stale_revision' }, 'stale', 'stale_revision'],
    [409, {}, 'unknown', 'http_409'],
    [401, '', 'needs_operator', 'auth_failed'],
    [403, {}, 'needs_operator', 'auth_failed'],
    [402, {}, 'needs_operator', 'account_limit'],
    [404, '<html>', 'needs_operator', 'endpoint_missing'],
    [412, {}, 'needs_operator', 'version_unsupported'],
    [507, {}, 'needs_operator', 'capacity_exhausted'],
    [302, '', 'needs_operator', 'redirected'],
    [422, { fields: [{ pointer: '/parameters/x', message: 'no' }] }, 'needs_customer', 'input_invalid'],
    [422, { code: 'quota_below_usage' }, 'needs_customer', 'quota_below_usage'],
    [422, { code: 'idempotency_mismatch' }, 'permanent', 'idempotency_mismatch'],
    [422, {}, 'permanent', 'http_422'],
    [410, {}, 'permanent', 'terminated'],
    [418, {}, 'permanent', 'http_418'],
    [500, { code: 'capacity_exhausted', class: 'needs_operator' }, 'needs_operator', 'capacity_exhausted'],
    [400, { code: 'our_own_code', class: 'retryable' }, 'retryable', 'our_own_code'],
    [400, { code: 'rate_limited', class: 'no such class' }, 'retryable', 'rate_limited'],
  ])('%i %j is %s (%s)', async (status, body, errorClass, code) => {
    answer = says(status, body, status === 302 ? { location: `${baseUrl}/elsewhere` } : {});
    expect(await clientOf().upgrade(requestOf())).toMatchObject({ kind: 'refused', errorClass, code, status });
    expect(seen).toHaveLength(1);
  });

  it('passes the fields and the sentence for the customer on', async () => {
    const fields = [{ pointer: '/parameters/workspace_name', message: 'taken' }];
    answer = says(422, { code: 'input_invalid', fields, user_message: 'Choose another name.', detail: 'unique' });
    const reply = await clientOf().onboard(requestOf());
    expect(reply).toMatchObject({ fields, userMessage: 'Choose another name.', detail: 'unique' });
  });
});

describe('an instance the provider does not know', () => {
  it('is "not found", from status as from an action', async () => {
    answer = says(404, { code: 'instance_unknown' });
    expect((await clientOf().status({ instanceKey: 'ord_1:oit_1' })).kind).toBe('not_found');
    expect((await clientOf().cancel(requestOf())).kind).toBe('not_found');
    expect(seen[0]?.url).toBe('/api/marketplace/status?instance_key=ord_1%3Aoit_1');
  });

  it('may be answered with a bare 404 by a status endpoint, but never by a cancel', async () => {
    answer = says(404, '');
    expect((await clientOf().status({ externalReference: 't/1' })).kind).toBe('not_found');
    expect(seen[0]?.url).toBe('/api/marketplace/status/t%2F1');
    expect(await clientOf().cancel(requestOf())).toMatchObject({ kind: 'refused', code: 'endpoint_missing' });
  });
});

describe('a 2xx that cannot be believed', () => {
  it.each([
    ['HTML', '<html>hello</html>'],
    ['nothing', ''],
    ['an error', { error: 'sorry' }],
    ['a status we do not know', { ...active, status: 'splendid' }],
    ['half an answer', JSON.stringify(active).slice(0, 40)],
  ])('%s: the outcome is unknown', async (_, body) => {
    answer = says(200, body);
    expect(await clientOf().onboard(requestOf())).toMatchObject({ errorClass: 'unknown', code: 'answer_invalid' });
  });

  it('about another instance needs an operator', async () => {
    answer = says(200, { ...active, instance_key: 'ord_2:oit_9' });
    const mismatch = { kind: 'refused', errorClass: 'needs_operator', code: 'answer_mismatch' };
    expect(await clientOf().onboard(requestOf())).toMatchObject(mismatch);
    answer = says(200, { ...active, external_reference: 't_2' });
    expect(await clientOf().suspend(requestOf({ external_reference: 't_1' }))).toMatchObject(mismatch);
    expect(await clientOf().status({ externalReference: 't_1' })).toMatchObject(mismatch);
    expect(await clientOf().status({ instanceKey: 'ord_7:oit_7' })).toMatchObject(mismatch);
  });
});

describe('a connection that fails', () => {
  const unknown = { kind: 'refused', errorClass: 'unknown' };

  it('before anything was sent may simply be tried again', async () => {
    const closed = createTcpServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const retryable = { kind: 'refused', errorClass: 'retryable', code: 'connection_failed' };
    expect(await clientOf({ baseUrl: `http://127.0.0.1:${port}` }).onboard(requestOf())).toMatchObject(retryable);
    expect(await clientOf({ baseUrl: 'http://nobody.invalid' }).onboard(requestOf())).toMatchObject(retryable);
    // A TLS hello answered in clear text fails in the handshake.
    expect(await clientOf({ baseUrl: baseUrl.replace('http:', 'https:') }).onboard(requestOf())).toMatchObject(
      retryable,
    );
    expect(seen).toHaveLength(0);
  });

  it('after the request left has an unknown outcome', async () => {
    answer = (response) => response.socket?.destroy();
    expect(await clientOf().onboard(requestOf())).toMatchObject({ ...unknown, code: 'connection_lost' });
    expect(seen).toHaveLength(1);
  });

  it('by silence has an unknown outcome', async () => {
    answer = () => {};
    expect(await clientOf().onboard(requestOf())).toMatchObject({ ...unknown, code: 'timeout' });
  });

  it('in the middle of the answer has an unknown outcome', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"instance_key":');
      setTimeout(() => response.socket?.destroy(), 20);
    };
    expect(await clientOf().onboard(requestOf())).toMatchObject({ ...unknown, code: 'answer_truncated', status: 200 });
  });

  it('by an answer that does not end is cut off', async () => {
    answer = (response) => response.writeHead(200).end('x'.repeat(ANSWER_BODY_BYTES_MAX + 1));
    expect(await clientOf().onboard(requestOf())).toMatchObject({ ...unknown, code: 'answer_too_large' });
  });

  it('for a reason nobody told has an unknown outcome', async () => {
    const broken = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await clientOf({ fetch: broken }).onboard(requestOf())).toMatchObject({
      ...unknown,
      code: 'connection_lost',
    });
  });

  it('by our own guard against private addresses needs an operator', async () => {
    const blocked = async () => {
      throw Object.assign(new Error('10.0.0.1 is private'), { code: 'EGRESS_REFUSED' });
    };
    const reply = await clientOf({ fetch: blocked }).onboard(requestOf());
    expect(reply).toMatchObject({ errorClass: 'needs_operator', code: 'egress_refused' });
  });
});

describe('the operations log', () => {
  it('gets what was sent and answered, and no secret', async () => {
    const credentials = [{ name: 'admin', value: 'correct horse' }];
    answer = says(200, { ...active, credentials });
    const token = 'tok_0123456789abcdef';
    const reply = await clientOf({ auth: { mode: 'bearer', token } }).onboard(requestOf());
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(reply).toMatchObject({ kind: 'done', answer: { credentials } });
    expect(reply.exchange).toMatchObject({ method: 'POST', url: `${baseUrl}/api/marketplace/onboard`, status: 200 });
    expect(JSON.parse(reply.exchange.request ?? '')).toMatchObject({ customer: { email: 'ada@example.test' } });
    expect(JSON.parse(reply.exchange.response ?? '')).toMatchObject({
      external_reference: 't_1',
      credentials: '[secret]',
    });
    expect(JSON.stringify(reply.exchange)).not.toMatch(/correct horse|tok_0123/);
  });

  it('does not get credentials out of an answer that is broken either', async () => {
    answer = says(200, '{"status":"active","credentials":[{"name":"admin","value":"correct horse"');
    const reply = await clientOf().onboard(requestOf());
    expect(reply.exchange.response).toBe('{"status":"active","[cut]');
  });
});

describe('settings and requests that cannot work', () => {
  it.each([
    { baseUrl: 'ftp://pos.test' },
    { baseUrl: 'https://user:pass@pos.test' },
    { timeoutSeconds: 31 },
    { auth: { mode: 'hmac' as const, secrets: [] } },
    { auth: { mode: 'bearer' as const, token: 'short' } },
    { endpoints: { onboard: '.evil.test/onboard' } },
  ])('%j is refused before the first call', (changes) => {
    expect(() => clientOf(changes)).toThrow();
  });

  it('a malformed request is not sent', async () => {
    const reply = await clientOf().onboard(requestOf({ instance_key: 'with space' }));
    expect(reply).toMatchObject({ kind: 'refused', errorClass: 'permanent', code: 'invalid_request' });
    const large = await clientOf().onboard(requestOf({ parameters: { x: 'y'.repeat(300_000) } }));
    expect(large).toMatchObject({ kind: 'refused', errorClass: 'permanent', code: 'invalid_request' });
    expect(seen).toHaveLength(0);
  });

  it('uses the base path and the endpoints of the product', async () => {
    answer = says(200, active);
    const endpoints = { status: '/v2/tenants/{external_reference}/state' };
    await clientOf({ baseUrl: `${baseUrl}/shop/`, endpoints }).status({ externalReference: 't_1' });
    expect(seen[0]?.url).toBe('/shop/v2/tenants/t_1/state');
  });
});

describe('capabilities', () => {
  it('are read when they are there and missed quietly when not', async () => {
    answer = says(200, { contract_versions: [1], audience: 'point-of-sale', actions: ['onboard'] });
    const reply = await clientOf().capabilities();
    expect(reply).toMatchObject({ kind: 'capabilities', capabilities: { max_operation_seconds: 1800 } });
    answer = says(404, '');
    expect((await clientOf().capabilities()).kind).toBe('not_found');
    answer = says(401, { code: 'auth_failed' });
    expect(await clientOf().capabilities()).toMatchObject({ kind: 'refused', errorClass: 'needs_operator' });
  });
});
