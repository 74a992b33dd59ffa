import { request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Role } from '@vozex/domain';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { addressBlock } from './address-block.ts';
import { defineErrors } from './errors.ts';
import { addRoutes, type HttpOptions, openHttp } from './http.ts';
import { openMetrics } from './metrics.ts';
import { describeRoutes } from './openapi.ts';
import { type Actor, type AnyRoute, defineRoute, rawAnswer } from './route.ts';

const ShelfError = defineErrors('shelf', { EMPTY: { http: 409, customer: 'Nothing is left.' } });

type Shelf = { taken: unknown[] };

const Word = z.strictObject({ word: z.string().min(2), times: z.int().max(3).default(1) });
const plain = { tag: 'Test', summary: 'For the stories here', output: z.object({ ok: z.boolean() }) } as const;
const yes = async () => ({ ok: true });

const ROUTES: AnyRoute<Shelf>[] = [
  ...(['anyone', 'customer', 'read_only', 'operator', 'owner'] as const).flatMap((access) => [
    defineRoute({ ...plain, method: 'GET', path: `/for/${access}`, access, handle: yes }),
    defineRoute({ ...plain, method: 'POST', path: `/for/${access}`, access, handle: yes }),
  ]),
  defineRoute({
    ...plain,
    method: 'POST',
    path: '/words/{id}',
    access: 'anyone',
    params: z.object({ id: z.string().max(5) }),
    query: z.object({ limit: z.coerce.number().int().optional() }),
    body: Word,
    status: 201,
    async handle(app: Shelf, input) {
      app.taken.push(input);
      return { ok: true, secret: 'not in the output schema' };
    },
  }),
  defineRoute({
    ...plain,
    method: 'POST',
    path: '/raw',
    access: 'anyone',
    bodyKind: 'raw',
    bodyLimit: 100,
    async handle(app: Shelf, _input, { rawBody }) {
      app.taken.push(rawBody.toString('hex'));
      return { ok: true };
    },
  }),
  defineRoute({
    ...plain,
    method: 'POST',
    path: '/stream',
    access: 'anyone',
    bodyKind: 'stream',
    async handle(app: Shelf, _input, { stream }) {
      let bytes = 0;
      for await (const chunk of stream) bytes += (chunk as Buffer).length;
      app.taken.push(bytes);
      return { ok: true };
    },
  }),
  defineRoute({ ...plain, method: 'GET', path: '/limited', access: 'anyone', perMinute: 2, handle: yes }),
  defineRoute({ ...plain, method: 'GET', path: '/assets/app.js', access: 'anyone', perMinute: 2, handle: yes }),
  defineRoute({
    ...plain,
    method: 'GET',
    path: '/file',
    access: 'anyone',
    output: rawAnswer,
    handle: async () => ({ status: 206, headers: { 'content-type': 'text/csv' }, body: Readable.from(['a,b']) }),
  }),
  defineRoute({
    ...plain,
    method: 'GET',
    path: '/message',
    access: 'anyone',
    output: z.object({ status: z.string(), headers: z.string(), body: z.string() }),
    handle: async () => ({ status: 'sent', headers: 'Subject: hello', body: 'Hello' }),
  }),
  defineRoute({
    ...plain,
    method: 'GET',
    path: '/fails/{how}',
    access: 'anyone',
    params: z.object({ how: z.string() }),
    throws: [ShelfError],
    async handle(_app: Shelf, { params: { how } }) {
      if (how === 'expected') throw new ShelfError('EMPTY', 'shelf 7 of hunter2');
      if (how === 'database') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      if (how === 'output') return { ok: 'yes' } as unknown as { ok: boolean };
      throw new TypeError('hunter2 is undefined');
    },
  }),
];

function user(role: Role, twoFactor = true): Actor {
  return { kind: 'user', userId: role, email: `${role}@shop.test`, name: role, role, customerId: null, twoFactor };
}

