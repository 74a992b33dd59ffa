import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import { addRoutes, openHttp } from '../kernel/http.ts';
import { downloadRoutes, grantDownload, grantsOf, makeDownloadLink } from './index.ts';

/** Larger than any other body the API takes, and than a socket's buffer. */
const INSTALLER = randomBytes(3_000_000);
const SHA256 = createHash('sha256').update(INSTALLER).digest('hex');

let world: TestWorld;
let server: FastifyInstance;
let shop: string;

beforeAll(async () => {
  world = await openTestWorld();
  const options = {
    log: world.log,
    metrics: world.metrics,
    publicUrl: world.publicUrl,
    trustProxy: [],
    requireTwoFactor: false,
    authenticate: async () => ({ kind: 'api_key', role: 'owner', keyId: null }) as const,
  };
  server = await openHttp(options);
  await addRoutes(server, world, downloadRoutes, options);
  await server.listen({ host: '127.0.0.1', port: 0 });
  shop = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`; // because it listens on TCP
});
afterAll(async () => {
  await server.close();
  await world.close();
});

const artifacts = (version: string) =>
  `${shop}/api/admin/artifacts?name=installer&version=${version}&file_name=setup.exe`;
const upload = (version: string, headers: Record<string, string> = {}) =>
  fetch(artifacts(version), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: INSTALLER,
  });

async function linkToInstaller(): Promise<string> {
  const purchase = await world.buys();
  await world.db.inOneTransaction((tx) => grantDownload(world, tx, { ...purchase, artifactName: 'installer' }));
  const [grant] = await grantsOf(world.db.read, { customerId: purchase.customerId });
  const { url } = await makeDownloadLink(world, { grantId: grant?.id ?? '', customerId: purchase.customerId });
  return shop + url;
}

describe('a file on its way through the server', () => {
  it('comes out as it went in, whole and in parts', async () => {
    const stored = await upload('1.0.0', { 'x-content-sha256': SHA256.toUpperCase() });
    expect([stored.status, await stored.json()]).toMatchObject([
      201,
      { name: 'installer', version: '1.0.0', file_name: 'setup.exe', size_bytes: INSTALLER.length, sha256: SHA256 },
    ]);

    const link = await linkToInstaller();
    const whole = await fetch(link);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('referrer-policy')).toBe('no-referrer');
    expect(Buffer.from(await whole.arrayBuffer()).equals(INSTALLER)).toBe(true);
    const part = await fetch(link, {
      headers: { range: 'bytes=2999990-', 'if-range': whole.headers.get('etag') ?? '' },
    });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(INSTALLER.subarray(2_999_990))).toBe(true);
    expect((await fetch(link, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304);
    expect((await fetch(link, { headers: { range: 'bytes=3000000-' } })).status).toBe(416);
  });

  it('is refused with a problem document when its digest differs or makes no sense', async () => {
    for (const [digest, code] of [
      ['0'.repeat(64), 'DIGEST_MISMATCH'],
      ['sha256', 'DIGEST_MALFORMED'],
    ] as const) {
      const answer = await upload('2.0.0', { 'x-content-sha256': digest });
      expect([answer.status, await answer.json()]).toMatchObject([422, { code }]);
    }
  });

  it('that breaks off half-way leaves nothing behind, and the server goes on', async () => {
    await new Promise<void>((done) => {
      const sending = request(artifacts('3.0.0'), {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': INSTALLER.length },
      });
      sending.on('error', () => done());
      sending.write(INSTALLER.subarray(0, 1_000_000), () => sending.destroy(new Error('the line broke')));
    });
    const { items } = (await (await fetch(`${shop}/api/admin/artifacts`)).json()) as { items: { version: string }[] };
    expect(items.map((item) => item.version)).toEqual(['1.0.0']);
    expect((await upload('3.0.0')).status).toBe(201);
  });

  it('needs a link of ours', async () => {
    const link = await linkToInstaller();
    expect((await fetch(link.replace(/signature=[^&]+/, 'signature=forged'))).status).toBe(404);
    expect((await fetch(link.replace(/expires=\d+/, 'expires=1e9'))).status).toBe(404);
    expect((await fetch(link.replace(/expires=\d+/, 'expires=soon'))).status).toBe(422);
    expect((await fetch(`${shop}/d/..%2f..%2fetc%2fpasswd?${link.split('?')[1]}`)).status).toBe(404);
  });
});
