import { setTimeout as pause } from 'node:timers/promises';
import { listRequests, newWorld, storePast, tablesScanned, takeOverPast, watchStatements } from '@vozex/dev-world';
import { describeRoutes, ROUTES } from '@vozex/server';
import pg from 'pg';
import { rollDays } from '../apps/server/src/operations/index.ts';

// How fast every list, search and chart answers in a shop of many orders: `node bench/lists.ts [--orders 200000] [--pglite]`.

const option = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};
const ORDERS = Number(option('--orders') ?? 200_000);
const ENGINE = process.argv.includes('--pglite') ? 'pglite' : 'postgres';
/** Enough for PostgreSQL to have chosen between plans for given and for any values. */
const TIMES = Number(option('--times') ?? 12);
/** The promise: every list, search and chart answers within it. */
const PROMISED_MS = 300;
/** A file and a look at the whole machine, each given a few times a minute. */
const NO_LISTS = new Set(['/api/me/data', '/api/admin/doctor']);
/** A table of fewer rows may be read from end to end. */
const SMALL_ROWS = 2_000;

const world = await newWorld({ engine: ENGINE });
const { db } = world.running.shop;
const client = db.url ? new pg.Client({ connectionString: db.url }) : undefined;
await client?.connect();
const run = async (statement: string) => (client ? client.query(statement) : db.pglite?.exec(statement));
const seconds = async (work: () => Promise<unknown>) => {
  const startedAt = performance.now();
  await work();
  return Math.round((performance.now() - startedAt) / 100) / 10;
};
console.log(`${ORDERS} orders on ${ENGINE} stored in ${await seconds(() => storePast(run, ORDERS))} s`);
await takeOverPast(run, 'ada@example.test', ORDERS);
let days = 0;
const rolled = await seconds(async () => {
  for (let turn = 0; turn < 60; turn++) days += await rollDays(world.running.shop);
});
console.log(`${days} days summed up in ${rolled} s`);
await run('vacuum analyze daily_figures');
// The embedded engine held the process for minutes: connections that lay idle are ended before they are used again.
await pause(2_000);

const requests = await listRequests(describeRoutes(ROUTES), world.operator.api);
const watch = watchStatements();
const rows: Record<
  string,
  { route: string; requests: number; times: number[]; slowest: string; slowest_ms: number; scans: Set<string> }
> = {};
for (const { route, path, access } of requests) {
  if (NO_LISTS.has(path)) continue;
  const asker = access === 'customer' ? world.as('Ada') : world.as('Olivia');
  rows[route] ??= { route, requests: 0, times: [], slowest: '', slowest_ms: 0, scans: new Set() };
  const row = rows[route];
  row.requests += 1;
  watch.taken();
  for (let time = 0; time < TIMES; time++) {
    const startedAt = performance.now();
    const { status, body } = await asker.ask('GET', path);
    const ms = performance.now() - startedAt;
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    row.times.push(ms);
    if (ms > row.slowest_ms && time > 0) [row.slowest, row.slowest_ms] = [path, ms];
    if (time > 0 || !client) continue;
    for (const statement of watch.taken()) {
      for (const table of await tablesScanned(client, statement)) {
        const { rows: size } = await client.query('select reltuples from pg_class where relname = $1', [table]);
        if (size[0]?.reltuples > SMALL_ROWS) row.scans.add(table);
      }
    }
  }
}
watch.stop();

const at = (times: number[], share: number) =>
  Math.round((times.toSorted((one, other) => one - other)[Math.ceil(times.length * share) - 1] ?? 0) * 10) / 10;
console.table(
  Object.values(rows).map(({ route, requests, times, slowest, slowest_ms, scans }) => ({
    route: route.replace('/api', ''),
    requests,
    p50_ms: at(times, 0.5),
    p95_ms: at(times, 0.95),
    max_ms: Math.round(slowest_ms),
    scans: [...scans].join(' '),
    slowest: slowest_ms > PROMISED_MS / 3 ? slowest.slice(slowest.indexOf('?')) : '',
  })),
);
const late = Object.values(rows).filter(({ times }) => at(times, 0.95) > PROMISED_MS);
console.log(
  late.length === 0
    ? `Every route answers within ${PROMISED_MS} ms.`
    : `Over ${PROMISED_MS} ms: ${late.map(({ route }) => route).join(', ')}`,
);
await client?.end();
await world.close();
process.exitCode = late.length === 0 ? 0 : 1;
