import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storePast, theStage } from '@vozex/dev-world';
import { migrate, openPglite } from '@vozex/server';
import pg from 'pg';

// How long backup and restore of many orders take, and how much memory: `node bench/backup.ts [--orders 200000] [--pglite]`.

const at = process.argv.indexOf('--orders');
const ORDERS = at < 0 ? 200_000 : Number(process.argv[at + 1]);
const ENGINE = process.argv.includes('--pglite') ? 'pglite' : 'postgres';
const VOZEX = new URL('../apps/server/src/cli/vozex.ts', import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), 'vozex-bench-backup-'));
const file = join(folder, 'shop.tar.gz');
const place = async (name: string, content: 'seeded' | 'empty') => ({
  VOZEX_DATA_DIR: join(folder, name),
  VOZEX_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  DATABASE_URL: ENGINE === 'postgres' ? await (await theStage()).newDatabase(content) : '',
});

async function fill(shop: { VOZEX_DATA_DIR: string; DATABASE_URL: string }): Promise<void> {
  if (shop.DATABASE_URL) {
    const client = new pg.Client({ connectionString: shop.DATABASE_URL });
    await client.connect();
    await storePast((statement) => client.query(statement), ORDERS);
    return client.end();
  }
  const db = await openPglite(shop.VOZEX_DATA_DIR);
  await migrate(db);
  await storePast(async (statement) => db.pglite?.exec(statement), ORDERS);
  await db.close();
}

/** Runs a command to its end, and says what memory it had at most; Linux knows. */
async function measured(environment: Record<string, string>, ...words: string[]): Promise<void> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [VOZEX, ...words], { env: { ...process.env, ...environment }, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let peak = 0;
  const watch = setInterval(() => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
  }, 50);
  const end = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${words[0]} on ${ENGINE}: ${seconds} s, ${peak.toFixed(0)} MB of memory at most, ended with ${end}`);
  console.log(said.split('\n').slice(0, 2).join('\n'));
}

const shop = await place('shop', 'seeded');
await fill(shop);
console.log(`${ORDERS} orders on ${ENGINE}`);
await measured(shop, 'backup', file);
console.log(`${(statSync(file).size / 1e6).toFixed(1)} MB`);
await measured(await place('restored', 'empty'), 'restore', file);
rmSync(folder, { recursive: true, force: true });
await (await theStage()).close();
process.exit(0);
