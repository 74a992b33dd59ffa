import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readlinkSync, statSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Cgroups } from './cgroups.ts';
import { findCgroups } from './find-cgroups.ts';

const run = promisify(execFile);

/** What this machine offers to keep instances apart; probed once, when the pool is opened. */
export type Machine = {
  cgroups: Cgroups | undefined;
  /** Path of bubblewrap, where it works for the users that instances run as. */
  bubblewrap: string | undefined;
  /** Whether each instance runs as a user of its own: only root can have that. */
  ownUsers: boolean;
  /** The Node that runs VOZEX, where instances may run it too. */
  node: string;
  /** Why something above is missing, in words for operators. */
  notes: string[];
};

/** Longest time a probe may take. */
const PROBE_MS_MAX = 10_000;

/**
 * Finds out what this machine offers.
 *
 * @param folder of the pool; made where it is not there.
 * @param uid a user id of the pool's range, for trying things as an instance would.
 * @throws Error where there is no /proc as Linux has it, or no tar.
 */
export async function probeMachine(folder: string, uid: number): Promise<Machine> {
  if (!existsSync('/proc/self/stat')) throw new Error('instances can run as processes on Linux only');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  await run('tar', ['--version'], { timeout: PROBE_MS_MAX });
  const notes: string[] = [];
  const isRoot = process.getuid?.() === 0;
  const ownUsers = isRoot && isReachable(folder);
  if (!isRoot) notes.push('VOZEX does not run as root, so all instances run as its own user');
  else if (!ownUsers) notes.push(`other users cannot reach the folder ${folder}, so all instances run as root`);
  const node = await nodeFor(folder, ownUsers);
  return {
    cgroups: findCgroups(),
    bubblewrap: await probeBubblewrap(node, ownUsers ? uid : undefined, notes),
    ownUsers,
    node,
    notes,
  };
}

/** Whether any user may pass all folders above and read what is there. */
function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Our own Node, or a copy of it in the pool's folder where other users could not reach it. */
async function nodeFor(folder: string, ownUsers: boolean): Promise<string> {
  if (!ownUsers || isReachable(process.execPath)) return process.execPath;
  const copy = join(folder, 'bin', 'node');
  mkdirSync(dirname(copy), { recursive: true });
  if (existsSync(copy) && statSync(copy).size === statSync(process.execPath).size) return copy;
  await copyFile(process.execPath, `${copy}.new`);
  await rename(`${copy}.new`, copy);
  return copy;
}

async function probeBubblewrap(node: string, uid: number | undefined, notes: string[]): Promise<string | undefined> {
  const path = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/bin/bwrap'].find(existsSync);
  if (!path) {
    notes.push('bubblewrap (bwrap) is not installed');
    return undefined;
  }
  try {
    await run(path, [...sandboxWords(node, []), node, '--version'], {
      timeout: PROBE_MS_MAX,
      cwd: '/',
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    return path;
  } catch (error) {
    notes.push(`bubblewrap does not work here: ${String((error as { stderr?: string }).stderr || error).trim()}`);
    return undefined;
  }
}

/** Files of the machine that programs need to find names, times and certificates; nothing in them is secret. */
const SHARED_FILES = [
  '/etc/ssl',
  '/etc/ca-certificates',
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/localtime',
  '/etc/ld.so.cache',
  '/etc/alternatives',
];

/**
 * The words of bubblewrap for a sandbox in which there is the system, read only, Node, and what is given: no other
 * file, no other process. Paths inside are those outside, so that nothing needs to be told twice.
 *
 * @param folders what an instance may see of its own; writable where it says so.
 */
export function sandboxWords(node: string, folders: { path: string; writable: boolean }[]): string[] {
  const system = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/lib32'].flatMap((path) => {
    if (!existsSync(path)) return [];
    return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
  return [
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...system,
    ...SHARED_FILES.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...['--ro-bind', node, node],
    ...folders.flatMap(({ path, writable }) => [writable ? '--bind' : '--ro-bind', path, path]),
    '--',
  ];
}

/** What is kept here and what is not, in words for operators. */
export function guaranteesOf(machine: Machine): { holds: string[]; lacks: string[] } {
  const { cgroups, bubblewrap, ownUsers } = machine;
  const lines: [boolean | undefined, string, string][] = [
    [
      cgroups?.keeps.memory,
      `memory limit: cgroup v${cgroups?.version}, swap included; a suspended instance keeps what it holds`,
      'memory is not limited: an instance can take all there is',
    ],
    [cgroups?.keeps.cpu, `CPU limit: cgroup v${cgroups?.version}`, 'CPU time is not limited'],
    [
      cgroups?.keeps.pids,
      `number of processes and threads: cgroup v${cgroups?.version}`,
      'the number of processes and threads is not limited',
    ],
    [
      cgroups?.keeps.freezer,
      'suspending is done by the kernel for the whole group (freezer)',
      'suspending is done by signals (SIGSTOP): what an application starts meanwhile may slip through',
    ],
    [
      bubblewrap !== undefined,
      'files: each instance sees the system read only and its own folders, nothing else (bubblewrap)',
      'files of the machine that anybody may read can be read by instances',
    ],
    [
      ownUsers,
      'each instance runs as a user of its own',
      'instances run as one user: each can touch the files of the others',
    ],
    [true, 'disk: looked at every half a minute; no single file grows beyond the quota', ''],
    [false, '', 'network: instances share that of this machine, and can reach what listens on it'],
  ];
  return {
    holds: lines.flatMap(([kept, holds]) => (kept ? [holds] : [])),
    lacks: [...lines.flatMap(([kept, , lacks]) => (kept ? [] : [lacks])), ...machine.notes],
  };
}

/** Strong enough for customers: memory is limited, and no instance can touch the files of another. */
export function isIsolated({ cgroups, bubblewrap, ownUsers }: Machine): boolean {
  return cgroups?.keeps.memory === true && (ownUsers || bubblewrap !== undefined);
}

/** Thousandths of a core that this process may use. */
export function machineCpuMillis(): number {
  return availableParallelism() * 1_000;
}
