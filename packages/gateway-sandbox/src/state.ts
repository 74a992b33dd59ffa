import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { DodoState } from './dodo/state.ts';
import type { Message } from './message.ts';
import type { PayPalState } from './paypal/state.ts';

/** All that the sandbox knows: plain JSON, so that it can be kept in a file. */
export type SandboxState = { dodo: DodoState; paypal: PayPalState; messages: Message[] };

/** The state of an earlier run, or undefined when there is no such file yet. */
export function readState(file: string | undefined): SandboxState | undefined {
  if (!file || !existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as SandboxState; // because only `keepState` writes it
}

/** Writes the state beside the file first, so that a crash never leaves half of it. */
export function keepState(file: string | undefined, state: SandboxState): void {
  if (!file) return;
  // Readable by its owner only: it holds the test keys.
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
