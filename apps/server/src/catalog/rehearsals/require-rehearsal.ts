import type { Tx } from '../../kernel/database.ts';
import { readSetting } from '../../kernel/settings.ts';
import { RehearsalError } from './errors.ts';
import { newestRehearsal } from './read-rehearsals.ts';
import { publishingSetting } from './setting.ts';

/** @throws RehearsalError REHEARSAL_REQUIRED where the shop wants a rehearsal that this product has not passed as it is. */
export async function requireRehearsal(tx: Tx, productId: string): Promise<void> {
  const { require_rehearsal } = await readSetting(tx, publishingSetting);
  if (!require_rehearsal) return;
  const newest = await newestRehearsal(tx, productId);
  // What cannot be rehearsed at all has nothing to show.
  if (newest && !newest.outdated && (newest.status === 'passed' || newest.status === 'skipped')) return;
  const standing = newest ? `${newest.status}${newest.outdated ? ', outdated' : ''}` : 'none';
  throw new RehearsalError('REHEARSAL_REQUIRED', `${productId}: ${standing}`);
}
