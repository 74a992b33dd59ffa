import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { endWithUs } from './end-with-us.ts';

/** A program of ours in a process of its own. It never outlives this one. */
export type Child = {
  readonly pid: number;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Asks it to end, and waits. @returns its exit code or signal. */
  stop(): Promise<number | string>;
  /** `kill -9`, and waits. */
  kill(): Promise<void>;
  /** The last lines it wrote. */
  lastWords(lines?: number): string;
};

const require = createRequire(import.meta.url);

/** The programs, by the package whose door stands beside them. */
export const PROGRAMS = {
  shop: join(dirname(require.resolve('@vozex/server')), 'cli', 'vozex.ts'),
  pos: join(dirname(require.resolve('@vozex/pos')), 'cli.ts'),
} as const;

/**
 * Runs a TypeScript program on this Node.
 *
 * @param options.environment all of it: nothing is inherited but PATH, HOME and TMPDIR.
 * @param options.logFile where its output goes, appended.
 */
export function runChild(
  program: string,
  options: { words?: string[]; environment: Record<string, string>; logFile: string },
): Child {
  const log = openSync(options.logFile, 'a');
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined);
  const child = spawn(process.execPath, [program, ...(options.words ?? [])], {
    env: { ...Object.fromEntries(inherited), ...options.environment },
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C reaches us; we tell our children, once
  });
  closeSync(log);
  const watcher = endWithUs(child);
  const ended = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => {
    watcher.kill();
    return code ?? signal ?? 'unknown';
  });
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    lastWords: (lines = 12) => readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n'),
  };
}
