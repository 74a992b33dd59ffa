import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { secondsAfter } from '../../../kernel/clock.ts';

/** After which pause an instance that ended is started anew, counted from its last start: one slip costs no time. */
const PAUSE_SECONDS = [1, 5, 30, 120, 300];

/** One that was well for so long has earned a new beginning of the count. */
const WELL_SECONDS = 300;

/** How an instance was started, by the driver's clock. */
const Starts = z.object({
  revision: z.int(),
  startedAt: z.coerce.date(),
  /** Times it was started anew, after it had ended by itself, since it was last well for a while. */
  restarts: z.int().min(0),
  wellSince: z.coerce.date().nullable(),
});
export type Starts = z.output<typeof Starts>;

/** May an instance that ended be started anew? `after`: not before so many seconds; `never`: not as it is. */
export type NextStart = { kind: 'now'; restarts: number } | { kind: 'after'; seconds: number } | { kind: 'never' };

export function nextStart(starts: Starts, now: Date): NextStart {
  const restarts = restartsSinceWell(starts, now);
  const pause = PAUSE_SECONDS[restarts];
  if (pause === undefined) return { kind: 'never' };
  const seconds = (secondsAfter(starts.startedAt, pause).getTime() - now.getTime()) / 1000;
  return seconds > 0 ? { kind: 'after', seconds: Math.ceil(seconds) } : { kind: 'now', restarts: restarts + 1 };
}

export function restartsSinceWell({ restarts, wellSince }: Starts, now: Date): number {
  return wellSince && secondsAfter(wellSince, WELL_SECONDS) <= now ? 0 : restarts;
}

/**
 * Remembers how instances were started, a small file each, since no engine keeps count of starts that it was told to
 * make. A file that is lost costs nothing but the count.
 *
 * @param folder of the driver, the same for every process on this machine.
 */
export function openStarts(folder: string, clock: { now(): Date }) {
  const fileOf = (name: string) => join(folder, `${name}.starts.json`);

  async function write(name: string, starts: Starts): Promise<Starts> {
    await mkdir(folder, { recursive: true });
    const unfinished = `${fileOf(name)}.${process.pid}.part`;
    await writeFile(unfinished, JSON.stringify(starts));
    await rename(unfinished, fileOf(name));
    return starts;
  }

  async function note(name: string, revision: number, restarts: number): Promise<Starts> {
    return await write(name, { revision, startedAt: clock.now(), restarts, wellSince: null });
  }

  async function read(name: string): Promise<Starts | null> {
    try {
      return Starts.parse(JSON.parse(await readFile(fileOf(name), 'utf8')));
    } catch {
      return null; // none, or cut short by a power cut
    }
  }

  return {
    /** Call it right before a start. */
    note,
    /** What is known of the last start; of one that nothing is known of, that it was now. */
    async of(name: string, revision: number): Promise<Starts> {
      const starts = await read(name);
      return starts?.revision === revision ? starts : await note(name, revision, 0);
    },
    async noteWell(name: string, starts: Starts): Promise<void> {
      if (starts.wellSince === null) await write(name, { ...starts, wellSince: clock.now() });
    },
    async forget(name: string): Promise<void> {
      await rm(fileOf(name), { force: true });
    },
  };
}
