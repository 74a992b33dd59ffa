import { startPostgres } from '@vozex/dev-world';
import pg from 'pg';
import { announceDeliveries, inParallel, latencies, openAgent, sendPaid, watchDeliveries } from './buyers.ts';
import { countStatements } from './count.ts';
import { floorOfOrders, floorOfReceipts } from './floor.ts';
import { benchEnvironment, openBenchShop, placeOrders, startShopProcess, stockShelf } from './shop.ts';
import { storeOrders } from './stored-orders.ts';

/** Orders for each number of buyers; `--orders 2000` for a longer run. */
const ORDERS = Number(process.argv[process.argv.indexOf('--orders') + 1] || 600) || 600;
const STORED = { few: 1_000, many: Number(process.env.BENCH_MANY ?? 200_000) };

type Row = Record<string, string | number>;

const postgres = await startPostgres({ fsync: true });
const url = await postgres.newDatabase();
const port = 4900 + Math.floor(Math.random() * 90);
const environment = benchEnvironment(url, port);
const client = new pg.Client({ connectionString: url });
await client.connect();

const door = await startShopProcess(environment, 'api');
const shop = await openBenchShop(environment);
const shelf = await stockShelf(shop, door.url);
await benchReceipts(door.url, 8, 200); // warms both sides
console.log(
  `\nWebhook receipts (HTTP, signature, kept and enqueued), ${ORDERS} each, an api process, PostgreSQL with fsync`,
);
const receipts: Row[] = [];
for (const buyers of [1, 8, 32]) receipts.push(await benchReceipts(door.url, buyers, ORDERS));
console.table(receipts);
await door.stop();
await announceDeliveries(client);

const shopProcess = await startShopProcess(environment, 'all');
await drain();
await buyAt(shopProcess.url, 8, await placeOrders(shop, shelf, 200)); // warms the workers
console.log(`\nWebhook accepted to delivered, one license product, ${ORDERS} orders each, one process`);
const orders: Row[] = [];
for (const buyers of [1, 8, 32]) orders.push(await benchOrders(buyers));
console.table(orders);

console.log('\nAt a steady 50 orders a second');
console.table([await benchSteady(50, 10)]);

console.log('\nCost of an order with the number of stored orders, 8 buyers');
const growth: Row[] = [];
let stored = 0;
for (const target of [STORED.few, STORED.many]) {
  for (; stored < target; stored = Math.min(target, stored + 20_000)) {
    await storeOrders(client, shelf, stored, Math.min(target, stored + 20_000));
  }
  growth.push({ stored_orders: target, ...(await benchOrders(8)) });
}
console.table(growth);
await shopProcess.stop();

console.log('\nSQL statements and transactions from webhook to delivered, counted in the process, 8 buyers');
console.table([
  await countStatements(
    environment,
    () => placeOrders(shop, shelf, ORDERS),
    (shopUrl, ids) => buyAt(shopUrl, 8, ids),
  ),
]);
await client.end();
await shop.close();
await postgres.close();

/** Each buyer pays one order after the other, and waits for each. @returns seconds in all. */
async function buyAt(shopUrl: string, buyers: number, ids: string[]): Promise<number> {
  const agent = openAgent(buyers);
  const watch = watchDeliveries(client);
  const seconds = await inParallel(ids, buyers, async (orderId) => {
    const delivered = watch.delivered(orderId);
    await sendPaid(shopUrl, orderId, agent);
    await delivered;
  });
  watch.stop();
  await agent.close();
  return seconds;
}

async function benchOrders(buyers: number): Promise<Row> {
  const ids = await placeOrders(shop, shelf, ORDERS);
  const seconds = await buyAt(shopProcess.url, buyers, ids);
  const { p50, p95, p99 } = await latencies(client, ids);
  const floor = await floorOfOrders(url, await placeOrders(shop, shelf, ORDERS), buyers);
  await client.query("delete from jobs.job where state = 'created'"); // the floor's jobs are for nobody
  const persecond = ids.length / seconds;
  return {
    buyers,
    orders_s: round(persecond),
    floor_s: round(floor),
    of_floor: (persecond / floor).toFixed(2),
    p50_ms: round(p50),
    p95_ms: round(p95),
    p99_ms: round(p99),
  };
}

async function benchReceipts(shopUrl: string, buyers: number, count: number): Promise<Row> {
  const agent = openAgent(buyers);
  const ids = await placeOrders(shop, shelf, count);
  const seconds = await inParallel(ids, buyers, (orderId) => sendPaid(shopUrl, orderId, agent));
  await agent.close();
  const floor = await floorOfReceipts(url, await placeOrders(shop, shelf, count), buyers);
  await client.query("delete from webhook_events where body_sha256 = repeat('0', 64)"); // the floor's events are for nobody
  const persecond = ids.length / seconds;
  return { buyers, receipts_s: round(persecond), floor_s: round(floor), of_floor: (persecond / floor).toFixed(2) };
}

/** Sends at a fixed pace, whatever the answers take: waiting shows up in the latencies. */
async function benchSteady(perSecond: number, seconds: number): Promise<Row> {
  const ids = await placeOrders(shop, shelf, perSecond * seconds);
  const agent = openAgent(64);
  const startedAt = performance.now();
  await Promise.all(
    ids.map(async (orderId, i) => {
      await new Promise((resolve) =>
        setTimeout(resolve, Math.max(0, (i * 1000) / perSecond - (performance.now() - startedAt))),
      );
      await sendPaid(shopProcess.url, orderId, agent);
    }),
  );
  await drain();
  await agent.close();
  const { p50, p95, p99 } = await latencies(client, ids);
  return { orders_s: perSecond, p50_ms: round(p50), p95_ms: round(p95), p99_ms: round(p99) };
}

async function drain(): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      "select (select count(*) from webhook_events where status = 'received')::int + (select count(*) from fulfillment_records where next_attempt_at is not null)::int as n",
    );
    if (rows[0]?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
