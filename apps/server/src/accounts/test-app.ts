import { randomBytes } from 'node:crypto';
import { makeId } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { openPgliteInMemory } from '../kernel/database.ts';
import { flowOf } from '../kernel/events.ts';
import type { Log } from '../kernel/log.ts';
import { openMetrics } from '../kernel/metrics.ts';
import { migrate } from '../kernel/migrate.ts';
import { openSeal } from '../kernel/seal.ts';

export type TestApp = App & {
  /** Lets time pass. */
  passes(seconds: number): void;
  /** The statements sent to the database since the last call. */
  statements(): string[];
};

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

let snapshot: Promise<Blob> | undefined;

/** A migrated database in memory, kept as a dump: migrating takes longer than loading. */
async function migratedSnapshot(): Promise<Blob> {
  const db = await openPgliteInMemory();
  await migrate(db);
  const dump = await db.pglite!.dumpDataDir('none'); // because a database in memory is PGlite's
  await db.close();
  return dump;
}

/** The kernel's App on a fresh database in memory, with a clock that moves by hand. */
export async function openTestApp(): Promise<TestApp> {
  snapshot ??= migratedSnapshot();
  const db = await openPgliteInMemory(await snapshot);
  const sent: string[] = [];
  const query = db.pglite!.query.bind(db.pglite); // because a database in memory is PGlite's
  db.pglite!.query = ((text: string, ...rest: unknown[]) => {
    sent.push(text);
    return (query as (...all: unknown[]) => unknown)(text, ...rest);
  }) as typeof query;
  // Starts at the real time, since better-auth reads the system's clock for its own expiries.
  let now = new Date();
  const clock = { now: () => now };
  return {
    db,
    clock,
    log: silent,
    seal: openSeal([randomBytes(32).toString('base64')]),
    flow: flowOf([]),
    publicUrl: 'https://shop.test',
    instanceUrl: (host) => `https://${host}`,
    newId: (kind) => makeId(kind, clock.now(), randomBytes(10)),
    jobs: unused('jobs'),
    metrics: openMetrics(),
    fetchOutside: unused('fetchOutside'),
    passes(seconds) {
      now = secondsAfter(now, seconds);
    },
    statements: () => sent.splice(0),
  };
}

/** A part of App that the stories here must not touch. */
function unused<T>(name: string): T {
  return new Proxy(() => {}, {
    get() {
      throw new Error(`${name} is not part of this story`);
    },
    apply() {
      throw new Error(`${name} is not part of this story`);
    },
  }) as T;
}
