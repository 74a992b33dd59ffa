import { readFileSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { crashPoint } from '../../../kernel/crash-point.ts';
import {
  type BackupFile,
  type DriverAnswer,
  DriverUnreachable,
  type InstanceDriver,
  type InstanceSpec,
  type Observed,
} from '../../instance-driver.ts';
import { DONE, failed, NOTHING } from '../answers.ts';
import { packData, replaceData } from './data-folders.ts';
import { type Engine, uidOf } from './engine.ts';
import { type Home, type HomeRecord, homeOf, homesIn, makeHome, readRecord } from './home.ts';
import { lastLines, lookAt, type Memory, type Standing, standingOf } from './look.ts';
import { guaranteesOf, isIsolated, machineCpuMillis } from './machine.ts';
import { ABSENT, change, fits, freeze, limitAgain, mend, removeHome, start, startAnew, stop, thaw } from './steps.ts';
import { Busy, openTurns } from './turns.ts';
import { startAll, stopAll } from './with-vozex.ts';

/** Somebody else's turn with an instance is soon over. */
const BUSY: DriverAnswer = { kind: 'busy', lookAgainAfterSeconds: 1 };

/** Runs instances as processes of this machine. */
export function openProcessDriver(engine: Engine): InstanceDriver {
  const turns = openTurns();
  const memory: Memory = new Map();
  if (engine.config.stop_with_vozex) startAll(engine, turns);

  /** One instruction to an instance that is there: alone with it, and after a crash was mended. */
  const instruct = async <T extends DriverAnswer | BackupFile>(
    instanceKey: string,
    work: (home: Home, record: HomeRecord) => Promise<T | DriverAnswer>,
  ): Promise<T | DriverAnswer> => {
    const home = homeOf(engine.folder, instanceKey);
    try {
      return await turns(home.folder, async () => {
        const record = await mend(engine, home);
        if (!record || record.wish === 'destroyed') return ABSENT;
        return work(home, record);
      });
    } catch (error) {
      if (error instanceof Busy) return BUSY;
      throw error;
    }
  };

  return {
    key: 'process',
    guarantees: async () => guaranteesOf(engine.machine),
    async ensure(spec, signal) {
      if (!engine.config.allow_weak_isolation && !isIsolated(engine.machine)) return tooWeak(engine);
      const home = homeOf(engine.folder, spec.instanceKey);
      if (!readRecord(home)) await makeHomeOnce(engine, home, spec);
      crashPoint('instance.home_made');
      return instruct(spec.instanceKey, (_home, record) => bringTo(engine, home, record, spec, signal));
    },
    async observe(instanceKey) {
      const home = homeOf(engine.folder, instanceKey);
      try {
        return await turns(home.folder, async () => {
          const record = readRecord(home);
          return record ? lookAt(engine, home, record, memory) : NOTHING;
        });
      } catch (error) {
        if (error instanceof Busy) throw new DriverUnreachable(error.message, { cause: error });
        throw error;
      }
    },
    suspend: (instanceKey) =>
      instruct(instanceKey, async (home, record) => {
        await change(home, record, { wish: 'suspended' });
        crashPoint('instance.half_suspended');
        const standing = await standingOf(engine, home, record);
        if (standing.kind === 'alive' && !standing.frozen) await freeze(engine, home);
        return DONE;
      }),
    resume: (instanceKey, signal) =>
      instruct(instanceKey, async (home, record) => {
        const standing = await standingOf(engine, home, record);
        if (record.wish === 'running') {
          if (standing.kind === 'alive' && standing.frozen) await thaw(engine, home);
          return DONE;
        }
        const resumed = await change(home, record, { wish: 'running', restarts: 0, verdict: null });
        crashPoint('instance.half_resumed');
        if (standing.kind !== 'alive') return start(engine, home, resumed, signal);
        await thaw(engine, home);
        return DONE;
      }),
    restart: (instanceKey, signal) =>
      instruct(instanceKey, async (home, record) => {
        const fresh = await change(home, record, { restarts: 0, verdict: null });
        await stop(engine, home, fresh);
        return fresh.wish === 'running' ? start(engine, home, fresh, signal) : DONE;
      }),
    backup: (instanceKey, target, signal) =>
      instruct<BackupFile>(instanceKey, (home, record) => backUp(engine, home, record, target, signal)),
    restore: (instanceKey, source, signal) =>
      instruct(instanceKey, (home, record) => putBack(engine, home, record, source, signal)),
    async destroy(instanceKey) {
      const home = homeOf(engine.folder, instanceKey);
      memory.delete(home.name);
      try {
        return await turns(home.folder, async () => {
          const record = readRecord(home);
          if (record) await removeHome(engine, home, record);
          else await rm(home.folder, { recursive: true, force: true });
          return DONE;
        });
      } catch (error) {
        if (error instanceof Busy) return BUSY;
        throw error;
      }
    },
    async list() {
      const each = homesIn(engine.folder).map(async ({ home, record }) => {
        const { instanceKey, instanceId } = record.spec;
        return { instanceKey, instanceId, state: stateOf(record, await standingOf(engine, home, record)) };
      });
      return Promise.all(each);
    },
    logs: (instanceKey, lines) => lastLines(homeOf(engine.folder, instanceKey), lines),
    capacity: () => capacityOf(engine),
    async close() {
      if (engine.config.stop_with_vozex) await stopAll(engine, turns); // otherwise instances outlive VOZEX
    },
  };
}

/** Without asking the application itself. */
function stateOf({ wish }: HomeRecord, standing: Standing): Observed['state'] {
  if (wish === 'suspended') return 'suspended';
  return standing.kind === 'alive' ? 'running' : standing.kind === 'ended' ? 'failed' : 'stopped';
}

function tooWeak({ machine }: Engine): DriverAnswer {
  const { lacks } = guaranteesOf(machine);
  return failed('ISOLATION_TOO_WEAK', `this machine does not keep instances apart: ${lacks.join('; ')}`);
}

async function makeHomeOnce(engine: Engine, home: Home, spec: InstanceSpec): Promise<void> {
  const record: HomeRecord = {
    spec,
    wish: 'running',
    port: null,
    slot: null,
    restarts: 0,
    verdict: null,
    held: false,
    wellSince: null,
  };
  await makeHome(engine.folder, home, record).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another one made it first
  });
}

