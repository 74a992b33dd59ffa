import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogWith, newWorld, type Refused, until, type World } from '@vozex/dev-world';
import { createMarketplaceEndpoints, createMemoryStore, newSigningSecret } from '@vozex/provider-contract';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Step = {
  gateway: string | null;
  path: string | null;
  what: string;
  status: string;
  detail: string | null;
  fix: string | null;
  seen: { what: string; value: string }[];
};
type Report = {
  id: string;
  status: string;
  detail: string | null;
  outdated: boolean;
  started_by: string;
  steps: Step[];
};
type Price = { id: string; name: string; product_id: string };
type Listed = { id: string; slug: string; prices: Price[] };

/** A rehearsal opens a whole shop; on a busy machine that alone takes ten seconds. */
const ENDS_WITHIN_SECONDS = 200;

describe('a rehearsal before a product is sold', { timeout: 240_000 }, () => {
  let world: World;
  let liar: Awaited<ReturnType<typeof openLiar>>;
  beforeAll(async () => {
    liar = await openLiar();
    world = await newWorld({ engine: 'pglite', reaches: [new URL(liar.url).host] });
  });
  afterEach(() => world.provider.behaves());
  afterAll(async () => {
    await world?.close();
    await liar?.close();
  });

  const api = () => world.operator.api;

  async function productOf(slug: string): Promise<Listed> {
    const { items } = await api().get<{ items: Listed[] }>('/api/admin/products?limit=100');
    return items.find((one) => one.slug === slug)!; // because it is sold here
  }

  async function begins(slug: string) {
    const at = `/api/admin/products/${(await productOf(slug)).id}/rehearsals`;
    const { id } = await api().post<Report>(at);
    const read = () => api().get<Report>(`${at}/${id}`);
    const ends = () =>
      until(
        'the rehearsal to end',
        async () => {
          const now = await read();
          return now.status === 'queued' || now.status === 'running' ? undefined : now;
        },
        { seconds: ENDS_WITHIN_SECONDS, seen: read },
      );
    return { at, read, ends };
  }

  const rehearsed = async (slug: string) => (await begins(slug)).ends();

  const outcomes = ({ steps }: Report, gateway: string) =>
    steps.filter((step) => step.gateway === gateway).map(({ what, status }) => `${what} ${status}`);

  /** Rows of the shop's own books. */
  async function books(): Promise<unknown> {
    const { rows } = await sql`
      select (select count(*)::int from orders) as orders, (select count(*)::int from payments) as payments,
        (select count(*)::int from fulfillment_records) as deliveries, (select count(*)::int from subscriptions) as
        subscriptions, (select count(*)::int from customers) as customers,
        (select count(*)::int from mails where kind like 'order%' or kind like 'fulfillment%') as mails`.execute(
      world.running.shop.db.read,
    );
    return rows[0];
  }

  it('lives through a subscription at both gateways, and nothing of it stands in the books', async () => {
    const before = await books();
    const report = await rehearsed('point-of-sale-monthly');
    expect(report).toMatchObject({ status: 'passed', detail: null, outdated: false, started_by: 'api_key' });
    const life = ['buy', 'deliver', 'trial', 'renew', 'suspend', 'resume', 'cancel'].map((what) => `${what} passed`);
    expect(outcomes(report, 'dodo')).toEqual(life);
    expect(outcomes(report, 'paypal')).toEqual(life);
    const delivered = report.steps.find(({ what }) => what === 'deliver')!; // because it is among the steps
    expect(delivered.seen.find(({ what }) => what === 'workspace')?.value).toContain(world.provider.url);
    expect(await books()).toEqual(before);
    const asked = world.sandbox.requests().filter(({ method, path }) => method === 'POST' && path.includes('checkout'));
    expect(asked).toEqual([]); // the shop looks after its gateways meanwhile, and sells nothing there
    const { tenants } = await world.provider.ledger();
    expect(tenants).toHaveLength(2);
    expect(tenants.every(({ state }) => state === 'cancelled')).toBe(true);
  });

  it('stays with the product, and is outdated once its prices are changed; a better description changes nothing', async () => {
    const { id, prices } = await productOf('point-of-sale-monthly');
    const newest = async () => (await api().get<{ items: Report[] }>(`/api/admin/products/${id}/rehearsals`)).items[0];
    const product = await api().get<Record<string, unknown>>(`/api/admin/products/${id}`);
    const { id: _, status: __, prices: ___, created_at: ____, updated_at: _____, ...write } = product;
    await api().put(`/api/admin/products/${id}`, { ...write, description: 'Better words.' });
    expect(await newest()).toMatchObject({ status: 'passed', outdated: false });
    const { id: priceId, ...price } = prices[1]!; // because it has two
    await api().put(`/api/admin/prices/${priceId}`, { ...price, plan: 'professional' });
    expect(await newest()).toMatchObject({ status: 'passed', outdated: true });
    await api().put(`/api/admin/prices/${priceId}`, price);
    expect(await newest()).toMatchObject({ outdated: false });
  });

  it('fails at the step that its provider refuses, says what to do, and gives back what it bought', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized', only: ['suspend'] });
    const report = await rehearsed('point-of-sale');
    expect(report.status).toBe('failed');
    expect(outcomes(report, 'dodo')).toEqual(['buy passed', 'deliver passed', 'suspend failed', 'clean_up passed']);
    const failed = report.steps.find(({ status }) => status === 'failed');
    expect(failed?.fix).toContain('secret is not accepted');
    expect(report.detail).toContain('active');
    const { tenants } = await world.provider.ledger();
    expect(tenants.filter(({ state }) => state !== 'cancelled')).toEqual([]);
  });

  it('believes no provider: it asks a second time whether what was done is there, is theirs, and ended', async () => {
    const like = catalogWith(liar.url).find(({ slug }) => slug === 'point-of-sale')!; // because it is sold here
    await api().put('/api/admin/secrets/liar-secret', { value: liar.secret, purpose: 'signs what we say to it' });
    await world.shop.sells(
      {
        slug: 'air',
        name: 'Air',
        external_provider: 'liar',
        fulfillment_config: { ...like.fulfillment_config, credentials_ref: 'secret:liar-secret' },
      },
      like,
    );
    const { status, steps } = await rehearsed('air');
    expect(status).toBe('failed');
    const failed = steps.filter((step) => step.status === 'failed');
    expect(failed.map(({ gateway, what, detail }) => [gateway, what, detail])).toEqual([
      ['dodo', 'deliver', expect.stringMatching(/recorded as delivered, but the provider does not know tenant-1/)],
      ['paypal', 'deliver', expect.stringMatching(/recorded as delivered, but .*asked about tenant-2, answered about/)],
      [
        'paypal',
        'clean_up',
        expect.stringMatching(/said that it carried out "cancel", but .*not where "cancel" leads/),
      ],
    ]);
    expect(failed.every(({ fix }) => fix?.includes('mend its answers'))).toBe(true);
  });

  it('buys each path of a hybrid product, and does by itself what the team would do', async () => {
    const report = await rehearsed('guestbook-anywhere');
    const { paths = [] } = catalogWith('').find(({ slug }) => slug === 'guestbook-anywhere') ?? {};
    expect(report).toMatchObject({ status: 'passed', detail: null });
    for (const { name } of paths) {
      const steps = report.steps.filter(({ path, gateway }) => path === name && gateway === 'paypal');
      expect(steps.map(({ what }) => what)).toEqual(['buy', 'deliver', 'suspend', 'resume', 'cancel']);
    }
  });

  it('ends with the first problem of a draft that could not be published, before anything is bought', async () => {
    const { id } = await api().post<{ id: string }>('/api/admin/products', {
      slug: 'unmapped',
      name: 'Unmapped',
      delivery_model: 'managed_setup',
      fulfillment_driver: 'manual_fulfillment',
      fulfillment_config: { team_queue: 'setup', sla_hours: 4, instruction_template: 'Do it.' },
      enabled_payment_gateways: ['dodo'],
      default_payment_gateway: 'dodo',
    });
    const price = { name: 'One', billing: 'one_time', amount_minor: 500, currency: 'USD' };
    await api().post('/api/admin/prices', { ...price, product_id: id, mappings: {} });
    const report = await rehearsed('unmapped');
    expect(report.status).toBe('failed');
    expect(report.steps.map(({ what, status }) => [what, status])).toEqual([['settings', 'failed']]);
    expect(report.steps[0]?.detail).toContain('needs the product it has at Dodo Payments');
    expect(report.steps[0]?.fix).toContain('form of the product');
  });

  it('has failed when its program is killed, says that it was interrupted, and can be begun again', async () => {
    const { at, read, ends } = await begins('hookbox');
    await until('it to be under way', async () => (await read()).steps.length > 1, {
      seconds: ENDS_WITHIN_SECONDS,
      seen: read,
    });
    const second = await api()
      .post<Report>(at)
      .catch((error: unknown) => error);
    expect((second as Refused).code).toBe('REHEARSAL_RUNNING');
    for (const pid of childrenRunning('rehearse.ts')) process.kill(pid, 'SIGKILL');
    const report = await ends();
    expect(report).toMatchObject({ status: 'failed', detail: expect.stringContaining('interrupted') });
    expect(report.steps.at(-1)).toMatchObject({ status: 'failed', detail: report.detail });
  });

  it('is begun by operators and read by the team', async () => {
    const at = `/api/admin/products/${(await productOf('lumen-notes')).id}/rehearsals`;
    expect((await world.as('Rhea').ask('GET', at)).status).toBe(200);
    expect((await world.as('Rhea').ask('POST', at, {})).status).toBe(403);
    expect((await world.as('Ada').ask('GET', at)).status).toBe(403);
    expect((await world.as('nobody').ask('POST', at, {})).status).toBe(401);
  });
});

