import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cgroups } from './cgroups.ts';
import { openCgroupsV1 } from './cgroups-v1.ts';
import { openCgroupsV2 } from './cgroups-v2.ts';

/** Finds the control groups we may make on this machine: version 2 where it has the controllers, else version 1. */
export function findCgroups(): Cgroups | undefined {
  const { controllers, unified } = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'));
  const own = /^0::(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1] ?? '/';
  const v2 = unified === undefined ? undefined : openCgroupsV2(parentsIn(unified, own));
  return v2 ?? openCgroupsV1(controllers);
}

/** The root of the tree, for root; then, for a user whose tree was delegated, beside ourselves. */
function parentsIn(unified: string, own: string): string[] {
  const beside = join(unified, dirname(own));
  return [...new Set([unified, beside])];
}

/** Reads the mount table (proc(5), /proc/pid/mountinfo): where each controller of version 1 and the tree of version 2 are. */
function cgroupMounts(mountinfo: string): { controllers: Map<string, string>; unified: string | undefined } {
  const controllers = new Map<string, string>();
  let unified: string | undefined;
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ');
    const mount = before?.split(' ')[4];
    const [type, , options] = after?.split(' ') ?? [];
    if (mount === undefined) continue;
    if (type === 'cgroup2') unified = mount;
    if (type === 'cgroup') for (const option of options?.split(',') ?? []) controllers.set(option, mount);
  }
  return { controllers, unified };
}
