import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type DeliveryModel, makeId } from '@vozex/domain';
import { sql } from 'kysely';
import { CatalogError } from '../../catalog/index.ts';
import { type FileStorage, openStorage, uploadArtifact } from '../../downloads/index.ts';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { json, openPgliteInMemory, type Tx } from '../../kernel/database.ts';
import { type Fetch, openEgress } from '../../kernel/egress.ts';
import { flowOf, on } from '../../kernel/events.ts';
import { openMetrics } from '../../kernel/metrics.ts';
import { migrate } from '../../kernel/migrate.ts';
import { openSeal } from '../../kernel/seal.ts';
import { Secret } from '../../kernel/secret.ts';
import { NO_RECORDS } from '../../provisioning/domains/test-dns.ts';
import { type TaskCompletion, taskCompleted } from '../../tasks/index.ts';
import type { DeliveryTools } from '../delivery-tools.ts';

/** One paid order line with its open delivery record. */
export type Purchase = {
  productId: string;
  productSlug: string;
  customerId: string;
  orderId: string;
  orderItemId: string;
  fulfillmentId: string;
  deliveryModel: DeliveryModel;
  quantity: number;
};

/** A shop's database in memory with what adapters may reach, a clock moved by hand and files in a folder of its own. */
export type TestWorld = DeliveryTools & {
  storage: FileStorage;
  /** Hosts that something connected to, as `host:port`. */
  dialled: Set<string>;
  /** Every line that was logged. */
  lines: string[];
  /** `secret:name` and its value. */
  secrets: Map<string, string>;
  passes(seconds: number): void;
  buys(what?: { deliveryModel?: DeliveryModel; quantity?: number }): Promise<Purchase>;
  uploads(name: string, version: string, text: string, fileName?: string): Promise<{ id: string; sha256: string }>;
  /** Rows of every table, by name. */
  rowCounts(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

let snapshot: Promise<Blob> | undefined;

async function migratedSnapshot(): Promise<Blob> {
  const db = await openPgliteInMemory();
  await migrate(db);
  const dump = await db.pglite!.dumpDataDir('none'); // because a database in memory is PGlite's
  await db.close();
  return dump;
}

/**
 * @param options.allow exact `host:port` that may be dialled although it is on this machine.
 * @param options.onTaskCompleted who waits for completed tasks.
 */
export async function openTestWorld(
  options: { allow?: string[]; onTaskCompleted?: (app: App, tx: Tx, completion: TaskCompletion) => Promise<void> } = {},
): Promise<TestWorld> {
  snapshot ??= migratedSnapshot();
  const db = await openPgliteInMemory(await snapshot);
  const folder = await mkdtemp(join(tmpdir(), 'vozex-test-'));
  let now = new Date('2026-03-01T12:00:00Z');
  const dialled = new Set<string>();
  const lines: string[] = [];
  const secrets = new Map<string, string>();
  const write = (event: string, fields?: Record<string, unknown>) => {
    lines.push(JSON.stringify({ event, ...fields }));
  };
  const world: TestWorld = {
    db,
    clock: { now: () => now },
    log: { debug: write, info: write, warn: write, error: write },
    metrics: openMetrics(),
    seal: openSeal([Buffer.alloc(32, 7).toString('base64')]),
    flow: flowOf(options.onTaskCompleted ? [on(taskCompleted, options.onTaskCompleted)] : []),
    fetchOutside: counting(openEgress(options.allow ?? []), dialled),
    publicUrl: 'https://shop.test',
    instanceUrl: (host) => `https://${host}`,
    domains: NO_RECORDS,
    outside: { clock: { now: () => now }, isTest: false },
    newId(kind) {
      now = secondsAfter(now, 0.001); // one id a millisecond, so that ids sort as they were made
      return makeId(kind, now, randomBytes(10));
    },
    async secretBehind(reference) {
      const value = secrets.get(reference);
      if (value === undefined) throw new CatalogError('SECRET_UNKNOWN', reference);
      return new Secret(value);
    },
    jobs: {} as TestWorld['jobs'], // because neither rooms of this row nor adapters send jobs
    storage: openStorage(folder),
    dialled,
    lines,
    secrets,
    passes(seconds) {
      now = secondsAfter(now, seconds);
    },
    buys: (what = {}) => buy(world, what),
    uploads: (name, version, text, fileName = `${name}.zip`) =>
      uploadArtifact(world, { name, version, fileName, content: Readable.from([Buffer.from(text)]) }),
    rowCounts: () => rowCounts(world),
    async close() {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

function counting(fetchOutside: Fetch, dialled: Set<string>): Fetch {
  return (url, init) => {
    dialled.add(new URL(url).host);
    return fetchOutside(url, init);
  };
}

async function buy(
  world: TestWorld,
  { deliveryModel = 'self_hosted_license', quantity = 1 }: { deliveryModel?: DeliveryModel; quantity?: number },
): Promise<Purchase> {
  const now = world.clock.now();
  const at = { created_at: now, updated_at: now };
  const productId = world.newId('product');
  const purchase: Purchase = {
    productId,
    productSlug: `report-builder-${productId.slice(-6)}`,
    customerId: world.newId('customer'),
    orderId: world.newId('order'),
    orderItemId: world.newId('order_item'),
    fulfillmentId: world.newId('fulfillment'),
    deliveryModel,
    quantity,
  };
  const priceId = world.newId('price');
  await world.db.inOneTransaction(async (tx) => {
    await sql`insert into customers (id, email, name, created_at)
      values (${purchase.customerId}, ${`${purchase.customerId}@example.test`}, 'Ada Lovelace', ${now})`.execute(tx);
    await sql`insert into products (id, slug, name, delivery_model, fulfillment_driver, enabled_payment_gateways,
        default_payment_gateway, created_at, updated_at)
      values (${productId}, ${purchase.productSlug}, 'Report Builder', ${deliveryModel}, 'license_download',
        '{paypal}', 'paypal', ${at.created_at}, ${at.updated_at})`.execute(tx);
    await sql`insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
      values (${priceId}, ${productId}, 'Standard', 'one_time', 4900, 'USD', ${now}, ${now})`.execute(tx);
    await sql`insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata,
        access_token_hash, created_at, expires_at, paid_at, updated_at)
      values (${purchase.orderId}, ${purchase.customerId}, 'paid', 'paypal', 'USD', ${4900 * quantity}, ${json({})},
        'hash', ${now}, ${now}, ${now}, ${now})`.execute(tx);
    await sql`insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing,
        quantity, unit_amount_minor, total_minor, delivery_model, driver, choices, terms)
      values (${purchase.orderItemId}, ${purchase.orderId}, 0, ${productId}, ${priceId}, 'Report Builder', 'Standard',
        'one_time', ${quantity}, 4900, ${4900 * quantity}, ${deliveryModel}, 'license_download', ${json({})}, ${json({})})`.execute(
      tx,
    );
    await sql`insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model,
        driver, provider, status, instance_key, quantity, choices, terms, moved_by, moved_because, paid_at, created_at, updated_at)
      values (${purchase.fulfillmentId}, ${purchase.orderId}, ${purchase.orderItemId}, ${productId},
        ${purchase.customerId}, ${deliveryModel}, 'license_download', 'vozex', 'queued', ${`${purchase.orderId}:${purchase.orderItemId}`},
        ${quantity}, ${json({})}, ${json({})}, 'test', 'paid', ${now}, ${now}, ${now})`.execute(tx);
  });
  return purchase;
}

async function rowCounts(world: TestWorld): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    world.db.read,
  );
  const counts = rows.map(async ({ name }) => {
    const counted = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(world.db.read);
    return [name, counted.rows[0]?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
