import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Cgroups,
  canMake,
  type Group,
  killEach,
  OUR_GROUP,
  PIDS_OF_OURS,
  readCount,
  readNumber,
  readPids,
  removeGroup,
  settles,
  write,
} from './cgroups.ts';

/** Length of one accounting period of the scheduler, microseconds: the kernel's own default. */
const CPU_PERIOD_US = 100_000;

type Controller = 'memory' | 'cpu' | 'cpuacct' | 'pids' | 'freezer';

/**
 * Control groups of version 1: a tree of folders for each controller.
 *
 * @param mounts where each controller is mounted.
 * @returns undefined where we may make no groups.
 */
export function openCgroupsV1(mounts: ReadonlyMap<string, string>): Cgroups | undefined {
  const bases = new Map<Controller, string>();
  for (const controller of ['memory', 'cpu', 'cpuacct', 'pids', 'freezer'] as const) {
    const mount = mounts.get(controller);
    if (mount !== undefined && canMake(join(mount, OUR_GROUP))) bases.set(controller, join(mount, OUR_GROUP));
  }
  if (!bases.has('freezer')) return undefined;
  return {
    version: 1,
    keeps: { memory: bases.has('memory'), cpu: bases.has('cpu'), pids: bases.has('pids'), freezer: true },
    open: (name) => {
      const folders = new Map([...bases].map(([controller, base]) => [controller, join(base, name)]));
      for (const folder of folders.values()) canMake(folder);
      return groupOf(folders);
    },
  };
}

function groupOf(folders: ReadonlyMap<Controller, string>): Group {
  const at = (controller: Controller, use: (folder: string) => void) => {
    const folder = folders.get(controller);
    if (folder !== undefined) use(folder);
  };
  const freezer = folders.get('freezer') ?? ''; // because there is no version 1 without one here
  const stateOf = () => readFileSync(join(freezer, 'freezer.state'), 'utf8').trim();
  const freezeTo = async (state: 'FROZEN' | 'THAWED') => {
    await settles(() => {
      write(state, freezer, 'freezer.state'); // written again: a process that was just born may have slipped through
      return stateOf() === state;
    }, `the group did not become ${state}`);
  };
  const pids = () => readPids(freezer, 'cgroup.procs');
  return {
    add(pid) {
      for (const folder of folders.values()) write(pid, folder, 'cgroup.procs');
    },
    limit(limits) {
      at('memory', (folder) => limitMemory(folder, limits.memoryMb * 1_048_576));
      at('pids', (folder) => write(limits.pids + PIDS_OF_OURS, folder, 'pids.max'));
      at('cpu', (folder) => {
        write(CPU_PERIOD_US, folder, 'cpu.cfs_period_us');
        write(Math.round((limits.cpuMillis * CPU_PERIOD_US) / 1_000), folder, 'cpu.cfs_quota_us');
      });
    },
    freeze: () => freezeTo('FROZEN'),
    thaw: () => freezeTo('THAWED'),
    isFrozen() {
      try {
        return stateOf() !== 'THAWED';
      } catch {
        return false; // there is no group any more
      }
    },
    pids,
    memoryKills: () => readCount('oom_kill', folders.get('memory') ?? '', 'memory.oom_control'),
    usage() {
      const memory = folders.get('memory');
      const nanoseconds = readNumber(folders.get('cpuacct') ?? '', 'cpuacct.usage');
      return {
        // What the page cache holds is given back when it is needed.
        memoryBytes: memory === undefined ? null : readCount('total_rss', memory, 'memory.stat'),
        cpuMicroseconds: nanoseconds === null ? null : nanoseconds / 1_000,
      };
    },
    async kill() {
      // Frozen first, so that nothing new is born while we count; a signal reaches the frozen when they thaw.
      if (pids().length > 0) await freezeTo('FROZEN').catch(() => {});
      killEach(pids(), 'SIGKILL');
      await freezeTo('THAWED');
      await settles(() => {
        const left = pids();
        killEach(left, 'SIGKILL');
        return left.length === 0;
      }, 'processes of the group did not end');
    },
    async remove() {
      for (const folder of folders.values()) await removeGroup(folder);
    },
  };
}

/** Memory with swap may never be less than memory without: which is written first depends on the direction. */
function limitMemory(folder: string, bytes: number): void {
  const withSwap = readNumber(folder, 'memory.memsw.limit_in_bytes');
  const files = ['memory.limit_in_bytes', ...(withSwap === null ? [] : ['memory.memsw.limit_in_bytes'])];
  const grows = withSwap !== null && withSwap < bytes;
  for (const file of grows ? files.toReversed() : files) write(bytes, folder, file);
}
