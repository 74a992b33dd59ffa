import { errorFields, type Log } from './log.ts';

/** Something that is looked at again and again in the background; a slow turn delays the next, never doubles it. */
export type Loop = { stop(): Promise<void> };

/** What can wait while a process comes up. */
export type LoopOptions = { firstAfterSeconds?: number };

/**
 * Runs `turn` at once, or after `firstAfterSeconds`, then every `seconds` after its end. A turn that throws is logged and does not end the loop.
 * Timers here are wall-clock: they only wake; what is due is decided by the clock and the rows.
 */
export function startLoop(
  name: string,
  seconds: number,
  log: Log,
  turn: () => Promise<unknown>,
  { firstAfterSeconds = 0 }: LoopOptions = {},
): Loop {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await turn();
    } catch (error) {
      log.error('loop.failed', { loop: name, ...errorFields(error) });
    }
    if (!stopped) timer = setTimeout(start, seconds * 1000);
  };
  const start = () => {
    running = run();
  };
  if (firstAfterSeconds > 0) timer = setTimeout(start, firstAfterSeconds * 1000);
  else start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
