import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineName, InstanceSpec } from '../../instance-driver.ts';

/** Where everything of one instance lies: `<pool>/vz-<hash>/`. */
export type Home = {
  name: EngineName;
  folder: string;
  record: string;
  run: string;
  log: string;
  /** Unpacked releases, one folder each, named by their digest. */
  releases: string;
  data: string;
  /** What the instance itself may write for us: how it ended. */
  exit: string;
  temporary: string;
};

/** What was asked of an instance last, and how often it had to be started: all that outlives VOZEX. */
export type HomeRecord = {
  spec: InstanceSpec;
  wish: 'running' | 'suspended' | 'destroyed';
  port: number | null;
  /** Names its user: `uid_from` and this. */
  slot: number | null;
  /** Starts after an end that nobody asked for, since it was last well. */
  restarts: number;
  /** Set when starting it again is given up, until something changes. */
  verdict: string | null;
  /** Frozen for a backup: whoever comes next thaws it. */
  held: boolean;
  /** When this start was first seen well. */
  wellSince: string | null;
};

/** What runs, or ran last; written before it starts. */
export type Run = {
  pid: number;
  startTicks: string;
  bootId: string;
  startedAt: string;
  /** Digest of all that needs a new start when it changes. */
  shape: string;
  revision: number;
  version: string;
  address: string;
};

/** The name of an instance in this engine: the same every time, and nobody's name. */
function engineNameOf(instanceKey: string): EngineName {
  return `vz-${createHash('sha256').update(instanceKey).digest('hex').slice(0, 20)}`;
}

export function homeOf(pool: string, instanceKey: string): Home {
  return homeNamed(pool, engineNameOf(instanceKey));
}

function homeNamed(pool: string, name: EngineName): Home {
  const folder = join(pool, name);
  return {
    name,
    folder,
    record: join(folder, 'record.json'),
    run: join(folder, 'run.json'),
    log: join(folder, 'log'),
    releases: join(folder, 'releases'),
    data: join(folder, 'data'),
    exit: join(folder, 'exit'),
    temporary: join(folder, 'tmp'),
  };
}

/** Every home of a pool that has a record. */
export function homesIn(pool: string): { home: Home; record: HomeRecord }[] {
  return readdirSync(pool).flatMap((name) => {
    if (!name.startsWith('vz-')) return [];
    const home = homeNamed(pool, name as EngineName); // because of the prefix
    const record = readRecord(home);
    return record ? [{ home, record }] : [];
  });
}

/** Makes the folder of an instance together with its record: there is never one without the other. */
export async function makeHome(pool: string, home: Home, record: HomeRecord): Promise<void> {
  const beside = join(pool, `.new-${home.name}-${randomBytes(4).toString('hex')}`);
  await mkdir(beside, { recursive: true, mode: 0o711 });
  await writeWhole(join(beside, 'record.json'), record);
  await rename(beside, home.folder);
}

export function readRecord(home: Home): HomeRecord | undefined {
  return readJson(home.record) as HomeRecord | undefined; // because only this driver writes it
}

export async function writeRecord(home: Home, record: HomeRecord): Promise<void> {
  await writeWhole(home.record, record);
}

export function readRun(home: Home): Run | undefined {
  return readJson(home.run) as Run | undefined; // because only this driver writes it
}

export async function writeRun(home: Home, run: Run): Promise<void> {
  await writeWhole(home.run, run);
}

export async function forgetRun(home: Home): Promise<void> {
  await rm(home.run, { force: true });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // because fs errors carry a code
    throw error;
  }
}

/** Beside it first, then over it: a crash leaves the old content or the new, never half. For nobody else to read. */
async function writeWhole(path: string, content: unknown): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(content));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
