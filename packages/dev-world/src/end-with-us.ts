import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has a shell run `script` when this process ends, whatever ends it: the shell waits for our end of a pipe to close,
 * which the kernel sees to even after `kill -9`.
 *
 * @param words `$1`, `$2` and so on in the script.
 * @returns the shell. Kill it when there is nothing left to do.
 */
export function whenWeEnd(script: string, words: string[]): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', `read -r _; ${script}`, 'sh', ...words], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // a signal for our whole group, such as Ctrl-C, must not end it first
  });
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref(); // because the pipe of a child is a socket
  return watcher;
}

/** Sees to it that a child does not outlive this process. @returns the watching shell; kill it once the child has ended. */
export function endWithUs(child: ChildProcess): ChildProcess {
  return whenWeEnd('kill -TERM "$1"', [String(child.pid)]);
}

let ours: string | undefined;

/** A new folder for files that nobody needs once this process has ended; they disappear with it. */
export function temporaryFolder(name: string): string {
  if (ours === undefined) {
    ours = mkdtempSync(join(tmpdir(), 'vozex-stage-'));
    whenWeEnd('sleep 1; rm -rf "$1"', [ours]); // a second: children of ours may still be writing their last lines
  }
  return mkdtempSync(join(ours, `${name}-`));
}
