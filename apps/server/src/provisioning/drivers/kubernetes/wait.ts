import { setTimeout as pause } from 'node:timers/promises';
import type { Errand } from './errand.ts';

/** Between two looks, milliseconds: soon at first, since most things are soon done, then ever less often. */
const FIRST_MS = 100;
const LAST_MS = 2_000;

/**
 * Looks until there is something to see.
 *
 * @param look answers null as long as there is not.
 * @returns null when it took longer than `seconds`.
 */
export async function waitFor<Seen>(
  { cluster }: Errand,
  seconds: number,
  look: () => Promise<Seen | null>,
): Promise<Seen | null> {
  const last = performance.now() + seconds * 1000;
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 1.5, LAST_MS)) {
    const seen = await look();
    if (seen !== null) return seen;
    if (performance.now() > last) return null;
    await pause(wait, undefined, { signal: cluster.signal });
  }
}
