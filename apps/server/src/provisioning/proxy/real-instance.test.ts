import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '../../fulfillment/adapters/test-world.ts';
import { openHomes } from '../domains/test-homes.ts';
import { stopOrStart } from '../instances/request-operation.ts';
import { openProvisioning, type Provisioning } from '../test-provisioning.ts';
import { openInstanceProxy } from './open-instance-proxy.ts';

let world: TestWorld & Provisioning;
let homes: ReturnType<typeof openHomes>;
beforeAll(async () => {
  const ground = await openTestWorld();
  const embedded = { host: '127.0.0.1', port: 0, behindTls: false, trustProxy: [] };
  const proxy = openInstanceProxy(ground, { caddy: undefined, embedded });
  await proxy.start();
  world = await openProvisioning(ground, { proxy });
  homes = openHomes(world);
  await world.pool();
  await world.releases('1.0.0');
});
afterAll(async () => {
  await world?.leave();
  await world?.close();
});

/** As a browser does that takes the address from the customer's page. */
async function opens(url: string, { method = 'GET', body = '' } = {}): Promise<{ status: number; body: string }> {
  const { host, port, pathname } = new URL(url);
  const asked = request({ host: '127.0.0.1', port, path: pathname, method, headers: { host }, timeout: 2_000 });
  asked.on('timeout', () => asked.destroy());
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

describe('a real installation behind the embedded proxy', { timeout: 90_000 }, () => {
  it('is opened by its name through all of its life, and a page stands there while it cannot be', async () => {
    const home = await homes.installs({ address: null });
    const answers = async (status: number) => {
      const visit = () => opens(`http://${home.host}:${port}/healthz`).catch(() => undefined); // one that was just frozen lets us wait
      await world.tends(async () => (await visit())?.status === status);
    };
    const { port } = new URL(world.proxy.urlOf(home.host));
    expect((await opens(`http://${home.host}:${port}/`)).body).toContain('This application is starting');
    await answers(200);
    const url = (await homes.urlOf(home)) ?? '';
    expect(url).toBe(`http://${home.host}:${port}`);
    const entry = JSON.stringify({ name: 'Ada', text: 'through the proxy' });
    expect((await opens(`${url}/api/entries`, { method: 'POST', body: entry })).status).toBeLessThan(300);
    await homes.desires(home, 'suspended');
    await answers(402);
    await homes.desires(home, 'running');
    await answers(200);
    expect((await opens(`${url}/api/entries`)).body).toContain('through the proxy');
    await stopOrStart(world, world.operator, home, 'stop');
    await answers(503);
    await homes.desires(home, 'terminated');
    await answers(404);
  });
});
