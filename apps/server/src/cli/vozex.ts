#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importProducts } from '../catalog/index.ts';
import { adoptDevelopmentEnvironment, DEVELOPMENT_ENVIRONMENT, EnvProblem, readEnv } from '../env.ts';
import { VozexError } from '../kernel/errors.ts';
import { FolderInUse } from '../kernel/folder-lock.ts';
import { openLog } from '../kernel/log.ts';
import { findBrokenInvariants, INVARIANT_NAMES } from '../operations/index.ts';
import { resealAll } from '../sealed-columns.ts';
import { startVozex } from '../start.ts';
import { openShop, type ProcessRole, type Shop } from '../wiring.ts';
import { askRunningShop, type RemoteCall } from './ask-running-shop.ts';

const USAGE = `vozex: run the shop and look after it

  vozex start [--role all|api|worker]   run VOZEX on the environment (docs/configuration.md)
  vozex migrate                         bring the database to the newest schema
  vozex audit [--json]                  prove the invariants; exit 1 names the offenders
  vozex secrets reseal                  seal everything under the newest master key
  vozex product import FILE.json        bring products, prices and mappings in (docs/product-import.md)
`;

/** A second signal within the stop means: now. */
async function start(role: string): Promise<void> {
  if (role !== 'all' && role !== 'api' && role !== 'worker')
    throw new Usage(`--role is all, api or worker, not ${role}`);
  const running = await startVozex(readEnv(), { role: role satisfies ProcessRole });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Runs one command on an open shop, quietly, and closes it. */
async function withShop<T>(work: (shop: Shop) => Promise<T>): Promise<T> {
  const shop = await openShop(readEnv(), { role: 'api', log: openLog('warn') });
  try {
    return await work(shop);
  } finally {
    await shop.close();
  }
}

/** The same, or the running shop's own answer where it has the embedded database open. */
async function here<T>(work: (shop: Shop) => Promise<T>, there: RemoteCall): Promise<T> {
  try {
    return await withShop(work);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    return (await askRunningShop(readEnv(), there, error)) as T; // because both answer the same shape
  }
}

async function audit(asJson: boolean): Promise<void> {
  const prove = async (shop: Shop) => ({ checked: [...INVARIANT_NAMES], findings: await findBrokenInvariants(shop) });
  const { checked, findings } = await here(prove, { method: 'GET', path: '/api/admin/invariants' });
  if (asJson) console.log(JSON.stringify({ checked, findings }, null, 2));
  else if (findings.length === 0) console.log(`All ${checked.length} invariants hold.`);
  for (const { name, promise, offenders } of asJson ? [] : findings) {
    console.log(`${name} is broken: ${promise}\n${offenders.map((offender) => `  ${offender}`).join('\n')}`);
  }
  if (findings.length > 0) process.exitCode = 1;
}

async function importFile(file: string | undefined): Promise<void> {
  if (!file) throw new Usage('vozex product import FILE.json');
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const document = Array.isArray(read) ? { products: read } : read;
  const answer = await here((shop) => importProducts(shop, document), {
    method: 'POST',
    path: '/api/admin/products/import',
    body: document,
  });
  for (const [what, slugs] of Object.entries(answer))
    console.log(`${what}: ${slugs.length === 0 ? 'none' : slugs.join(', ')}`);
}

async function reseal(shop: Shop): Promise<void> {
  const { resealed, unopened } = await resealAll(shop);
  console.log(`Sealed anew: ${resealed}.`);
  if (unopened.length === 0) return;
  console.error(`Not opened, their key is not in VOZEX_MASTER_KEY: ${unopened.join(', ')}`);
  process.exitCode = 1;
}

class Usage extends Error {}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string', default: 'all' }, json: { type: 'boolean', default: false } },
  });
  if (positionals[0] !== 'start' && adoptDevelopmentEnvironment()) {
    console.error(`Using ${DEVELOPMENT_ENVIRONMENT}, the shop of npm start.`);
  }
  switch (positionals.slice(0, 2).join(' ')) {
    case 'start':
      return start(values.role);
    case 'migrate':
      return withShop(async () => console.log('The database has the newest schema.'));
    case 'audit':
      return audit(values.json);
    case 'secrets reseal':
      return withShop(reseal);
    case 'product import':
      return importFile(positionals[2]);
    default:
      throw new Usage(USAGE);
  }
}

main().catch((error: unknown) => {
  if (error instanceof Usage || error instanceof EnvProblem || error instanceof FolderInUse)
    console.error(error.message);
  else if (error instanceof VozexError) {
    console.error(`${error.code}: ${error.spec.customer}`);
    for (const { field, message } of error.fields) console.error(`  ${field}: ${message}`);
  } else console.error(error);
  process.exit(2);
});
