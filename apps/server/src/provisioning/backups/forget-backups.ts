import { secondsAfter } from '../../kernel/clock.ts';
import { markBackupsDeleted, surplusBackups } from '../instances/backup-store.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';

/** So many backups of one installation are kept; the oldest go first. */
const KEPT = 10;
/** What a customer may still fetch after his installation has ended, days. */
const KEPT_AFTER_END_DAYS = 30;
const SECONDS_PER_DAY = 86_400;
const BATCH = 100;

/** Removes backups that nobody keeps any more; for a loop. @returns how many. */
export async function forgetBackups(app: Pick<ProvisioningApp, 'db' | 'clock' | 'storage'>): Promise<number> {
  const endedBefore = secondsAfter(app.clock.now(), -KEPT_AFTER_END_DAYS * SECONDS_PER_DAY);
  const surplus = await surplusBackups(app.db.read, { keep: KEPT, endedBefore, limit: BATCH });
  if (surplus.length === 0) return 0;
  // Files first: a row without its file would be found here again, a file without its row by nobody.
  for (const { storage_key } of surplus) if (storage_key) await app.storage.remove(storage_key);
  await markBackupsDeleted(
    app.db.read,
    surplus.map(({ id }) => id),
  );
  return surplus.length;
}
