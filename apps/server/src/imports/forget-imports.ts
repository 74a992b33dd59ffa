import { secondsAfter } from '../kernel/clock.ts';
import type { ImportsApp } from './row-kind.ts';
import { forgetImport, forgottenImports } from './store.ts';

/** Files hold addresses and keys: long enough to mend the bad rows, and no longer. */
const KEPT_SECONDS = 30 * 86_400;
const AT_ONCE = 20;

/** Forgets files, and what was told of their rows; how many came in is kept. */
export async function forgetImports(app: Pick<ImportsApp, 'db' | 'storage' | 'clock'>): Promise<void> {
  const before = secondsAfter(app.clock.now(), -KEPT_SECONDS);
  for (const { id, storage_key } of await forgottenImports(app.db.read, before, AT_ONCE)) {
    await app.storage.remove(storage_key);
    await app.db.inOneTransaction((tx) => forgetImport(tx, id));
  }
}
