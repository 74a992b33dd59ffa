import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPglite } from '@vozex/server';
import pg from 'pg';
import { type Child, PROGRAMS, runChild } from './child-process.ts';
import { moveProvider } from './seed/seed.ts';
import { openSurroundings, type ShopWords } from './surroundings.ts';
import { type Engine, unpackDatabase } from './template.ts';
import { until } from './until.ts';

/** A shop in real processes, on a database that outlives them. Time is the machine's. */
export type WorldOfProcesses = ShopWords & {
  /** Where the shop keeps its files. */
  readonly folder: string;
  /** Starts a process of the shop and waits until it answers. */
  starts(how?: { role?: 'all' | 'api' | 'worker'; environment?: Record<string, string> }): Promise<Child>;
  /** Starts one that is expected not to come up. */
  tries(how?: { environment?: Record<string, string> }): Child;
  /** Runs a command of `vozex` to its end. @returns its exit code or signal, and what it said. */
  runs(words: string[], environment?: Record<string, string>): Promise<{ end: number | string; said: string }>;
  /** Starts the shop once so that it knows its provider, and kills it. */
  isPrepared(): Promise<void>;
  /**
   * So much time passes while no process of the shop runs, for what waits on a timer: refunds, changes of plan,
   * subscriptions and what is done to installations have waited that much longer. The clock is the machine's.
   */
  isDownFor(seconds: number): Promise<void>;
  /** Statements that a hand past the shop writes. On PGlite no process may run. */
  executes(statements: string): Promise<void>;
  /** `vozex audit` on the database. @throws Error naming what does not hold. On PGlite no process may run. */
  audit(): Promise<void>;
  close(): Promise<void>;
};

/** Long enough together for a shop that is killed and started again. */
const RETRY_DELAYS_MS = [100, 300, 600, 1_000, 2_000, 4_000, 8_000];

const START_SECONDS_MAX = 60;
/** A shop that is to be killed at its first step is ready for a moment only. */
const READY_MS_MAX = 20;

const LOCAL = '127.0.0.1';

/** Of each request that the shop failed at: why, which no caller is told. */
function faultsIn(logFile: string): string[] {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n') : [];
  return lines.filter((line) => line.includes('"http.failed"'));
}

/** Starts the gateways and the provider around a seeded database; the shop's processes are the story's to start. */
export async function newWorldOfProcesses({ engine }: { engine: Engine }): Promise<WorldOfProcesses> {
  const clock = { now: () => new Date() };
  const { env, folder, template, words, close } = await openSurroundings({
    engine,
    clock,
    retryDelaysMs: RETRY_DELAYS_MS,
  });
  if (engine === 'pglite') unpackDatabase(template, folder);
  const children: Child[] = [];
  const logFiles: string[] = [];
  const run = (program: string[], environment: Record<string, string> = {}) => {
    const logFile = join(folder, `${randomBytes(4).toString('hex')}.log`);
    const child = runChild(PROGRAMS.shop, {
      words: program,
      environment: { ...env, LOG_LEVEL: 'warn', ...environment },
      logFile,
    });
    children.push(child);
    logFiles.push(logFile);
    return { child, logFile };
  };
  const starts: WorldOfProcesses['starts'] = async ({ role = 'all', environment = {} } = {}) => {
    // A worker has no port of its own; a second API must not take those of the first one.
    const beside = environment.PORT === undefined ? {} : { VOZEX_INSTANCE_PORT: '0' };
    const { child } = run(['start', '--role', role], { ...beside, ...environment });
    if (role === 'worker') return child;
    const url = `http://${LOCAL}:${environment.PORT ?? env.PORT}/readyz`;
    const dead = child.ended.then((how) => {
      throw new Error(`the shop did not start (${how}):\n${child.lastWords()}`);
    });
    dead.catch(() => {}); // it may end much later, as the story wants
    const up = until(
      `the shop to answer at ${url}`,
      () =>
        fetch(url).then(
          (answer) => answer.ok,
          () => false,
        ),
      {
        seconds: START_SECONDS_MAX,
        seen: () => child.lastWords(),
        lookAgainMsMax: READY_MS_MAX,
      },
    );
    await Promise.race([up, dead]);
    return child;
  };
  const runs: WorldOfProcesses['runs'] = async (words, environment) => {
    const { child, logFile } = run(words, environment);
    return { end: await child.ended, said: readFileSync(logFile, 'utf8') };
  };
  const executes = async (statements: string) => {
    if (env.DATABASE_URL === undefined) {
      const db = await openPglite(folder);
      await db.pglite?.exec(statements);
      return db.close();
    }
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    await client.query(statements);
    await client.end();
  };
  return {
    ...words,
    folder,
    starts,
    executes,
    tries: ({ environment = {} } = {}) => run(['start'], environment).child,
    runs,
    async isPrepared() {
      const child = await starts();
      await moveProvider(words.operator.api, words.provider.url);
      await child.kill();
    },
    async isDownFor(seconds) {
      const age = (table: string, columns: string[]) =>
        `update ${table} set ${columns.map((column) => `${column} = ${column} - interval '${seconds} s'`).join(', ')};`;
      await executes(
        [
          age('refunds', ['created_at', 'updated_at']),
          age('plan_changes', ['created_at', 'updated_at', 'next_attempt_at']),
          age('subscriptions', ['next_attempt_at']),
          age('instance_operations', ['step_at']),
        ].join('\n'),
      );
    },
    async audit() {
      const { end, said } = await runs(['audit', '--json']);
      if (end !== 0) throw new Error(`the audit ended with ${end}:\n${said}`);
      const violations = words.sandbox.violations();
      if (violations.length > 0) throw new Error(`against the gateways' descriptions:\n${violations.join('\n')}`);
    },
    async close() {
      await Promise.all(children.map((child) => child.kill()));
      for (const fault of logFiles.flatMap(faultsIn)) process.stderr.write(`the shop said: ${fault}\n`);
      await close();
    },
  };
}