/** Makes an instance what its spec says. What is suspended stays so, and comes back as the new spec wants it. */
async function bringTo(
  engine: Engine,
  home: Home,
  before: HomeRecord,
  spec: InstanceSpec,
  signal: AbortSignal,
): Promise<DriverAnswer> {
  const isNew = before.spec.revision !== spec.revision;
  const record = await change(home, before, { spec, ...(isNew ? { restarts: 0, verdict: null } : {}) });
  const standing = await standingOf(engine, home, record);
  if (standing.kind === 'alive') {
    if (fits(record, standing.run.shape) && limitAgain(engine, home, record)) return DONE;
    await stop(engine, home, record);
  }
  if (record.wish === 'suspended') return DONE;
  if (record.verdict !== null) return failed('CRASH_LOOP', record.verdict);
  if (standing.kind === 'ended' && !isNew) return startAnew(engine, home, record, standing.reason, signal);
  return start(engine, home, record, signal);
}

async function backUp(
  engine: Engine,
  home: Home,
  record: HomeRecord,
  target: string,
  signal: AbortSignal,
): Promise<BackupFile | DriverAnswer> {
  const standing = await standingOf(engine, home, record);
  const runs = standing.kind === 'alive' && !standing.frozen;
  const held = runs ? await change(home, record, { held: true }) : record;
  try {
    if (runs) await freeze(engine, home);
    crashPoint('instance.frozen');
    return await packData(home, target, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return failed('BACKUP_FAILED', String((error as { stderr?: string }).stderr || error));
  } finally {
    if (runs) {
      await thaw(engine, home);
      await change(home, held, { held: false });
    }
  }
}

async function putBack(
  engine: Engine,
  home: Home,
  record: HomeRecord,
  source: string,
  signal: AbortSignal,
): Promise<DriverAnswer> {
  await stop(engine, home, record);
  crashPoint('instance.half_restored');
  try {
    await replaceData(home, source, uidOf(engine, record.slot), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    if (record.wish === 'running') await start(engine, home, record, signal);
    return failed('BACKUP_UNREADABLE', String((error as { stderr?: string }).stderr || error));
  }
  return record.wish === 'running' ? start(engine, home, record, signal) : DONE;
}

async function capacityOf({ folder, config }: Engine) {
  const disk = await statfs(folder);
  const memoryMb = Math.floor(totalmem() / 1_048_576);
  return {
    total: {
      cpuMillis: machineCpuMillis(),
      memoryMb,
      diskMb: Math.floor((disk.blocks * disk.bsize) / 1_048_576),
      pids: Number(readFileSync('/proc/sys/kernel/pid_max', 'utf8')),
      instances: config.ports,
    },
    note: 'All of this machine: leave some of it to VOZEX, its database and the system.',
  };
}
