import { errorFields, type Log } from './log.ts';

/** Something that is looked at again and again in the background; a slow turn delays the next, never doubles it. */
export type Loop = {
  /**
   * Makes a turn now, once the one that is under way has ended: for a stage that must know that nobody is at work.
   *
   * @throws what that turn throws.
   */
  turn(): Promise<void>;
  stop(): Promise<void>;
};

/** What can wait while a process comes up. */
export type LoopOptions = { firstAfterSeconds?: number };

/**
 * Runs `turn` at once, or after `firstAfterSeconds`, then every `seconds` after its end. A turn that throws is logged and
 * does not end the loop.
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
  let underWay: Promise<unknown> | undefined;
  const turnAlone = async () => {
    while (underWay) await underWay.catch(() => {}); // whoever made that turn tells of it
    underWay = turn();
    try {
      await underWay;
    } finally {
      underWay = undefined;
    }
  };
  const run = async () => {
    try {
      await turnAlone();
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
    turn: turnAlone,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
