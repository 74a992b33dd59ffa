import { type ApiClient, newWorld, type PlacedOrder, type World } from '@vozex/dev-world';
import { describeRoutes, ROUTES } from '@vozex/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Access = 'anyone' | 'customer' | 'read_only' | 'operator' | 'owner';
type Parameter = {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: { pattern?: string; enum?: string[] };
};
type Operation = { 'x-access': Access; parameters?: Parameter[]; requestBody?: unknown };
type Described = { method: string; path: string; access: Access; operation: Operation };

const document = describeRoutes(ROUTES) as { paths: Record<string, Record<string, Operation>> };
const DESCRIBED: Described[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    access: operation['x-access'],
    operation,
  })),
);

/** Who asks, and what each may use: nothing else is written down anywhere in this file. */
const MAY: Record<string, readonly Access[]> = {
  nobody: ['anyone'],
  Ben: ['anyone', 'customer'],
  Rhea: ['anyone', 'customer', 'read_only'],
  Oscar: ['anyone', 'customer', 'read_only', 'operator'],
  Olivia: ['anyone', 'customer', 'read_only', 'operator', 'owner'],
  'the API key': ['anyone', 'read_only', 'operator', 'owner'],
};

let world: World;
let adas: PlacedOrder;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
  adas = await world.buyer('Ada').buys('Lumen Notes');
  await world.settles();
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const clientOf = (who: string): ApiClient =>
  who === 'the API key' ? world.operator.api : world.as(who as Parameters<World['as']>[0]); // because MAY lists only these

describe.each(Object.entries(MAY))('%s', (who, allowed) => {
  it.each(DESCRIBED)('$method $path ($access)', async ({ method, path, access, operation }) => {
    const { status, body } = await clientOf(who).ask(
      method,
      harmless(path, operation),
      operation.requestBody ? {} : undefined,
    );
    const code = (body as { code?: string }).code;
    if (allowed.includes(access)) {
      expect([code, status]).not.toEqual(['SIGN_IN_REQUIRED', 401]);
      expect([code, status]).not.toEqual(['FORBIDDEN', 403]);
      expect(status).toBeLessThan(500);
    } else {
      expect([code, status]).toEqual(who === 'nobody' ? ['SIGN_IN_REQUIRED', 401] : ['FORBIDDEN', 403]);
    }
  });
});

describe("Ada's purchase", () => {
  const foreign = ['nobody', 'Ben'] as const;

  it('is hers to read', async () => {
    expect(await world.as('Ada').get(`/api/orders/${adas.id}`)).toMatchObject({ id: adas.id });
    expect(await world.as('nobody').get(`/api/orders/${adas.id}?token=${adas.token}`)).toMatchObject({ id: adas.id });
  });

  it.each(foreign)('is not there for %s, with no token and with a guessed one', async (who) => {
    const { licenses, downloads, id } = await adas.fulfillment();
    const [license, download] = [licenses[0]?.id, downloads[0]?.id];
    const guesses = ['', `?token=${adas.token.slice(0, -1)}x`, '?token=a'];
    for (const guess of guesses) {
      const { status, body } = await world.as(who).ask('GET', `/api/orders/${adas.id}${guess}`);
      expect([guess, status, JSON.stringify(body).includes('Lumen')]).toEqual([guess, 404, false]);
    }
    for (const token of [undefined, 'guessed']) {
      for (const path of [
        'complete',
        'pay',
        `licenses/${license}/reveal`,
        `downloads/${download}/link`,
        `fulfillments/${id}/answer`,
      ]) {
        const sent = { ...(token ? { token } : {}), ...(path.endsWith('answer') ? { answer: {} } : {}) };
        const { status, body } = await world.as(who).ask('POST', `/api/orders/${adas.id}/${path}`, sent);
        const shown = JSON.stringify(body);
        expect([path, status === 404 || status === 422, /license_key|"url"|redirect_url/.test(shown)]).toEqual([
          path,
          true,
          false,
        ]);
      }
    }
  });

  it("is no part of Ben's lists, nor can he take it by its ids", async () => {
    const { licenses, downloads } = await adas.fulfillment();
    const lists = ['orders', 'fulfillments', 'licenses', 'downloads'];
    const all = await Promise.all(lists.map((list) => world.as('Ben').get(`/api/me/${list}?limit=100`)));
    expect(JSON.stringify(all)).not.toContain(adas.id);
    for (const path of [`licenses/${licenses[0]?.id}/reveal`, `downloads/${downloads[0]?.id}/link`]) {
      expect((await world.as('Ben').ask('POST', `/api/me/${path}`, {})).status).toBe(404);
    }
    expect((await world.as('Ada').ask('POST', `/api/me/licenses/${licenses[0]?.id}/reveal`, {})).status).toBe(200);
  });

  it('a download link is good for its file and its time only, and dies with a refund', async () => {
    const order = await world.buyer('Ada').buys('Quiet Icons');
    await world.settles();
    const grant = (await order.fulfillment()).downloads[0]?.id;
    const { url } = await world
      .as('nobody')
      .post<{ url: string }>(`/api/orders/${order.id}/downloads/${grant}/link`, { token: order.token });
    const fetched = (address: string) => fetch(new URL(address, world.url)).then((answer) => answer.status);
    expect(await fetched(url)).toBe(200);
    expect(await fetched(url.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`))).toBe(404);
    expect(await fetched(url.replace(/signature=./, 'signature=!'))).toBe(404);

    const { payments } = await world.operator.order(order.id);
    await world.operator.api.post(`/api/admin/payments/${payments[0]?.id}/refund`, { reason: 'Not needed.' });
    await world.settles();
    expect(await fetched(url)).toBeGreaterThanOrEqual(400);
  });
});

describe('a page of somebody else', () => {
  it("cannot use an operator's session", async () => {
    const { cookie = '' } = world.as('Oscar').credentials;
    for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
      const answer = await fetch(`${world.url}/api/admin/products`, {
        method: 'POST',
        headers: { ...headers, cookie, 'content-type': 'application/json' },
        body: '{}',
      });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
  });
});

/** The route's address with ids of things that do not exist: whoever is let in finds nothing to change. */
function harmless(path: string, { parameters = [] }: Operation): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, required, schema } of parameters) {
    const value = schema.enum?.[0] ?? /^\^([a-z]{3}_)/.exec(schema.pattern ?? '')?.[1]?.concat('0'.repeat(26)) ?? '0';
    if (place === 'path') filled = filled.replace(`{${name}}`, value);
    else if (required) query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}