let actor: Actor;
let app: Shelf;
let server: FastifyInstance;
const logged: { event: string; fields: Record<string, unknown> | undefined }[] = [];
const write = (event: string, fields?: Record<string, unknown>) => void logged.push({ event, fields });

async function open(change: Partial<HttpOptions> = {}): Promise<void> {
  app = { taken: [] };
  const options: HttpOptions = {
    log: { debug: write, info: write, warn: write, error: write },
    metrics: openMetrics(),
    publicUrl: 'https://shop.test',
    trustProxy: [],
    requireTwoFactor: false,
    authenticate: async () => actor,
    ...change,
  };
  server = await openHttp(options);
  await addRoutes(server, app, ROUTES, options);
}

beforeEach(async () => {
  actor = { kind: 'anonymous' };
  logged.length = 0;
  await open();
});
afterEach(() => server.close());

async function send(options: InjectOptions) {
  const answer = await server.inject(options);
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
}
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  send({ method: 'POST', url, payload: payload as object, headers });

const sameOrigin = { 'sec-fetch-site': 'same-origin' };

describe('who may', () => {
  const EVERYBODY: Record<string, Actor> = {
    anonymous: { kind: 'anonymous' },
    customer: user('customer'),
    read_only: user('read_only'),
    operator: user('operator'),
    owner: user('owner'),
    api_key: { kind: 'api_key', role: 'owner', keyId: null },
  };
  const ALLOWED: Record<string, string[]> = {
    anyone: ['anonymous', 'customer', 'read_only', 'operator', 'owner', 'api_key'],
    customer: ['customer', 'read_only', 'operator', 'owner'],
    read_only: ['read_only', 'operator', 'owner', 'api_key'],
    operator: ['operator', 'owner', 'api_key'],
    owner: ['owner', 'api_key'],
  };
  it.each(Object.entries(ALLOWED))('use what is for %s', async (access, allowed) => {
    for (const [name, who] of Object.entries(EVERYBODY)) {
      actor = who;
      for (const method of ['GET', 'POST'] as const) {
        const { status, body } = await send({ method, url: `/for/${access}`, headers: sameOrigin });
        const expected = allowed.includes(name) ? 200 : name === 'anonymous' ? 401 : 403;
        expect({ name, method, status }).toEqual({ name, method, status: expected });
        if (status !== 200) expect(body.code).toBe(status === 401 ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN');
      }
    }
  });

  it('change things only with a second factor, where the shop demands one', async () => {
    await server.close();
    await open({ requireTwoFactor: true });
    actor = user('operator', false);
    expect((await send({ method: 'GET', url: '/for/operator' })).status).toBe(200);
    expect(await post('/for/operator', {}, sameOrigin)).toMatchObject({
      status: 403,
      body: { code: 'TWO_FACTOR_REQUIRED' },
    });
    actor = user('operator', true);
    expect((await post('/for/operator', {}, sameOrigin)).status).toBe(200);
    actor = { kind: 'api_key', role: 'owner', keyId: null };
    expect((await post('/for/operator', {})).status).toBe(200);
  });
});

describe('a page of another site', () => {
  it.each([
    [{}, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://shop.test' }, 403],
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'https://shop.test.evil.test' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://shop.test' }, 200],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://shop.test' }, 200],
  ])('cannot make a signed-in browser change anything: %j is %i', async (headers, status) => {
    actor = user('operator');
    const answer = await post('/for/operator', {}, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('CROSS_SITE');
  });

  it('is no matter where no cookie speaks: reading, a bearer key, a stranger', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    actor = user('operator');
    expect((await send({ method: 'GET', url: '/for/operator', headers })).status).toBe(200);
    actor = { kind: 'api_key', role: 'owner', keyId: null };
    expect((await post('/for/operator', {}, headers)).status).toBe(200);
    actor = { kind: 'anonymous' };
    expect((await post('/for/anyone', {}, headers)).status).toBe(200);
  });
});

describe('a body', () => {
  it('reaches the action as its schema says, and the answer leaves as its schema says', async () => {
    const answer = await post('/words/a?limit=3', { word: 'hello' });
    expect(answer).toMatchObject({ status: 201, body: { ok: true } });
    expect(answer.body).not.toHaveProperty('secret');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(app.taken).toEqual([{ params: { id: 'a' }, query: { limit: 3 }, body: { word: 'hello', times: 1 } }]);
  });

  it.each([
    [{ word: 'h' }, 'word'],
    [{ word: 'hello', times: 9 }, 'times'],
    [{ word: 'hello', paid: true }, ''],
    [{}, 'word'],
    [[], ''],
    ['text', ''],
  ])('that does not fit is refused by its field: %j', async (payload, field) => {
    const answer = await post('/words/a', JSON.stringify(payload), { 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_REQUEST', errors: [{ field }] } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(app.taken).toEqual([]);
  });

  it('is not the only thing that is checked: a query is too', async () => {
    expect(await post('/words/a?limit=x', { word: 'hello' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'limit' }] },
    });
  });

  it.each(['nul \u0000', 'half a pair \ud800'])(
    'with text that no database can hold is refused by its field: %j',
    async (word) => {
      expect(await post('/words/a', { word })).toMatchObject({ status: 422, body: { errors: [{ field: 'word' }] } });
      expect(app.taken).toEqual([]);
    },
  );

  it.each(['{"word": ', '', '{"word":"a","__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', 'nul'])(
    'that is no JSON is said to be none: %j',
    async (text) => {
      const answer = await post('/words/a', text, { 'content-type': 'application/json' });
      expect(answer).toMatchObject({ status: 400, body: { code: 'MALFORMED_JSON' } });
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
  ])('as %s is refused: JSON is all there is', async (type) => {
    const answer = await post('/words/a', '{"word":"hello"}', { 'content-type': type });
    expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
    expect(app.taken).toEqual([]);
  });

  it.each([' application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])(
    'as %j is checked like any other',
    async (type) => {
      const answer = await post('/words/a', '{"word":"h"}', { 'content-type': type });
      expect(answer).toMatchObject({ status: 422 });
    },
  );

  it('that is too large is refused', async () => {
    const answer = await post('/words/a', { word: 'x'.repeat(300_000) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it('of raw bytes arrives as it was sent, whatever it says it is, up to its own limit', async () => {
    const bytes = Buffer.from([0, 255, 123, 34]);
    expect(
      (await send({ method: 'POST', url: '/raw', payload: bytes, headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(200);
    expect(
      (await send({ method: 'POST', url: '/raw', payload: bytes, headers: { 'content-type': 'x/y' } })).status,
    ).toBe(200);
    expect(app.taken).toEqual(['00ff7b22', '00ff7b22']);
    expect(
      (await send({ method: 'POST', url: '/raw', payload: Buffer.alloc(101), headers: { 'content-type': 'x/y' } }))
        .status,
    ).toBe(413);
  });

  it('that streams is not held in memory', async () => {
    const payload = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(10_000)));
    expect(
      (await send({ method: 'POST', url: '/stream', payload, headers: { 'content-type': 'application/octet-stream' } }))
        .status,
    ).toBe(200);
    expect(app.taken).toEqual([1_000_000]);
  });

  it('that trickles in is cut off, and no action is called', async () => {
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo; // because it listens on TCP
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const ended = new Promise<string>((resolve) => {
        const trickle = rawRequest({
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/words/a',
          headers: { 'content-type': 'application/json', 'content-length': 20 },
        });
        trickle.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
        trickle.once('response', (response) => resolve(`answered ${response.statusCode}`));
        trickle.write('{');
      });
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await ended).toBe('ECONNRESET');
      expect(app.taken).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an address', () => {
  it.each([
    '/nothing/here',
    '/words',
    '/for/anyone/../../etc/passwd',
    '/%zz',
    '/words/%c0%ae',
    `/words/${'a'.repeat(300)}`,
  ])('that leads nowhere is not found: %s', async (url) => {
    const answer = await send({ method: 'GET', url });
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('with a malformed id is answered like one that does not exist', async () => {
    expect(await post('/words/toolong', { word: 'hello' })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('under another method is not found', async () => {
    expect((await send({ method: 'DELETE', url: '/for/anyone' })).status).toBe(404);
  });
});

describe('an answer', () => {
  it('that is a file has its own status and type', async () => {
    const answer = await send({ method: 'GET', url: '/file' });
    expect(answer).toMatchObject({ status: 206, body: 'a,b' });
    expect(answer.headers['content-type']).toBe('text/csv');
  });

  it('that only looks like one is JSON all the same', async () => {
    expect(await send({ method: 'GET', url: '/message' })).toMatchObject({ status: 200, body: { body: 'Hello' } });
  });

  it('carries the headers that keep a browser safe', async () => {
    const { headers } = await send({ method: 'GET', url: '/for/anyone' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeDefined();
  });
});

describe('a failure', () => {
  it('that was expected says what a person can do', async () => {
    expect(await send({ method: 'GET', url: '/fails/expected' })).toMatchObject({
      status: 409,
      body: { code: 'EMPTY', detail: 'Nothing is left.', request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it.each([
    ['database', 503, 'UNAVAILABLE'],
    ['output', 500, 'INTERNAL'],
    ['defect', 500, 'INTERNAL'],
  ])('of ours (%s) is %i, says nothing of its inside and is logged', async (how, status, code) => {
    const answer = await send({ method: 'GET', url: `/fails/${how}` });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
    expect(logged).toMatchObject([{ event: 'http.failed', fields: { code, request_id: answer.body.request_id } }]);
  });
});

describe('too many requests', () => {
  it('from one caller are refused with the time to wait, by the limit of each route', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++)
      statuses.push((await send({ method: 'GET', url: i === 1 ? '//limited' : '/limited' })).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await send({ method: 'GET', url: '/limited' });
    expect(refused.body.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send({ method: 'GET', url: '/for/anyone' })).status).toBe(200);
    expect((await send({ method: 'GET', url: '/limited', remoteAddress: '203.0.113.9' })).status).toBe(200);
  });

  it('does not count the files of the web app: dozens make one page', async () => {
    for (let i = 0; i < 4; i++) expect((await send({ method: 'GET', url: '/assets/app.js' })).status).toBe(200);
  });

  it('cannot be had by claiming another address, unless a trusted proxy claims it', async () => {
    const claim = (remoteAddress: string, i: number) =>
      send({ method: 'GET', url: '/limited', remoteAddress, headers: { 'x-forwarded-for': `203.0.113.${i}` } });
    for (let i = 0; i < 2; i++) await claim('10.0.0.9', i);
    expect((await claim('10.0.0.9', 3)).status).toBe(429);
    await server.close();
    await open({ trustProxy: ['10.0.0.0/8'] });
    for (let i = 0; i < 4; i++) expect((await claim('10.0.0.9', i)).status).toBe(200);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['unix:', 'unix:'],
  ])('are counted for %s as %s', (ip, block) => {
    expect(addressBlock(ip)).toBe(block);
  });
});

describe('the OpenAPI document', () => {
  const document = describeRoutes(ROUTES) as {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        {
          'x-access': string;
          operationId: string;
          responses: Record<string, unknown>;
          requestBody?: unknown;
          security?: unknown[];
        }
      >
    >;
  };

  it('has every route, who may use it and how it answers', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(ROUTES.map((route) => `${route.method} ${route.path}`).sort());
    for (const route of ROUTES) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.['x-access']).toBe(route.access);
      expect(Object.keys(operation?.responses ?? {})).toEqual([String(route.status ?? 200), 'default']);
      expect(operation?.security).toHaveLength(route.access === 'anyone' ? 0 : route.access === 'customer' ? 1 : 2);
    }
  });

  it('names each operation once', () => {
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('names the codes of a route', () => {
    expect(JSON.stringify(document.paths['/fails/{how}'])).toContain('EMPTY');
    expect(document.openapi).toBe('3.1.0');
  });
});
