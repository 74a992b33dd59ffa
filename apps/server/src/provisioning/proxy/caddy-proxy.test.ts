import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '../../fulfillment/adapters/test-world.ts';
import { addRoutes, openHttp } from '../../kernel/http.ts';
import { askForDomain, domainsOf } from '../domains/change-domains.ts';
import { openResolver } from '../domains/resolver.ts';
import { startTestDns, type TestDns } from '../domains/test-dns.ts';
import { BASE, type Home, openHomes, prove, TARGET } from '../domains/test-homes.ts';
import { openProvisioning, type Provisioning } from '../test-provisioning.ts';
import { allAnswers } from './answers.ts';
import { openCaddyProxy } from './caddy-proxy.ts';
import type { CaddyRoute } from './caddy-routes.ts';
import type { InstanceProxy } from './instance-proxy.ts';
import { openProxyKeeper } from './reconcile-proxy.ts';
import { proxyRoutes } from './routes.ts';
import { skipsAloud, startTestCaddy, type TestCaddy } from './test-caddy.ts';

const ROUTES = 'config/apps/http/servers/vozex/routes';

describe.skipIf(skipsAloud())('Caddy before dedicated instances', () => {
  let dns: TestDns;
  let application: Server;
  let shop: FastifyInstance;
  let caddy: TestCaddy;
  let proxy: InstanceProxy;
  let world: TestWorld & Provisioning;
  let homes: ReturnType<typeof openHomes>;
  let address: string;

  beforeAll(async () => {
    dns = await startTestDns();
    dns.sets(TARGET, { addresses: ['127.0.0.1'] });
    application = createServer((request, response) => response.end(`hello ${request.headers['x-forwarded-host']}`));
    application.listen(0, '127.0.0.1');
    await once(application, 'listening');
    address = `http://127.0.0.1:${(application.address() as AddressInfo).port}`; // because it listens on TCP
    const domains = { target: { host: TARGET, addresses: [] }, resolver: openResolver([dns.server]) };
    const ground = { ...(await openTestWorld()), domains };
    shop = await openShop(() => world);
    const askUrl = `http://127.0.0.1:${(shop.server.address() as AddressInfo).port}/api/proxy/ask`;
    caddy = await startTestCaddy({ askUrl, dnsServer: dns.server });
    proxy = openCaddyProxy({ ...caddy, server: 'vozex', allAnswers: () => allAnswers(ground.db.read) });
    world = await openProvisioning(ground, { proxy });
    homes = openHomes(world);
    await world.pool();
    await world.releases('1.0.0');
  });
  afterAll(async () => {
    await shop?.close();
    await caddy?.close();
    await world?.leave();
    await world?.close();
    application?.close();
    await dns?.close();
  });

  /** The shop's own HTTP, with the address that Caddy asks. */
  async function openShop(now: () => TestWorld & Provisioning): Promise<FastifyInstance> {
    const { log, metrics, publicUrl } = await openTestWorld();
    const options = { log, metrics, publicUrl, trustProxy: [], requireTwoFactor: false };
    const server = await openHttp({ ...options, authenticate: async () => ({ kind: 'anonymous' }) });
    const late = new Proxy({} as Provisioning, { get: (_, name) => Reflect.get(now(), name) }); // because the world is opened after its proxy
    await addRoutes(server, late, proxyRoutes, { ...options, authenticate: async () => ({ kind: 'anonymous' }) });
    await server.listen({ host: '127.0.0.1', port: 0 });
    return server;
  }

  /** Lets both loops work until a name is in use. */
  async function comesIntoUse(home: Home, host: string): Promise<string[]> {
    const seen: string[] = [];
    for (let turns = 0; turns < 30 && seen.at(-1) !== 'active'; turns++) {
      await proxy.reconcile();
      await homes.passes(10);
      await pause(100); // what was refused is remembered for a moment
      const status = (await domainsOf(world, home)).find((domain) => domain.host === host)?.status ?? 'none';
      if (status !== seen.at(-1)) seen.push(status);
    }
    return seen;
  }

  async function installs(): Promise<Home> {
    const home = await homes.installs({ address });
    dns.sets(home.host, { cname: TARGET });
    expect((await comesIntoUse(home, home.host)).at(-1)).toBe('active');
    return home;
  }

  const routes = async () => (await caddy.operator('GET', ROUTES)) as CaddyRoute[]; // because nothing else stands there
  const idsOf = async () => (await routes()).map((route) => route['@id']);

  it('gets a certificate for a name of ours, and leads to its installation', async () => {
    const home = await installs();
    const visit = await caddy.visits(home.host);
    expect(visit).toMatchObject({ status: 200, body: `hello ${home.host}` });
    expect(visit.issuer).toContain('Pebble');
    expect(await homes.urlOf(home)).toBe(`https://${home.host}`);
  });

  it('gets a certificate for a domain of a customer’s own once it is proven, and not before', async () => {
    const home = await installs();
    await askForDomain(world, world.operator, home, 'guests.customer.test');
    dns.sets('guests.customer.test', { cname: TARGET });
    await homes.passes(5);
    await proxy.reconcile();
    await expect(caddy.visits('guests.customer.test')).rejects.toThrow();
    const domain = (await domainsOf(world, home)).find(({ kind }) => kind === 'custom');
    prove(dns, domain ?? { host: '', proof_token: null });
    await homes.passes(60, 10);
    expect(await comesIntoUse(home, 'guests.customer.test')).toContain('active');
    expect(await caddy.visits('guests.customer.test')).toMatchObject({
      status: 200,
      body: 'hello guests.customer.test',
    });
    expect(await homes.urlOf(home)).toBe('https://guests.customer.test');
  });

  it('gets none for a name that nobody has, whoever points it here', async () => {
    await installs();
    for (const host of ['stranger.example.net', `nobody.${BASE}`]) {
      dns.sets(host, { cname: TARGET });
      await expect(caddy.visits(host)).rejects.toThrow();
    }
  });

  it('shows a page in place of an installation that is paused, and one of an instance that does not answer', async () => {
    const home = await installs();
    await homes.desires(home, 'suspended');
    await proxy.reconcile();
    const paused = await caddy.visits(home.host);
    expect(paused).toMatchObject({ status: 402, headers: { 'retry-after': '3600', 'cache-control': 'no-store' } });
    expect(paused.body).toContain('<h1>This application is paused</h1>');
    expect(paused.body).toContain(':root { color-scheme: light dark;');
    const said = async (accepts: string) => {
      const { headers, body } = await caddy.visits(home.host, { 'accept-language': accepts });
      return [headers['content-language'], /<html lang="(.+?)">/.exec(body)?.[1], /<h1>(.+)<\/h1>/.exec(body)?.[1]];
    };
    const german = ['de', 'de', 'Diese Anwendung ist pausiert'];
    const english = ['en', 'en', 'This application is paused'];
    for (const accepts of ['de', 'DE-at,en;q=0.5', 'fr-FR, es;q=0.9, de;q=0.8, en;q=0.7', 'e, eo,de'])
      expect([accepts, ...(await said(accepts))]).toEqual([accepts, ...german]);
    for (const accepts of ['en-GB,de;q=0.5', 'fr, en, de', 'fr', 'den', ''])
      expect([accepts, ...(await said(accepts))]).toEqual([accepts, ...english]);
    await homes.desires(home, 'running');
    await homes.becomesReady(home, 'http://127.0.0.1:9');
    await proxy.reconcile();
    expect(await caddy.visits(home.host)).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    expect((await said('de'))[2]).toBe('Diese Anwendung antwortet nicht');
  });

  it('leaves the operator’s own routes alone, takes away what nobody knows, and ends with a page for unknown names', async () => {
    const home = await installs();
    const own = {
      '@id': 'operators-own',
      match: [{ host: ['own.example.net'] }],
      handle: [{ handler: 'static_response' }],
    };
    const stray = {
      '@id': 'vozex-dom_gone',
      match: [{ host: ['gone.example.net'] }],
      handle: [{ handler: 'static_response' }],
    };
    for (const route of [own, stray]) await caddy.operator('POST', ROUTES, route);
    await proxy.reconcile();
    const ids = await idsOf();
    expect(ids).toContain('operators-own');
    expect(ids).not.toContain('vozex-dom_gone');
    expect(ids.at(-1)).toBe('vozex-unknown');
    const before = await caddy.operator('GET', ROUTES);
    await homes.desires(home, 'terminated');
    await world.tends(async () => (await homes.rowOf(home)).ended_at !== null);
    await proxy.reconcile();
    expect((await idsOf()).length).toBe((before as CaddyRoute[]).length - 1);
  });

  it('is changed by several at once, and nobody’s change is lost', async () => {
    const fresh = [await homes.installs({ address }), await homes.installs({ address })];
    for (const { host } of fresh) dns.sets(host, { cname: TARGET });
    const operators = ['one', 'two', 'three'].map((name) =>
      caddy.operator('POST', ROUTES, { '@id': name, match: [{ host: [`${name}.example.net`] }], handle: [] }),
    );
    await Promise.all([...operators, proxy.reconcile(), proxy.reconcile(), proxy.reconcile()]);
    await proxy.reconcile();
    const hosts = (await routes()).flatMap((route) => route.match?.[0]?.host ?? []);
    expect(await idsOf()).toEqual(expect.arrayContaining(['one', 'two', 'three']));
    expect(hosts).toEqual(expect.arrayContaining(fresh.map(({ host }) => host)));
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it('is down for a while: that is told once, and what it lost comes back', async () => {
    const home = await installs();
    const turn = openProxyKeeper(world);
    await turn();
    await caddy.crashes();
    world.lines.length = 0;
    await turn();
    await turn();
    expect(world.lines.filter((line) => line.includes('proxy.unreachable'))).toHaveLength(1);
    expect(await proxy.problem()).toContain('Caddy does not answer');
    await caddy.starts();
    expect(await routes()).toEqual([]);
    await turn();
    expect(world.lines.filter((line) => line.includes('proxy.reached_again'))).toHaveLength(1);
    expect(await caddy.visits(home.host)).toMatchObject({ status: 200, body: `hello ${home.host}` });
  });

  it('is told nothing while it would get certificates for any name, or has no server of ours', async () => {
    await caddy.operator('DELETE', 'config/apps/tls/automation/on_demand');
    await expect(proxy.reconcile()).rejects.toThrow('a certificate for any name');
    const other = openCaddyProxy({ ...caddy, server: 'other', allAnswers: async () => [] });
    await caddy.operator('PATCH', 'config/apps/tls/automation/policies', []);
    expect(await other.problem()).toContain('has no server "other"');
  });
});
