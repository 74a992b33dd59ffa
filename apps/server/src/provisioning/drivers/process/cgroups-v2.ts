import { existsSync } from 'node:fs';
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

/**
 * Control groups of version 2: one tree. A controller must be handed down at each step before its files appear.
 *
 * @param parents folders of the tree in which we may try to make ours, best first.
 * @returns undefined where no parent gives us at least the limits on memory and processes.
 */
export function openCgroupsV2(parents: string[]): Cgroups | undefined {
  for (const parent of parents) {
    const base = join(parent, OUR_GROUP);
    handDown(parent);
    if (!canMake(base)) continue;
    handDown(base);
    const has = (file: string) => existsSync(join(base, file));
    if (!has('memory.max') || !has('pids.max')) continue;
    return {
      version: 2,
      keeps: { memory: true, pids: true, cpu: has('cpu.max'), freezer: has('cgroup.freeze') },
      open: (name) => {
        const folder = join(base, name);
        canMake(folder);
        return groupOf(folder);
      },
    };
  }
  return undefined;
}

/** One by one: a controller that is not to be had must not keep the others back. */
function handDown(folder: string): void {
  for (const controller of ['memory', 'pids', 'cpu']) {
    try {
      write(`+${controller}`, folder, 'cgroup.subtree_control');
    } catch {
      // seen by the files that do not appear below
    }
  }
}

function groupOf(folder: string): Group {
  const pids = () => readPids(folder, 'cgroup.procs');
  const isFrozen = () => readCount('frozen', folder, 'cgroup.events') === 1;
  const freezeTo = async (frozen: boolean) => {
    write(frozen ? 1 : 0, folder, 'cgroup.freeze');
    await settles(() => isFrozen() === frozen, `the group did not ${frozen ? 'freeze' : 'thaw'}`);
  };
  return {
    add: (pid) => write(pid, folder, 'cgroup.procs'),
    limit(limits) {
      const bytes = limits.memoryMb * 1_048_576;
      // Unlike version 1, the kernel takes a limit below what is in use and ends processes for it.
      if ((readNumber(folder, 'memory.current') ?? 0) > bytes) {
        throw Object.assign(new Error('more memory is in use'), { code: 'EBUSY' });
      }
      write(bytes, folder, 'memory.max');
      if (existsSync(join(folder, 'memory.swap.max'))) write(0, folder, 'memory.swap.max');
      write(limits.pids + PIDS_OF_OURS, folder, 'pids.max');
      if (existsSync(join(folder, 'cpu.max'))) {
        write(`${Math.round((limits.cpuMillis * CPU_PERIOD_US) / 1_000)} ${CPU_PERIOD_US}`, folder, 'cpu.max');
      }
    },
    freeze: () => freezeTo(true),
    thaw: () => freezeTo(false),
    isFrozen,
    pids,
    memoryKills: () => readCount('oom_kill', folder, 'memory.events'),
    usage() {
      const current = readNumber(folder, 'memory.current');
      // What the page cache holds and nobody reads is given back when it is needed.
      const idle = readCount('inactive_file', folder, 'memory.stat');
      return {
        memoryBytes: current === null ? null : Math.max(0, current - idle),
        cpuMicroseconds: existsSync(join(folder, 'cpu.stat')) ? readCount('usage_usec', folder, 'cpu.stat') : null,
      };
    },
    async kill() {
      if (existsSync(join(folder, 'cgroup.kill'))) write(1, folder, 'cgroup.kill');
      await settles(() => {
        const left = pids();
        killEach(left, 'SIGKILL');
        return left.length === 0;
      }, 'processes of the group did not end');
      if (isFrozen()) await freezeTo(false);
    },
    remove: () => removeGroup(folder),
  };
}
