#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ImportKind, Role } from '@vozex/domain';
import { importProducts } from '../catalog/index.ts';
import { adoptDevelopmentEnvironment, DEVELOPMENT_ENVIRONMENT, EnvProblem, readEnv } from '../env.ts';
import { VozexError } from '../kernel/errors.ts';
import { FolderInUse } from '../kernel/folder-lock.ts';
import { openLog } from '../kernel/log.ts';
import { type AuditRun, auditNow, examine, PROMISES } from '../operations/index.ts';
import { reconcileNow } from '../payments/index.ts';
import { resealAll } from '../sealed-columns.ts';
import { startVozex } from '../start.ts';
import { openShop, type ProcessRole, type Shop } from '../wiring.ts';
import { askRunningShop, type RemoteCall } from './ask-running-shop.ts';
import { restoreBackupFile, verifyBackupFile, writeBackupFile } from './backup.ts';
import { printFindings } from './doctor.ts';
import { deskHere, deskThere, type ImportWish, importShopFile } from './import.ts';
import { addUser, givePassword, giveRole, listUsers, MACHINE } from './users.ts';

const USAGE = `vozex: run the shop and look after it

  vozex start [--role all|api|worker]   run VOZEX on the environment (docs/configuration.md)
  vozex migrate                         bring the database to the newest schema
  vozex doctor [--json]                 say what is wrong with what the shop stands on, and how to mend it
  vozex audit [--heal] [--json]         prove the invariants, and heal what is safe to heal; exit 1 names the offenders
  vozex reconcile [--days 3]            ask the gateways for what no webhook told
  vozex user list                       who runs the shop
  vozex user add EMAIL ROLE             invite somebody: read_only, operator or owner
  vozex user role EMAIL ROLE            give a role, or take it away with customer
  vozex user password EMAIL             set a password, read from standard input
  vozex backup FILE|FOLDER              write everything the shop keeps into one file, beside it while it runs
  vozex backup verify FILE              read a backup through: is it whole?
  vozex restore FILE                    make the shop of a backup in an empty database; --replace, --without-key
  vozex demo                            buy one of everything beside a running npm start
  vozex secrets reseal                  seal everything under the newest master key
  vozex product import FILE.json        bring products, prices and mappings in (docs/product-import.md)
  vozex import KIND FILE [--dry-run]    bring products, customers, orders or licenses of an earlier shop in
    [--source NAME] [--decisions FILE]  from CSV or JSON (docs/migrating.md); exit 1 when rows were bad
    [--json]
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

/** A run like that of the schedule: kept, and told. */
async function audit({ heal, json }: { heal: boolean; json: boolean }): Promise<void> {
  const { findings, healed, unproven, problem } = await here(
    (shop): Promise<Pick<AuditRun, 'findings' | 'healed' | 'unproven' | 'problem'>> => auditNow(shop, MACHINE, heal),
    { method: 'POST', path: '/api/admin/invariants/runs', body: { heal } },
  );
  const checked = PROMISES.map(({ name }) => name);
  if (json) console.log(JSON.stringify({ checked, findings, healed, unproven }, null, 2));
  else {
    for (const { invariant, subject, did } of healed) console.log(`${invariant} healed: ${subject}: ${did}`);
    for (const { name, promise, offenders } of findings)
      console.log(`${name} is broken: ${promise}\n${offenders.map((offender) => `  ${offender}`).join('\n')}`);
    if (problem !== null) console.error(`The proof is not complete: ${problem}`);
    else if (findings.length === 0) console.log(`All ${checked.length} invariants hold.`);
  }
  if (findings.length > 0 || problem !== null) process.exitCode = 1;
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

/** Ended by Ctrl-C, it ends after the batch that runs; started again, it goes on there. */
async function importFrom(kind: string | undefined, wish: Omit<ImportWish, 'kind' | 'file'>, file: string | undefined) {
  const known = ImportKind.parse(kind);
  if (!file) throw new Usage(`vozex import ${kind} FILE`);
  if (!existsSync(file)) throw new Usage(`There is no file ${file}.`);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const whole = { ...wish, kind: known, file };
  const clean = await withShop((shop) => importShopFile(deskHere(shop, stopping.signal), whole)).catch((error) => {
    if (!(error instanceof FolderInUse)) throw error;
    return importShopFile(deskThere(readEnv(), error), whole);
  });
  if (!clean) process.exitCode = 1;
}

async function doctor(asJson: boolean): Promise<void> {
  const look = async (shop: Shop) => ({ findings: await examine(shop) });
  const { findings } = await here(look, { method: 'GET', path: '/api/admin/doctor' });
  if (!printFindings(findings, asJson)) process.exitCode = 1;
}

const DAYS_MAX = 90;

async function askGateways(text: string): Promise<void> {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > DAYS_MAX)
    throw new Usage(`--days is a whole number from 1 to ${DAYS_MAX}, not ${text}`);
  type Look = { gateway: string; status: string; looked_at: number; found: number; problem: string | null };
  const { items } = await here(
    async (shop): Promise<{ items: Look[] }> => ({ items: await reconcileNow(shop, MACHINE, { days }) }),
    { method: 'POST', path: '/api/admin/reconcile', body: { days } },
  );
  for (const { gateway, status, looked_at, found, problem } of items)
    console.log(`${gateway}: ${status}, looked at ${looked_at}, found ${found}${problem ? `: ${problem}` : ''}`);
  if (items.length === 0) console.log('A look is under way already.');
  if (items.some(({ status }) => status !== 'done')) process.exitCode = 1;
}

async function user(what: string | undefined, email: string | undefined, role: string | undefined): Promise<void> {
  if (what === 'list') return withShop(listUsers);
  if (!email) throw new Usage(USAGE);
  const known = Role.safeParse(role);
  const found = await withShop(async (shop) => {
    if (what === 'password') return givePassword(shop, email);
    if (!known.success) throw new Usage(`A role is ${Role.options.join(', ')}, not ${role}`);
    if (what === 'role') return giveRole(shop, email, known.data);
    if (what !== 'add' || known.data === 'customer') throw new Usage(USAGE);
    await addUser(shop, email, known.data);
    return true;
  });
  if (found) return;
  console.error(`Nothing was changed for ${email}.`);
  process.exitCode = 1;
}

async function backup(words: string[], asJson: boolean): Promise<void> {
  const [target, file] = words;
  if (target === 'verify' && file !== undefined) return verifyBackupFile(file, asJson);
  if (target === undefined || file !== undefined) throw new Usage('vozex backup FILE|FOLDER, vozex backup verify FILE');
  if (!(await writeBackupFile(target, asJson))) process.exitCode = 1;
}

async function restore(file: string | undefined, replace: boolean, withoutKey: boolean): Promise<void> {
  if (file === undefined) throw new Usage('vozex restore FILE [--replace] [--without-key]');
  await restoreBackupFile(file, { replace, withoutKey });
}

/** The demo is a program of the whole repository, beside the server. */
async function demo(): Promise<void> {
  const { status } = spawnSync('npm', ['run', '--silent', 'demo'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
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
    options: {
      role: { type: 'string', default: 'all' },
      json: { type: 'boolean', default: false },
      heal: { type: 'boolean', default: false },
      days: { type: 'string', default: '3' },
      'dry-run': { type: 'boolean', default: false },
      source: { type: 'string', default: 'earlier-shop' },
      decisions: { type: 'string' },
      replace: { type: 'boolean', default: false },
      'without-key': { type: 'boolean', default: false },
    },
  });
  if (positionals[0] !== 'start' && adoptDevelopmentEnvironment()) {
    console.error(`Using ${DEVELOPMENT_ENVIRONMENT}, the shop of npm start.`);
  }
  if (positionals[0] === 'backup') return backup(positionals.slice(1), values.json);
  if (positionals[0] === 'restore') return restore(positionals[1], values.replace, values['without-key']);
  switch (positionals.slice(0, 2).join(' ')) {
    case 'start':
      return start(values.role);
    case 'migrate':
      return withShop(async () => console.log('The database has the newest schema.'));
    case 'audit':
      return audit(values);
    case 'doctor':
      return doctor(values.json);
    case 'reconcile':
      return askGateways(values.days);
    case 'user list':
    case 'user add':
    case 'user role':
    case 'user password':
      return user(positionals[1], positionals[2], positionals[3]);
    case 'demo':
      return demo();
    case 'secrets reseal':
      return withShop(reseal);
    case 'import products':
    case 'import customers':
    case 'import orders':
    case 'import licenses':
      return importFrom(
        positionals[1],
        { source: values.source, dryRun: values['dry-run'], decisions: values.decisions, asJson: values.json },
        positionals[2],
      );
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
