import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFiles, textOf } from '../../../tools/safety/source-files.ts';
import { openSeal } from '../src/kernel/seal.ts';
import { resealAll, SEALED_COLUMNS } from '../src/sealed-columns.ts';

type Product = { id: string; fulfillment_config: object } & Record<string, unknown>;

const OLD_KEY = Buffer.alloc(32, 7).toString('base64'); // the stage's own
const NEW_KEY = Buffer.alloc(32, 8).toString('base64');

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
}, 120_000);
afterAll(() => world?.close());

const db = () => world.running.shop.db.read;

async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(db());
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`
      select from ${sql.table(name)} as t where strpos(t::text, ${text}) > 0 limit 1`.execute(db());
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** Work that ends with a credential the customer has not seen. */
async function somebodySetsUpAStore(): Promise<void> {
  const { api } = world.operator;
  const { items } = await api.get<{ items: Product[] }>('/api/admin/products?q=Store%20Setup');
  const {
    status: _,
    created_at: __,
    updated_at: ___,
    prices: ____,
    id,
    ...product
  } = await api.get<Product>(`/api/admin/products/${items[0]?.id}`);
  const completion_fields = [{ name: 'password', title: 'Password', kind: 'credential' }];
  const fulfillment_config = { ...product.fulfillment_config, completion_fields };
  await api.put(`/api/admin/products/${id}`, { ...product, fulfillment_config });
  const order = await world.buyer('Ben').buys('Store Setup', { choices: { notes: 'A bakery.' } });
  await world.settles();
  const [task] = await world.operator.tasksOf(order.id);
  await api.post(`/api/admin/tasks/${task?.id}/complete`, { note: 'Enjoy.', password: 'crumbs-42' });
}

describe('the master key is replaced', { timeout: 120_000 }, () => {
  it('and nothing in the whole database is left under the old one', async () => {
    const { shop } = world.running;
    await world.buyer('Ada').buys('Lumen Notes');
    await world.buyer('Ada').buys('Guestbook');
    await somebodySetsUpAStore();
    await world.operator.api.post('/api/admin/alert-destinations', {
      kind: 'webhook',
      name: 'Pager',
      address: 'https://pager.example.test/hook',
      least_severity: 'warning',
    });
    await world.settles();
    const oldId = shop.seal.keyId;
    const purpose = 'gateway_webhook:dodo:ep_1';
    await sql`
      insert into gateway_webhooks (gateway, endpoint_id, url, secret_sealed, key_id, created_by, created_at)
      values ('dodo', 'ep_1', 'https://shop.test', ${shop.seal.seal('whsec_1', purpose)}, ${oldId}, 'Olivia', ${shop.clock.now()})`.execute(
      db(),
    );
    expect(await tablesWith(`${oldId}.`)).toEqual(SEALED_COLUMNS.map(({ table }) => table).sort());

    const rotated = { ...shop, seal: openSeal([NEW_KEY, OLD_KEY]) };
    expect(await resealAll(rotated)).toMatchObject({ unopened: [] });
    expect(await tablesWith(`${oldId}.`)).toEqual([]);
    expect(await tablesWith(oldId)).toEqual([]);
    const again = await resealAll({ ...shop, seal: openSeal([NEW_KEY]) });
    expect(again).toEqual({ resealed: 0, unopened: [] });
  });

  it('takes along every column that is called sealed', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and (column_name = 'sealed' or column_name like '%\\_sealed')`.execute(db());
    const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ place }) => place).filter((place) => !listed.includes(place))).toEqual([]);
  });

  it('takes along what each of these files seals; another one belongs here with its column in sealed-columns.ts', () => {
    const seals = sourceFiles('apps/server/src').filter(
      (file) => !/\.test\.ts$|\/test-[a-z-]+\.ts$/.test(file) && /\bseal\.seal\(/.test(textOf(file)),
    );
    expect(seals.sort()).toEqual([
      'apps/server/src/catalog/put-secret.ts',
      'apps/server/src/kernel/reseal.ts',
      'apps/server/src/licensing/import-licenses.ts',
      'apps/server/src/licensing/issue-licenses.ts',
      'apps/server/src/notifications/sealed-content.ts',
      'apps/server/src/operations/alerts/destinations.ts',
      'apps/server/src/payments/setup/register-webhook.ts',
      'apps/server/src/provisioning/instances/spec-of.ts',
      'apps/server/src/tasks/seal-credentials.ts',
    ]);
  });
});
