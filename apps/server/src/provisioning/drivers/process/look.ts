import { existsSync } from 'node:fs';
import { appendFile, open, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Observed } from '../../instance-driver.ts';
import { diskBytes } from './data-folders.ts';
import { type Engine, groupOf, processesOf } from './engine.ts';
import { type Home, type HomeRecord, type Run, readRun, writeRecord } from './home.ts';
import { bootId, lives, processOf, residentBytes } from './proc.ts';

/** An application that answers no question for so long is not well. */
const HEALTH_MS_MAX = 2_000;
/** What has not become well by then is unhealthy rather than starting. */
const STARTING_SECONDS = 60;
/** Well for so long, its earlier ends are forgotten. */
const WELL_SECONDS = 60;
/** Counting files costs more than all other looks together. */
const DISK_EVERY_SECONDS = 30;
const LOG_BYTES_MAX = 10_485_760;
const LOG_BYTES_KEPT = 1_048_576;

/** The last looks of this process, to tell use per time and to count files seldom. */
export type Memory = Map<string, { at: number; cpuMicroseconds: number | null; diskAt: number; disk: number | null }>;

/** What the last run became. `gone`: it left no word, as after `kill -9` of its shell or a start of the machine. */
export type Standing =
  | { kind: 'never' }
  | { kind: 'alive'; run: Run; frozen: boolean }
  | { kind: 'ended'; run: Run; reason: string };

/** Whether what was started last is alive, and if not, how it ended. */
export async function standingOf(engine: Engine, home: Home, record: HomeRecord): Promise<Standing> {
  const run = readRun(home);
  if (!run) return { kind: 'never' };
  const gate = processOf(run.pid);
  if (run.bootId === bootId() && gate?.startTicks === run.startTicks && lives(gate)) {
    return { kind: 'alive', run, frozen: groupOf(engine, home)?.isFrozen() ?? gate.state === 'T' };
  }
  return { kind: 'ended', run, reason: await reasonOf(engine, home, record) };
}

async function reasonOf(engine: Engine, home: Home, { spec }: HomeRecord): Promise<string> {
  const text = await readFile(join(home.exit, 'code'), 'utf8').catch(() => undefined);
  const code = Number.parseInt(text?.slice(0, 10) ?? '', 10);
  if ((groupOf(engine, home)?.memoryKills() ?? 0) > 0) {
    return `ended by the kernel: it needed more than its ${spec.limits.memoryMb} MB of memory`;
  }
  if (Number.isNaN(code)) return 'ended without a word: killed from outside, or by a start of the machine';
  return code > 128 ? `ended by signal ${code - 128} (exit code ${code})` : `ended with exit code ${code}`;
}

/** What an instance is, now. Its record is written only when a new thing is learnt: that it is well. */
export async function lookAt(engine: Engine, home: Home, record: HomeRecord, memory: Memory): Promise<Observed> {
  const standing = await standingOf(engine, home, record);
  await trimLog(home);
  const seen = {
    version: record.spec.release.version,
    revision: record.spec.revision,
    address: null,
    usage: await usageOf(engine, home, standing, memory),
    restarts: record.restarts,
  };
  if (record.wish === 'destroyed') return { ...seen, state: 'stopped', reason: 'its end was begun and not finished' };
  // Cut off between its record and the freezer, it is neither what it should be nor what it was: the freezer decides.
  const isStill = standing.kind === 'alive' ? standing.frozen : record.wish === 'suspended';
  if (isStill) return { ...seen, state: 'suspended', reason: null };
  if (standing.kind === 'never') return { ...seen, state: 'stopped', reason: record.verdict };
  if (standing.kind === 'ended') return { ...seen, state: 'failed', reason: record.verdict ?? standing.reason };
  const { run } = standing;
  const running = { ...seen, version: run.version, address: run.address };
  const problem = await healthProblem(run.address + record.spec.healthPath);
  const now = engine.clock.now();
  if (problem === null) {
    const noticed = await noticeWell(home, record, run, now);
    return { ...running, restarts: noticed.restarts, state: 'running', reason: overQuota(record, seen.usage.diskMb) };
  }
  const mayBeStarting =
    record.wellSince === null && now.getTime() < new Date(run.startedAt).getTime() + STARTING_SECONDS * 1_000;
  return { ...running, state: mayBeStarting ? 'starting' : 'unhealthy', reason: problem };
}

function overQuota({ spec }: HomeRecord, diskMb: number | null): string | null {
  if (diskMb === null || diskMb <= spec.limits.diskMb) return null;
  return `uses ${diskMb} MB of its ${spec.limits.diskMb} MB of disk`;
}

async function noticeWell(home: Home, record: HomeRecord, run: Run, now: Date): Promise<HomeRecord> {
  const isWellLong = now.getTime() >= new Date(run.startedAt).getTime() + WELL_SECONDS * 1_000;
  const restarts = isWellLong ? 0 : record.restarts;
  if (record.wellSince !== null && restarts === record.restarts) return record;
  const noticed = { ...record, wellSince: record.wellSince ?? now.toISOString(), restarts };
  await writeRecord(home, noticed);
  return noticed;
}

/** @returns null when it is well. */
async function healthProblem(url: string): Promise<string | null> {
  const path = new URL(url).pathname;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_MS_MAX), redirect: 'manual' });
    await answer.body?.cancel();
    return answer.ok ? null : `GET ${path} answers ${answer.status}`;
  } catch (error) {
    return `GET ${path} is not answered: ${String((error as { cause?: unknown }).cause ?? error)}`;
  }
}

async function usageOf(engine: Engine, home: Home, standing: Standing, memory: Memory): Promise<Observed['usage']> {
  const now = performance.now();
  const last = memory.get(home.name);
  const seconds = engine.clock.now().getTime() / 1_000;
  const isStale = !last || seconds - last.diskAt >= DISK_EVERY_SECONDS;
  const disk = isStale ? await diskBytes(home) : last.disk;
  const group = standing.kind === 'alive' ? groupOf(engine, home)?.usage() : undefined;
  const cpuMicroseconds = group?.cpuMicroseconds ?? null;
  memory.set(home.name, { at: now, cpuMicroseconds, diskAt: isStale ? seconds : last.diskAt, disk });
  const used =
    last && last.cpuMicroseconds !== null && cpuMicroseconds !== null
      ? Math.max(0, Math.round((cpuMicroseconds - last.cpuMicroseconds) / (now - last.at)))
      : null;
  const bytes = group?.memoryBytes ?? (await residentBytes(processesIfAlive(engine, home, standing)));
  return { cpuMillis: used, memoryMb: inMb(bytes), diskMb: disk === null ? null : inMb(disk) };
}

function processesIfAlive(engine: Engine, home: Home, standing: Standing): number[] {
  return standing.kind === 'alive' ? processesOf(engine, home) : [];
}

const inMb = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** The last lines it wrote, oldest first. */
export async function lastLines(home: Home, lines: number): Promise<string> {
  if (!existsSync(home.log)) return '';
  return (await endOf(home.log, LOG_BYTES_KEPT)).trimEnd().split('\n').slice(-lines).join('\n');
}

/** A log that has grown is cut to its end: the application goes on appending to the same file. */
async function trimLog(home: Home): Promise<void> {
  const size = existsSync(home.log) ? (await stat(home.log)).size : 0;
  if (size <= LOG_BYTES_MAX) return;
  const kept = await endOf(home.log, LOG_BYTES_KEPT);
  await truncate(home.log, 0);
  await appendFile(home.log, kept);
}

async function endOf(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - bytes);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - start), position: start });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}
