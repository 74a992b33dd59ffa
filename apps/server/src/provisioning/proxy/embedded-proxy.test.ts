import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from './answers.ts';
import { type EmbeddedOptions, openEmbeddedProxy } from './embedded-proxy.ts';
import type { InstanceProxy } from './instance-proxy.ts';

const lines: string[] = [];
const line = (event: string) => void lines.push(event);
const log = { debug: line, info: line, warn: line, error: line };

let answers: Map<string, Answer>;
let lookUps: string[];
let instance: Server;
let address: string;
let proxy: InstanceProxy & { port: number };

const open = async (change: Partial<EmbeddedOptions> = {}) => {
  const opened = openEmbeddedProxy({
    answerUnder: async (host) => {
      lookUps.push(host);
      if (host === 'broken.test') throw new Error('the database is away');
      return answers.get(host);
    },
    host: '127.0.0.1',
    port: 0,
    behindTls: false,
    trustProxy: [],
    log,
    ...change,
  });
  await opened.start();
  return { ...opened, port: change.port ?? Number(new URL(opened.urlOf('x.test')).port) };
};

beforeAll(async () => {
  instance = createServer(behave);
  instance.on('upgrade', (request, socket) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Saw: ${request.headers['x-forwarded-host']}\r\n\r\n`,
    );
    socket.on('data', (bytes) => socket.write(`echo ${bytes}`));
    socket.on('error', () => {});
  });
  instance.listen(0, '127.0.0.1');
  await once(instance, 'listening');
  address = `http://127.0.0.1:${(instance.address() as AddressInfo).port}`;
  proxy = await open();
});
beforeEach(() => {
  lookUps = [];
  answers = new Map([['app.test', { kind: 'instance', address }]]);
});
afterAll(async () => {
  await proxy?.close();
  instance?.closeAllConnections();
  instance?.close();
});

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  return port;
}

/** An application: tells what it saw, counts what it was sent, or speaks slowly. */
function behave(request: IncomingMessage, response: import('node:http').ServerResponse): void {
  switch (new URL(request.url ?? '/', 'http://x').pathname) {
    case '/slow':
      response.write('one');
      request.on('data', () => response.end('two')); // only once the visitor has read the first and answered
      return;
    case '/count': {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => response.end(String(bytes)));
      return;
    }
    case '/dies':
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
      return;
    default:
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'keep-alive': 'timeout=99', 'x-app': 'yes' });
      response.end(JSON.stringify({ url: request.url, method: request.method, headers: request.headers }));
  }
}

type Got = { status: number; headers: IncomingMessage['headers']; body: string };

