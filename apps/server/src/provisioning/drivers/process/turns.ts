import { existsSync } from 'node:fs';
import { FolderInUse, lockFolder } from '../../../kernel/folder-lock.ts';

/** One thing at a time for each folder: in this process by waiting, among processes by a lock the kernel frees. */
export type Turns = <T>(folder: string, work: () => Promise<T>) => Promise<T>;

/** Another process works on the instance just now. */
export class Busy extends Error {}

export function openTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (folder, work) => {
    const before = last.get(folder) ?? Promise.resolve();
    const turn = before.then(() => locked(folder, work));
    const settled = turn
      .catch(() => {})
      .finally(() => {
        if (last.get(folder) === settled) last.delete(folder);
      });
    last.set(folder, settled);
    return turn;
  };
}

/** @throws Busy when another process holds the folder. */
async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (!existsSync(folder)) return work(); // nothing is there that could be disturbed
  const unlock = await lockFolder(folder).catch((error: unknown) => {
    if (error instanceof FolderInUse) throw new Busy(`another process works on ${folder}`, { cause: error });
    throw error;
  });
  try {
    return await work();
  } finally {
    await unlock();
  }
}
