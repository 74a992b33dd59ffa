import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../../instance-driver.ts';

/** The kernel's box around all processes of one instance. Everything is a file; writing one is the instruction. */
export type Group = {
  /** Puts a process in; what it starts is born inside. */
  add(pid: number): void;
  /** @throws Error EBUSY where more memory is in use than it may have from now on. */
  limit(limits: Limits): void;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  isFrozen(): boolean;
  pids(): number[];
  /** How many processes the kernel has ended for memory since the group was made. */
  memoryKills(): number;
  usage(): { memoryBytes: number | null; cpuMicroseconds: number | null };
  /** Makes an end of everything inside, frozen or not, whatever it starts meanwhile. */
  kill(): Promise<void>;
  remove(): Promise<void>;
};

/** What this machine offers of control groups; absent parts are said by `guarantees`. */
export type Cgroups = {
  version: 1 | 2;
  keeps: { memory: boolean; cpu: boolean; pids: boolean; freezer: boolean };
  /** Makes the group, or takes the one of that name. */
  open(name: string): Group;
};

/** Where all our groups lie, below the root: outside of VOZEX's own, so that its end is not theirs. */
export const OUR_GROUP = 'vozex';

/** The launching shell and the two processes of the sandbox stand inside, and are no part of what was sold. */
export const PIDS_OF_OURS = 4;

/** Freezing and ending are quick, but not at once: the kernel works through the processes one by one. */
const SETTLE_MS_MAX = 5_000;
const LOOK_EVERY_MS = 20;

export const readNumber = (...path: string[]): number | null => {
  try {
    return Number(readFileSync(join(...path), 'utf8').trim());
  } catch {
    return null;
  }
};

/** The value behind a word in a file of `word value` lines. */
export const readCount = (word: string, ...path: string[]): number => {
  try {
    const lines = readFileSync(join(...path), 'utf8').split('\n');
    return Number(lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1) ?? 0);
  } catch {
    return 0;
  }
};

export const readPids = (...path: string[]): number[] => {
  try {
    return readFileSync(join(...path), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(Number);
  } catch {
    return []; // the group is gone, and everything in it
  }
};

export function write(value: string | number, ...path: string[]): void {
  writeFileSync(join(...path), String(value));
}

/** Whether a folder can be made there, or is there and ours to use: another user of this machine may have made it. */
export function canMake(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error naming what did not come to be so. */
export async function settles(isSo: () => boolean, what: string): Promise<void> {
  const last = performance.now() + SETTLE_MS_MAX;
  while (!isSo()) {
    if (performance.now() > last) throw new Error(`${what} within ${SETTLE_MS_MAX} ms`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Removes an empty group; the kernel may need a moment to see that it is empty. */
export async function removeGroup(folder: string): Promise<void> {
  for (let look = 0; ; look++) {
    try {
      await rmdir(folder);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException; // because fs errors carry a code
      if (code === 'ENOENT') return;
      if (code !== 'EBUSY' || look * LOOK_EVERY_MS > SETTLE_MS_MAX) throw error;
      await pause(LOOK_EVERY_MS);
    }
  }
}

/** Ends processes that are there; those that have ended meanwhile are what was wanted. */
export function killEach(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // because system errors carry a code
    }
  }
}