async function visits(
  host: string,
  {
    path = '/',
    method = 'GET',
    headers = {},
    body,
    port = proxy.port,
  }: { path?: string; method?: string; headers?: Record<string, string>; body?: Buffer; port?: number } = {},
): Promise<Got> {
  const sent = ask({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

const sawOf = ({ body }: Got) => JSON.parse(body) as { url: string; method: string; headers: Record<string, string> };

describe('the embedded proxy', () => {
  it('leads to the instance of a name, however the name is written, and passes everything on', async () => {
    const got = await visits(`APP.test.:${proxy.port}`, { path: '/a%2Fb?c=d%20e', method: 'DELETE' });
    expect(got).toMatchObject({ status: 201, headers: { 'set-cookie': ['a=1', 'b=2'], 'x-app': 'yes' } });
    expect(got.headers['keep-alive']).not.toBe('timeout=99');
    expect(sawOf(got)).toMatchObject({ url: '/a%2Fb?c=d%20e', method: 'DELETE' });
    expect(proxy.urlOf('app.test')).toBe(`http://app.test:${proxy.port}`);
  });

  it('tells the instance who asks, and not what strangers say of themselves', async () => {
    const lies = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'admin.test',
      forwarded: 'for=203.0.113.9',
      'proxy-authorization': 'Basic c2VjcmV0',
      te: 'trailers',
    };
    const { headers } = sawOf(await visits('app.test', { headers: lies }));
    expect(headers).toMatchObject({
      host: 'app.test',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'app.test',
    });
    for (const name of ['forwarded', 'proxy-authorization', 'te']) expect(headers).not.toHaveProperty(name);
  });

  it('believes a proxy of the operator before it', async () => {
    const behind = await open({ behindTls: true, port: await freePort(), trustProxy: ['127.0.0.0/8'] });
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const saw = sawOf(await visits('app.test', { headers, port: behind.port }));
    expect(saw.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.9, 127.0.0.1', 'x-forwarded-proto': 'https' });
    expect(behind.urlOf('app.test')).toBe('https://app.test');
    await behind.close();
  });

  it('streams both ways: what was sent is there before the rest is made', async () => {
    const sent = ask({
      host: '127.0.0.1',
      port: proxy.port,
      path: '/slow',
      method: 'POST',
      headers: { host: 'app.test' },
    });
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(first.toString()).toBe('one');
    sent.end('go on');
    const [second] = (await once(response, 'data')) as [Buffer];
    expect(second.toString()).toBe('two');
  });

  it('takes large uploads', async () => {
    const body = Buffer.alloc(8 * 1_048_576, 1);
    expect((await visits('app.test', { path: '/count', method: 'PUT', body })).body).toBe(String(body.length));
  });

  it('speaks WebSocket with the instance, and says why not where there is none', async () => {
    const shakes = (host: string) => {
      const socket = connect(proxy.port, '127.0.0.1');
      socket.write(`GET /live HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
      return socket;
    };
    const socket = shakes('app.test');
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString()).toMatch(/^HTTP\/1\.1 101 [\s\S]*x-saw: app\.test/i);
    socket.write('hello');
    const [echo] = (await once(socket, 'data')) as [Buffer];
    expect(echo.toString()).toBe('echo hello');
    socket.destroy();
    answers.set('asleep.test', { kind: 'page', page: 'paused' });
    for (const [host, status] of [
      ['asleep.test', 402],
      ['nobody.test', 404],
    ] as const) {
      const [refusal] = (await once(shakes(host), 'data')) as [Buffer];
      expect(refusal.toString()).toContain(`HTTP/1.1 ${status} `);
    }
  });

  it.each([
    ['paused', 402, '3600'],
    ['stopped', 503, '600'],
    ['starting', 503, '5'],
    ['unwell', 503, '30'],
    ['unknown', 404, undefined],
  ] as const)('shows a page in place of an instance that is %s', async (page, status, retry) => {
    answers.set(`${page}.test`, { kind: 'page', page });
    const got = await visits(`${page}.test`);
    expect(got).toMatchObject({
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
    expect(got.headers['retry-after']).toBe(retry);
    expect(got.body).toMatch(/<h1>\w/);
    expect(got.body).not.toMatch(/vozex|test/i);
  });

  it.each([
    ['de-AT,en;q=0.5', 'de', 'Diese Anwendung startet'],
    ['de;q=0.5, en', 'en', 'This application is starting'],
    ['fr', 'en', 'This application is starting'],
  ])('says it to who reads %s in %s', async (accepts, language, title) => {
    answers.set('starting.test', { kind: 'page', page: 'starting' });
    const got = await visits('starting.test', { headers: { 'accept-language': accepts } });
    expect(got.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
    expect(got.body).toContain(`<html lang="${language}">`);
    expect(got.body).toContain(`<h1>${title}</h1>`);
  });

  it.each(['nobody.test', '127.0.0.1', 'a/../b', `${'a'.repeat(300)}.test`])(
    'has nothing under a name that nobody has: %s',
    async (host) => {
      expect((await visits(host)).status).toBe(404);
    },
  );

  it('says that an instance does not answer, where nothing listens or it dies while it speaks', async () => {
    const gone = createServer();
    gone.listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    answers.set('gone.test', { kind: 'instance', address: `http://127.0.0.1:${port}` });
    expect(await visits('gone.test')).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    await expect(visits('app.test', { path: '/dies' })).rejects.toThrow('aborted');
    expect((await visits('app.test')).status).toBe(201);
  });

  it('shows a page while the database is away, and asks it once a moment for each name', async () => {
    expect((await visits('broken.test')).status).toBe(503);
    lookUps = [];
    const fresh = await open();
    await Promise.all(Array.from({ length: 20 }, () => visits('flood.test', { port: fresh.port })));
    expect(lookUps).toEqual(['flood.test']);
    await fresh.close();
  });

  it('cannot listen where somebody else does', async () => {
    await expect(open({ port: proxy.port })).rejects.toThrow('EADDRINUSE');
  });
});
