import { newWorld, PEOPLE, type PlacedOrder, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

type Deletion = { blockers: { kind: string; name: string }[]; ends: { name: string }[] };

let world: World;
let license: PlacedOrder;
let club: PlacedOrder;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
  const ada = world.buyer('Ada');
  license = await ada.buys('Lumen Notes');
  await ada.buys('Point of Sale', { choices: { workspace_name: 'ada-corner' } });
  club = await ada.buys('Hookbox Club', { payingWith: 'paypal', price: 'Monthly' });
  await world.buyer('Ben').buys('Quiet Icons');
  await world.settles();
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const ada = () => world.as('Ada');
const deletes = (who: 'Ada' | 'Ben' | 'Olivia', confirm: string) =>
  world.as(who).ask('POST', '/api/me/deletion', { confirm });

describe('a customer', () => {
  it('is called as they wish, on their account and on receipts', async () => {
    await ada().ask('PATCH', '/api/me/profile', { name: 'Ada Lovelace' });
    expect(await ada().get('/api/session')).toMatchObject({ user: { name: 'Ada Lovelace' } });
    expect(await ada().get(`/api/orders/${license.id}`)).toMatchObject({ customer: { name: 'Ada Lovelace' } });
    expect((await ada().ask('PATCH', '/api/me/profile', { name: ' ' })).status).toBe(422);
  });

  it('takes along everything that is theirs, nothing of others, and no secret', async () => {
    const data = await ada().get<Record<string, unknown[]>>('/api/me/data');
    expect(data.orders).toHaveLength(3);
    expect(data.licenses?.length).toBeGreaterThan(0);
    expect(data.deliveries).toContainEqual(expect.objectContaining({ choices: { workspace_name: 'ada-corner' } }));
    for (const part of ['account', 'customer', 'sessions', 'order_items', 'payments', 'subscriptions', 'mails'])
      expect([part, data[part]?.length]).not.toEqual([part, 0]);
    const text = JSON.stringify(data);
    expect(text).not.toContain('Quiet Icons');
    expect(text).not.toContain(PEOPLE.Ben.email);
    expect(text).not.toMatch(/"(password|token|token_hash|access_token_hash|key_sealed|key_hash)"/);
    expect(text).not.toContain(license.token);
  });

  it('is not let go by a slip, nor while somebody bills them', async () => {
    expect(await deletes('Ada', 'somebody@else.test')).toMatchObject({ status: 422 });
    const { blockers, ends } = await ada().get<Deletion>('/api/me/deletion');
    expect(blockers).toEqual([expect.objectContaining({ kind: 'subscription', name: 'Hookbox Club' })]);
    expect(ends.map(({ name }) => name)).toEqual(['Point of Sale']);
    const { status, body } = await deletes('Ada', PEOPLE.Ada.email);
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'ACCOUNT_IN_USE' })]);
    expect(await ada().get('/api/session')).toMatchObject({ user: { name: 'Ada Lovelace' } });
  });

  it('goes: signed out, without a name, with what runs ended, and with a key that stays good', async () => {
    const { id } = await world.operator.subscriptionOf(club.id);
    await world.operator.cancelsSubscription(id, 'now', 'She leaves.');
    await world.settles();
    const [key] = await Promise.all((await license.fulfillment()).licenses.map((one) => license.reveals(one.id)));
    const { cookie } = ada().credentials;

    expect(await deletes('Ada', PEOPLE.Ada.email.toUpperCase())).toMatchObject({ status: 200 });
    await world.settles();

    const session = await fetch(`${world.url}/api/session`, { headers: { cookie: cookie ?? '' } });
    expect(await session.json()).toMatchObject({ user: null });
    const { email, password } = PEOPLE.Ada;
    const again = await world.as('nobody').ask('POST', '/api/auth/sign-in/email', { email, password });
    expect(again.status).toBe(401);
    expect(await world.as('nobody').post('/api/licenses/validate', { license_key: key })).toMatchObject({
      valid: true,
    });
    expect((await world.provider.ledger()).tenants.map(({ state }) => state)).toEqual(['cancelled']);

    const { items } = await world.operator.api.get<{ items: object[] }>('/api/admin/orders');
    expect(items).toHaveLength(4);
    const db = world.running.shop.db.read;
    for (const table of ['users', 'customers', 'mails', 'sessions', 'verifications', 'waiting_list', 'orders']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
      expect([table, JSON.stringify(rows).match(/ada@example|Lovelace/i)?.[0]]).toEqual([table, undefined]);
    }
  });

  it('who has bought nothing goes as well, and the last owner stays', async () => {
    expect(await deletes('Olivia', 'olivia.owner@example.test')).toMatchObject({
      status: 409,
      body: { code: 'LAST_OWNER' },
    });
    expect(await deletes('Ben', PEOPLE.Ben.email)).toMatchObject({ status: 200 });
  });
});
