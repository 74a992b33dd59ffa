import { type ApiClient, newWorld, openApi, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Entry = { id: string; actor: string; actor_name: string | null; action: string; subject: string; detail: object };
type Key = { id: string; name: string; status: string; role: string; last_used_at: string | null };

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const olivia = () => world.as('Olivia');
const log = async (query = '') =>
  await olivia().get<{ items: Entry[]; next: string | null }>(`/api/admin/audit-log${query}`);
const keys = async () => (await olivia().get<{ items: Key[] }>('/api/admin/api-keys')).items;

/** Makes a key, and a client that uses it. */
async function made(wish: {
  name: string;
  role: string;
  days?: number | null;
}): Promise<{ id: string; client: ApiClient }> {
  const { id, key } = await olivia().post<{ id: string; key: string }>('/api/admin/api-keys', { days: null, ...wish });
  return { id, client: openApi(world.url, { bearer: key }) };
}
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];

describe('a key of the team', () => {
  it('does what its role may, under its own name', async () => {
    const { id, client } = await made({ name: 'Nightly report', role: 'read_only' });
    expect(await client.get('/api/admin/orders')).toMatchObject({ items: [] });
    expect(codeOf(await client.ask('PUT', '/api/admin/settings/seller', { revision: 0, value: {} }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect((await keys()).find((key) => key.id === id)).toMatchObject({ last_used_at: expect.any(String) });
    const { id: robot, client: owner } = await made({ name: 'Robot', role: 'owner' });
    await owner.put('/api/admin/settings/seller', { revision: 0, value: { name: 'Robot & Sons' } });
    const { items } = await log('?room=settings');
    expect(items[0]).toMatchObject({ actor: `api_key:${robot}`, actor_name: 'Robot', action: 'settings.changed' });
  });

  it('is kept as a digest, and never told again', async () => {
    const { key } = await olivia().post<{ key: string }>('/api/admin/api-keys', {
      name: 'k',
      role: 'operator',
      days: 30,
    });
    const everything = JSON.stringify([await keys(), await log()]);
    expect(everything).not.toContain(key);
    const { rows } = await sql`select * from api_keys`.execute(world.running.shop.db.read);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it('ends when it is revoked, and when its time is over', async () => {
    const revoked = await made({ name: 'revoked', role: 'operator' });
    await olivia().ask('DELETE', `/api/admin/api-keys/${revoked.id}`);
    const short = await made({ name: 'short', role: 'operator', days: 1 });
    expect((await short.client.ask('GET', '/api/admin/orders')).status).toBe(200);
    await world.time.passes(86_400);
    for (const { client } of [revoked, short])
      expect(codeOf(await client.ask('GET', '/api/admin/orders'))).toEqual([401, 'SIGN_IN_REQUIRED']);
    expect(await keys()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: revoked.id, status: 'revoked' }),
        expect.objectContaining({ id: short.id, status: 'expired' }),
      ]),
    );
    expect((await log(`?subject=${revoked.id}`)).items.map(({ action }) => action)).toEqual([
      'accounts.key_revoked',
      'accounts.key_made',
    ]);
  });

  it('makes no keys, and no person makes one that can do more than they may', async () => {
    const { client } = await made({ name: 'maker', role: 'owner' });
    const wish = { name: 'child', role: 'owner', days: null };
    expect(codeOf(await client.ask('POST', '/api/admin/api-keys', wish))).toEqual([403, 'KEY_NEEDS_A_PERSON']);
    expect(codeOf(await world.as('Oscar').ask('POST', '/api/admin/api-keys', wish))).toEqual([403, 'FORBIDDEN']);
  });

  it('is worth what its maker is worth today', async () => {
    const { items } = await olivia().get<{ items: { id: string; email: string }[] }>('/api/admin/team');
    const oscar = items.find(({ email }) => email.startsWith('oscar'))?.id;
    const isNow = (role: string) => world.operator.api.ask('PATCH', `/api/admin/team/${oscar}`, { role });
    await isNow('owner');
    const { key } = await world.as('Oscar').post<{ key: string }>('/api/admin/api-keys', {
      name: 'of Oscar',
      role: 'owner',
      days: null,
    });
    const client = openApi(world.url, { bearer: key });
    const asks = async () => [
      (await client.ask('GET', '/api/admin/audit-log')).status,
      (await client.ask('GET', '/api/admin/orders')).status,
    ];
    expect(await asks()).toEqual([200, 200]);
    await isNow('operator');
    expect(await asks()).toEqual([403, 200]);
    await isNow('customer');
    expect(await asks()).toEqual([401, 401]);
    await world.operator.api.post('/api/admin/team', {
      email: 'oscar.operator@example.test',
      name: 'Oscar',
      role: 'operator',
    });
  });
});

describe('the audit log', () => {
  it('knows of every change that the team makes, even where its room writes nothing', async () => {
    const order = await world.buyer('Ada').buys('Lumen Notes');
    await world.settles();
    const { id } = await world.operator.deliveryOf(order.id);
    await world.as('Oscar').post(`/api/admin/fulfillments/${id}/suspend`, { reason: 'Asked for by phone.' });
    await world.settles();
    const { items } = await log(`?subject=${id}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ actor: expect.stringMatching(/^operator:/), actor_name: 'Oscar Operator' });
    await world.as('Oscar').post(`/api/admin/fulfillments/${id}/resume`, {});
  });

  it('holds nothing of what was refused', async () => {
    const before = (await log()).items[0]?.id;
    await world.as('Oscar').ask('PUT', '/api/admin/settings/seller', { revision: 0, value: {} });
    await olivia().ask('PUT', '/api/admin/settings/seller', { revision: 77, value: {} });
    expect((await log()).items[0]?.id).toBe(before);
  });

  it('is read page by page, by day, by person, and by part of the shop', async () => {
    const all: Entry[] = [];
    let after: string | null = null;
    do {
      const page: { items: Entry[]; next: string | null } = await log(`?limit=5${after ? `&after=${after}` : ''}`);
      all.push(...page.items);
      after = page.next;
    } while (after);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ id }) => Number(id))).toEqual(all.map(({ id }) => Number(id)).sort((a, b) => b - a));
    const byRoom = (await log('?room=accounts&limit=100')).items;
    expect(byRoom).toEqual(all.filter(({ action }) => action.startsWith('accounts.')).slice(0, 100));
    expect((await log('?until=2000-01-01T00:00:00Z')).items).toEqual([]);
    const actor = all[0]?.actor ?? '';
    expect((await log(`?actor=${actor}&limit=100`)).items.every((entry) => entry.actor === actor)).toBe(true);
  });

  it('is not rewritten, not even by hand', async () => {
    const db = world.running.shop.db.read;
    await expect(sql`update audit_log set actor = 'nobody'`.execute(db)).rejects.toThrow(/not rewritten/);
    await expect(sql`delete from audit_log`.execute(db)).rejects.toThrow(/not rewritten/);
  });
});