/**
 * A provider that says "done" to everything and does nothing. Asked how it stands, it knows nobody (its first buyer), or
 * shows somebody else's workspace, and that a cancelled one goes on running (its second).
 */
async function openLiar() {
  const secret = newSigningSecret();
  const tenants: { key: string; isCancelled: boolean }[] = [];
  const answer = (number: number, status: 'active' | 'suspended' | 'cancelled', reference = `tenant-${number}`) => ({
    instance_key: tenants[number - 1]?.key ?? '',
    external_reference: reference,
    workspace_url: 'https://air.example.test/',
    status,
  });
  const numberOf = (key: string) => tenants.findIndex((one) => one.key === key) + 1;
  const says =
    (status: 'suspended' | 'active' | 'cancelled') =>
    async ({ instance_key }: { instance_key: string }) => {
      const number = numberOf(instance_key);
      if (status === 'cancelled') tenants[number - 1]!.isCancelled = true; // because it was told of an instance
      return { kind: 'done', answer: answer(number, status) } as const;
    };
  const endpoints = createMarketplaceEndpoints({
    audience: 'liar',
    auth: { hmacSecrets: [secret] },
    idempotency: createMemoryStore(),
    capabilities: () => ({ plans: [{ external_product_ref: 'point-of-sale', plan: 'starter', title: 'Air' }] }),
    actions: {
      async onboard({ instance_key }) {
        if (numberOf(instance_key) === 0) tenants.push({ key: instance_key, isCancelled: false });
        return { kind: 'done', created: true, answer: answer(numberOf(instance_key), 'active') };
      },
      suspend: says('suspended'),
      resume: says('active'),
      cancel: says('cancelled'),
      async status(lookup) {
        const number = 'externalReference' in lookup ? Number(lookup.externalReference.slice('tenant-'.length)) : 0;
        if (number !== 2) return undefined;
        return { answer: answer(2, 'active', tenants[1]?.isCancelled ? 'tenant-2' : 'tenant-of-somebody') };
      },
    },
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = 'GET', url = '/', headersDistinct: headers } = request;
    const {
      status,
      headers: told,
      body,
    } = await endpoints.handle({ method, url, headers, rawBody: Buffer.concat(chunks) });
    response.writeHead(status, told).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // because it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    secret,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Our own children that run a program; nobody else's. */
function childrenRunning(program: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
        return parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}
