import { catalogWith, newWorld, Refused, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireOrders } from '../src/orders/index.ts';

const BUYERS = 200;
const PLACES = 150;
/** Orders that nobody pays have expired by then. */
const A_WEEK_SECONDS = 7 * 86_400;

type Product = { availability: string; prices: { id: string; name: string }[] };

// Races count on PostgreSQL only: the embedded engine has one connection and hides them.
describe(`a pool with room for ${PLACES}, and ${BUYERS} who order at once`, () => {
  let world: World;
  let price = '';
  const api = () => world.operator.api;

  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
    // An engine that nobody will ask: what is sold here is not made.
    const pool = { name: 'boxes', title: 'Boxes', driver: 'oci', host: 'elsewhere', config: {} };
    const room = { instances_max: 1_000, cpu_millis: 1_000_000, memory_mb: 192 * PLACES + 191, disk_mb: 1_000_000 };
    await api().post('/api/admin/pools', { ...pool, ...room });
    const template = await api().post<{ id: string }>('/api/admin/server-templates', {
      name: 'boxed',
      title: 'Boxed',
      kind: 'image',
    });
    const version = { version: '1.0.0', image: `boxed@sha256:${'a'.repeat(64)}` };
    await api().post(`/api/admin/server-templates/${template.id}/versions`, version);
    const guestbook = catalogWith('').find(({ slug }) => slug === 'guestbook')!; // because the seeded shop sells it
    const fulfillment_config = {
      template: 'boxed',
      profile: 'small',
      pool: { name: 'boxes' },
      domain: { strategy: 'subdomain', base_domain: 'apps.test' },
    };
    await world.shop.sells({ slug: 'boxed', name: 'Boxed', fulfillment_config }, guestbook);
    price = (await shown()).prices[0]?.id ?? '';
  });
  afterAll(() => world?.close());

  const shown = () => world.as('nobody').get<Product>('/api/products/boxed');
  const count = async (from: string) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(from)}`.execute(
      world.running.shop.db.read,
    );
    return rows[0]?.n;
  };
  const poolNow = async () => {
    type Pool = { name: string; reserved: { instances: number; memory_mb: number }; contents: { held: number } };
    const { items } = await api().get<{ items: Pool[] }>('/api/admin/pools');
    return items.find(({ name }) => name === 'boxes');
  };
  const orders = async (index: number): Promise<string> => {
    const buyer = world.guest(`buyer-${index}@example.test`);
    try {
      await buyer.api.post('/api/checkout', {
        items: [{ product_slug: 'boxed', price_id: price, quantity: 1, choices: {} }],
        payment_gateway: index % 2 ? 'paypal' : 'dodo',
        customer: { email: `buyer-${index}@example.test`, name: 'Buyer' },
      });
      return 'sold';
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
  };

  it('sells exactly what there is, and tells the others before any gateway is asked', async () => {
    expect((await shown()).availability).toBe('available');
    const before = { orders: await count('orders'), sessions: await count('checkout_sessions') };
    const answers = await Promise.all(Array.from({ length: BUYERS }, (_, index) => orders(index)));
    expect(answers.filter((answer) => answer === 'sold')).toHaveLength(PLACES);
    expect(answers.filter((answer) => answer === 'SOLD_OUT')).toHaveLength(BUYERS - PLACES);
    expect(await count('orders')).toBe((before.orders ?? 0) + PLACES);
    expect(await count('checkout_sessions')).toBe((before.sessions ?? 0) + PLACES);
    expect(await poolNow()).toMatchObject({
      reserved: { instances: PLACES, memory_mb: 192 * PLACES },
      contents: { held: PLACES },
    });
    expect((await shown()).availability).toBe('sold_out');
    await world.audit();
  }, 180_000);

  it('puts who comes too late in line, and tells operators why', async () => {
    const join = (name: string) =>
      world.as('nobody').post('/api/products/boxed/waiting-list', { email: `${name}@example.test` });
    expect(await Promise.all([join('ada'), join('ada'), join('ben')])).toEqual(Array(3).fill({ noted: true }));
    type Waiting = { items: { email: string }[]; lines: { waiting: number; places: number; because: string }[] };
    const { items, lines } = await api().get<Waiting>('/api/admin/waiting-list');
    expect(items).toHaveLength(2);
    expect(lines).toMatchObject([
      { waiting: 2, places: 0, because: expect.stringContaining('191 of 192 MB of memory') },
    ]);
    const pushy = world.as('nobody');
    const asks = Array.from({ length: 20 }, () =>
      pushy.ask('POST', '/api/products/boxed/waiting-list', { email: 'pushy@example.test' }),
    );
    expect((await Promise.all(asks)).map(({ status }) => status)).toContain(429);
  }, 60_000);

  it('gives back what nobody paid, and then tells each who waits by one mail with a way out', async () => {
    await world.time.passes(A_WEEK_SECONDS);
    await expireOrders(world.running.shop); // its loop looks once a minute of real time
    const mails = `mails where kind = 'room_again'`;
    await expect.poll(() => count(mails), { timeout: 60_000 }).toBe(3);
    expect(await poolNow()).toMatchObject({ reserved: { instances: 0, memory_mb: 0 }, contents: { held: 0 } });
    expect((await shown()).availability).toBe('available');
    const sent = `${mails} and sent_text is not null`;
    await expect.poll(() => count(sent), { timeout: 30_000 }).toBe(3);
    const { rows } = await sql<{ sent_text: string }>`
      select sent_text from mails where kind = 'room_again' limit 1`.execute(world.running.shop.db.read);
    const way = /http\S+\/w\/\S+/.exec(rows[0]?.sent_text ?? '')?.[0] ?? '';
    expect((await fetch(way)).status).toBe(200);
    const left = await fetch(way, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(await left.text()).toContain('no waiting list any more');
    await world.audit();
  }, 150_000);
});
