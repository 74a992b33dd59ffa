import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { secondsAfter } from '../../../kernel/clock.ts';
import { crashPoint } from '../../../kernel/crash-point.ts';
import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE, failed } from '../answers.ts';
import { killEach } from './cgroups.ts';
import { claimNumber, isPortFree, releaseNumber } from './claims.ts';
import { mendData } from './data-folders.ts';
import { type Engine, groupOf, killAll, processesOf, shapeOf } from './engine.ts';
import { forgetRun, type Home, type HomeRecord, readRecord, readRun, writeRecord } from './home.ts';
import { launch } from './launch.ts';
import { standingOf } from './look.ts';
import { processOf } from './proc.ts';
import { BundleRefused, removeOtherReleases, unpackBundle } from './unpack-bundle.ts';

/** An application that is asked to end gets so long to finish what it does. */
const GRACE_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** After an end that nobody asked for, seconds until the next start; when they are spent, it is given up. */
const RESTART_AFTER_SECONDS = [1, 2, 4, 8, 16];

export const ABSENT = failed('INSTANCE_ABSENT', 'there is no such instance here');

/** Finishes what a crash left half done; every step begins with it. @returns the record as it then is. */
export async function mend(engine: Engine, home: Home): Promise<HomeRecord | undefined> {
  const record = readRecord(home);
  if (!record) return undefined;
  await mendData(home);
  if (!record.held) return record;
  if (record.wish === 'running') await thaw(engine, home);
  return change(home, record, { held: false });
}

export async function change(home: Home, record: HomeRecord, to: Partial<HomeRecord>): Promise<HomeRecord> {
  const changed = { ...record, ...to };
  await writeRecord(home, changed);
  return changed;
}

export async function freeze(engine: Engine, home: Home): Promise<void> {
  const group = groupOf(engine, home);
  if (group && engine.machine.cgroups?.keeps.freezer) await group.freeze();
  else killEach(processesOf(engine, home), 'SIGSTOP');
}

export async function thaw(engine: Engine, home: Home): Promise<void> {
  const group = groupOf(engine, home);
  if (group && engine.machine.cgroups?.keeps.freezer) await group.thaw();
  else killEach(processesOf(engine, home), 'SIGCONT');
}

/** Ends what runs: asked first, made to afterwards. What is frozen hears nothing, and is made to at once. */
export async function stop(engine: Engine, home: Home, record: HomeRecord): Promise<void> {
  const standing = await standingOf(engine, home, record);
  if (standing.kind === 'alive' && !standing.frozen) {
    const theirs = processesOf(engine, home).filter((pid) => !isOurs(pid, standing.run.pid));
    killEach(theirs, 'SIGTERM');
    const last = performance.now() + GRACE_MS;
    while (performance.now() < last && processesOf(engine, home).length > 0) await pause(LOOK_EVERY_MS);
  }
  await killAll(engine, home);
  await forgetRun(home);
}

/** The launching shell and the sandbox end by themselves when the application has. */
function isOurs(pid: number, gate: number): boolean {
  return pid === gate || processOf(pid)?.name === 'bwrap';
}

/** Starts it as its record says, on its port where that is free and on another where it is not. */
export async function start(
  engine: Engine,
  home: Home,
  record: HomeRecord,
  signal: AbortSignal,
): Promise<DriverAnswer> {
  await killAll(engine, home); // what an earlier run left behind
  try {
    const unpacked = await unpackBundle(engine, home, record.spec, signal);
    const numbered = await claimNumbers(engine, home, record);
    if (!numbered) return failed('POOL_FULL', 'the pool has no port or user left');
    const starting = { ...numbered, wellSince: null };
    await writeRecord(home, starting);
    await launch(engine, home, starting, unpacked);
    await removeOtherReleases(home, unpacked.folder);
    return DONE;
  } catch (error) {
    if (error instanceof BundleRefused) return failed('RELEASE_REFUSED', error.message);
    throw error;
  }
}

async function claimNumbers(
  { folder, config }: Engine,
  home: Home,
  record: HomeRecord,
): Promise<(HomeRecord & { port: number }) | undefined> {
  const users = { kind: 'user', from: 0, count: config.ports } as const;
  const ports = { kind: 'port', from: config.ports_from, count: config.ports } as const;
  const slot = record.slot ?? (await claimNumber(folder, users, home.name));
  let port = record.port ?? undefined;
  if (port !== undefined && !(await isPortFree(port))) {
    await releaseNumber(folder, 'port', port, home.name);
    port = undefined;
  }
  port ??= await claimNumber(folder, ports, home.name, isPortFree);
  return slot === undefined || port === undefined ? undefined : { ...record, slot, port };
}

/** What ended by itself is started anew, each time after a longer wait; then it is given up until something changes. */
export async function startAnew(
  engine: Engine,
  home: Home,
  record: HomeRecord,
  reason: string,
  signal: AbortSignal,
): Promise<DriverAnswer> {
  const wait = RESTART_AFTER_SECONDS[record.restarts];
  if (wait === undefined) {
    const verdict = `given up after ${record.restarts} starts in a row; the last one ${reason}`;
    await change(home, record, { verdict });
    return failed('CRASH_LOOP', verdict);
  }
  const startedAt = new Date(readRun(home)?.startedAt ?? 0);
  const seconds = (secondsAfter(startedAt, wait).getTime() - engine.clock.now().getTime()) / 1_000;
  if (seconds > 0) return { kind: 'busy', lookAgainAfterSeconds: Math.ceil(seconds) };
  return start(engine, home, await change(home, record, { restarts: record.restarts + 1 }), signal);
}

/** New limits for what runs or is frozen. @returns false where they take effect with a new start only. */
export function limitAgain(engine: Engine, home: Home, record: HomeRecord): boolean {
  try {
    groupOf(engine, home)?.limit(record.spec.limits);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') return false; // because system errors carry a code
    throw error;
  }
}

/** Whether what runs was started as the record wants it. */
export function fits(record: HomeRecord, shape: string): boolean {
  return shapeOf(record.spec) === shape;
}

/** Removes everything, the record last: until then the next call finds it and goes on. */
export async function removeHome(engine: Engine, home: Home, record: HomeRecord): Promise<void> {
  await change(home, record, { wish: 'destroyed' });
  await killAll(engine, home);
  crashPoint('instance.half_destroyed');
  await groupOf(engine, home)?.remove();
  for (const part of [home.data, home.releases, home.temporary, home.exit, home.log]) {
    await rm(part, { recursive: true, force: true });
  }
  if (record.port !== null) await releaseNumber(engine.folder, 'port', record.port, home.name);
  if (record.slot !== null) await releaseNumber(engine.folder, 'user', record.slot, home.name);
  if (existsSync(home.folder)) await rm(home.folder, { recursive: true, force: true });
}
