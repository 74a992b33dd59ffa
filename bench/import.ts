import { earlierShop, newWorld } from '@vozex/dev-world';
import pg from 'pg';
import { runImports } from '../apps/server/src/imports/index.ts';

// How fast an earlier shop comes in: `node bench/import.ts [--rows 100000] [--pglite]`. One row in a hundred is bad. Ends
// with 1 where a good row is not in, a bad one is not told, or a second run changes anything.

const option = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const ROWS = Number(option('--rows') ?? 100_000);
const ENGINE = process.argv.includes('--pglite') ? 'pglite' : 'postgres';
const BATCH = 500;

const world = await newWorld({ engine: ENGINE });
const { shop } = world.running;
const client = shop.db.url ? new pg.Client({ connectionString: shop.db.url }) : undefined;
await client?.connect();
const ask = async (statement: string): Promise<Record<string, unknown>[]> =>
  client
    ? (await client.query(statement)).rows
    : ((await shop.db.pglite?.query(statement))?.rows as Record<string, unknown>[]); // because one of both is there

let failed = false;
const promise = (what: string, holds: boolean) => {
  if (!holds) console.log(`NOT SO: ${what}`);
  failed ||= !holds;
};

type Kind = 'products' | 'customers' | 'orders' | 'licenses';
let memoryMax = 0;
setInterval(() => {
  memoryMax = Math.max(memoryMax, process.memoryUsage().rss);
}, 200).unref();

async function run(kind: Kind, file: string) {
  const query = new URLSearchParams({ kind, source: 'bench', file_name: `${kind}.csv`, dry_run: 'false' });
  const bytes = Buffer.from(file);
  const startedAt = performance.now();
  const { status, body } = await world.as('Oscar').ask('POST', `/api/admin/imports?${query}`, undefined, { bytes });
  if (status !== 202) throw new Error(JSON.stringify(body));
  const { id } = body as { id: string };
  const uploaded = (performance.now() - startedAt) / 1000;
  for (;;) {
    await runImports(shop, new AbortController().signal);
    const told = await world.operator.api.get<{ status: string; counts: Record<string, number> }>(
      `/api/admin/imports/${id}`,
    );
    if (told.status === 'done')
      return { counts: told.counts, uploaded, seconds: (performance.now() - startedAt) / 1000 };
    if (told.status === 'failed') throw new Error(`import of ${kind} failed`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Bare SQL that writes as many of the same rows in as many transactions, by the database's own numbers. */
const FLOOR: Record<Exclude<Kind, 'products'>, (series: string) => string> = {
  customers: (n) => `
    with target as (
      insert into customers (id, email, name, created_at)
      select 'cus_floor' || n, 'floor-' || n || '@old.test', 'Floor', now() from ${n} returning id)
    insert into imported (source, kind, external_id, target_id, content_sha256, import_id)
    select 'floor', 'customers', id, id, repeat('0', 64), 'imp_floor' from target`,
  orders: (n) => `
    with product as (select p.id as product_id, r.id as price_id from products p join prices r on r.product_id = p.id where p.slug = 'earlier-product-0'),
    placed as (
      insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata, access_token_hash, imported_from,
        imported_number, created_at, expires_at, paid_at, updated_at)
      select 'ord_floor' || n, 'cus_floor' || n, 'paid', 'import', 'EUR', 4900, '{}', repeat('0', 64), 'floor', n::text, now(), now(), now(), now()
      from ${n} returning id, customer_id),
    item as (
      insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing, quantity, unit_amount_minor,
        total_minor, delivery_model, driver, choices, terms)
      select 'oit' || id, id, 0, product_id, price_id, 'Floor', 'Standard', 'one_time', 1, 4900, 4900, 'self_hosted_license', 'license_download', '{}', '{}'
      from placed, product returning id, order_id, product_id),
    record as (
      insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model, driver, provider, status, service_state,
        instance_key, quantity, choices, terms, imported, moved_by, moved_because, paid_at, delivered_at, created_at, updated_at)
      select 'ful' || i.id, order_id, i.id, product_id, customer_id, 'self_hosted_license', 'license_download', 'vozex', 'active', 'running', i.id, 1,
        '{}', '{}', true, 'floor', 'floor', now(), now(), now(), now() from item i join placed o on o.id = i.order_id
      returning id, product_id, customer_id, order_id),
    granted as (
      insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
      select 'dlg' || id, id, product_id, customer_id, order_id, 'floor', now(), now() from record)
    insert into imported (source, kind, external_id, target_id, content_sha256, import_id)
    select 'floor', 'orders', order_id, order_id, repeat('0', 64), 'imp_floor' from record`,
  licenses: (n) => `
    with target as (
      insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed, key_hint, license_type, created_at, updated_at)
      select 'lic_floor' || n, r.id, 1, r.product_id, r.customer_id, r.order_id, repeat('0', 50) || n, repeat('x', 90), 'hint', 'perpetual', now(), now()
      from ${n} join fulfillment_records r on r.id = 'fuloitord_floor' || n returning id)
    insert into imported (source, kind, external_id, target_id, content_sha256, import_id)
    select 'floor', 'licenses', id, id, repeat('0', 64), 'imp_floor' from target`,
};

async function floor(kind: keyof typeof FLOOR): Promise<number> {
  const startedAt = performance.now();
  for (let from = 0; from < ROWS; from += BATCH)
    await ask(FLOOR[kind](`generate_series(${from}, ${Math.min(ROWS, from + BATCH) - 1}) n`));
  return (performance.now() - startedAt) / 1000;
}

const files = earlierShop(ROWS);
const COUNTED = [
  'products',
  'prices',
  'customers',
  'orders',
  'order_items',
  'order_moves',
  'fulfillment_records',
  'fulfillment_moves',
  'licenses',
  'download_grants',
  'imported',
  'mails',
  'payments',
];
const counted = async () =>
  JSON.stringify(
    (await ask(`select ${COUNTED.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`))[0],
  );

await run('products', files.products);
const memoryBefore = process.memoryUsage().rss;
const mib = (bytes: number) => Math.round(bytes / 1_048_576);
const table = [];
for (const kind of ['customers', 'orders', 'licenses'] as const) {
  const bare = await floor(kind);
  const first = await run(kind, files[kind]);
  // A license of an order that did not come in does not come in either: the same rows are bad in both files.
  promise(`${kind}: the good ones are in`, first.counts.created === ROWS - files.bad);
  promise(`${kind}: the bad ones are told`, first.counts.bad === files.bad);
  const before = await counted();
  const second = await run(kind, files[kind]);
  promise(`${kind}: a second run finds them unchanged`, second.counts.unchanged === ROWS - files.bad);
  promise(`${kind}: a second run changes nothing`, (await counted()) === before);
  const each = (seconds: number) => Math.round(ROWS / seconds);
  table.push({
    kind,
    rows: ROWS,
    bad: files.bad,
    read_s: Math.round(first.uploaded * 10) / 10,
    seconds: Math.round(first.seconds * 10) / 10,
    rows_s: each(first.seconds),
    floor_s: each(bare),
    of_the_floor: Math.round((bare / first.seconds) * 100) / 100,
    again_s: Math.round(second.seconds * 10) / 10,
  });
}
console.table(table);
console.log(`${ENGINE}, memory of the process ${mib(memoryBefore)} MiB before, ${mib(memoryMax)} at most`);
await ask(`delete from licenses where id like 'lic_floor%'`); // nothing of the floor is a promise of the shop
await client?.end();
await world.close();
if (failed) process.exitCode = 1;
