import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { RehearsalLine } from './report.ts';
import type { RehearsalStage } from './stage.ts';

/** Eight ways through two gateways, each with an engine that takes its time. */
const PLAY_SECONDS_MAX = 20 * 60;
/** So long it may take to give back what it bought, once it is told to end. */
const END_SECONDS_MAX = 20;
/** What JavaScript may hold; the embedded database takes some 300 MB beside it. */
const HEAP_MB_MAX = 512;
/** Buyers come first. */
const NICENESS = 10;
const LINE_CHARS_MAX = 65_536;
const LAST_WORDS_CHARS = 2_000;

type ProgramSettings = {
  /** A program for Node. */
  program: string;
  /** All of its environment: the shop's own holds its secrets. */
  environment: Record<string, string>;
};

/**
 * A stage in a process of its own, so that nothing it does reaches the shop's memory, files or database. It is told the
 * document in one line; while its input stays open, the shop is there.
 */
export function openStageProgram({ program, environment }: ProgramSettings): RehearsalStage {
  return {
    play: (document, listen, signal) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB_MAX}`, program], {
          env: environment,
          stdio: ['pipe', 'pipe', 'pipe'],
          detached: true, // with what it starts it is a group of its own, ended as one
        });
        if (child.pid !== undefined) setPriority(child.pid, NICENESS);
        let why: 'time' | 'died' | 'stopped' = 'died';
        let saidEnd = false;
        const cut = (reason: 'time' | 'stopped') => {
          why = reason;
          endGently(child);
        };
        const limit = setTimeout(() => cut('time'), PLAY_SECONDS_MAX * 1000);
        const stop = () => cut('stopped');
        signal.addEventListener('abort', stop, { once: true });
        createInterface({ input: child.stdout }).on('line', (text) => {
          const line = lineIn(text);
          if (!line || saidEnd) return;
          saidEnd = 'end' in line;
          listen(line);
        });
        const lastWords = keepLast(child);
        child.on('error', () => {}); // 'close' follows
        child.stdin.on('error', () => {}); // it may be gone before it has read everything
        child.on('close', () => {
          clearTimeout(limit);
          signal.removeEventListener('abort', stop);
          killGroup(child); // what it left behind
          resolve(saidEnd ? { kind: 'ended' } : { kind: 'cut_off', why, lastWords: lastWords() });
        });
        child.stdin.write(`${JSON.stringify(document)}\n`);
        if (signal.aborted) stop();
      }),
  };
}

function lineIn(text: string): RehearsalLine | undefined {
  if (text.length > LINE_CHARS_MAX) return undefined;
  try {
    return RehearsalLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // a library that prints is no reason to fail
  }
}

/** Its input closes, as when we die: then it gives back what it bought and ends. */
function endGently(child: ChildProcess): void {
  child.stdin?.end();
  setTimeout(() => killGroup(child), END_SECONDS_MAX * 1000).unref();
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // because the whole group has ended already
  }
}

function keepLast(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-LAST_WORDS_CHARS);
  });
  return () => text.trim();
}
