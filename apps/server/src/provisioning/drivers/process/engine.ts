import type { InstanceSpec } from '../../instance-driver.ts';
import { type Group, killEach } from './cgroups.ts';
import type { ProcessPoolConfig } from './config.ts';
import type { Home } from './home.ts';
import type { Machine } from './machine.ts';
import { markedProcesses } from './proc.ts';

/** What every step of this driver may use. */
export type Engine = {
  /** The folder of the pool: a home for each instance, and the claims on ports and users. */
  folder: string;
  config: ProcessPoolConfig;
  machine: Machine;
  clock: { now(): Date };
  openBundle(storageKey: string): Promise<NodeJS.ReadableStream>;
};

/** The user an instance runs as; undefined where all run as ours. */
export function uidOf({ machine, config }: Engine, slot: number | null): number | undefined {
  return machine.ownUsers && slot !== null ? config.uid_from + slot : undefined;
}

export function groupOf({ machine }: Engine, home: Home): Group | undefined {
  return machine.cgroups?.open(home.name);
}

/** Every living process of an instance, the launching shell and the sandbox included. */
export function processesOf(engine: Engine, home: Home): number[] {
  const group = groupOf(engine, home);
  return [...new Set([...(group?.pids() ?? []), ...markedProcesses(home.name)])];
}

/** Ends everything of an instance, whatever state it is in. */
export async function killAll(engine: Engine, home: Home): Promise<void> {
  await groupOf(engine, home)?.kill();
  // Beyond the group, or where there is none: those that carry the mark, until none does.
  for (let left = markedProcesses(home.name); left.length > 0; left = markedProcesses(home.name)) {
    killEach(left, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What of a spec needs a new start when it changes; limits and health are changed while it runs. */
export function shapeOf(spec: InstanceSpec): string {
  const { release, environment, dataFolders } = spec;
  const digest = release.kind === 'bundle' ? release.sha256 : release.image;
  return JSON.stringify([digest, Object.entries(environment).sort(), dataFolders]);
}
