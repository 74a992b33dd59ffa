import type { Tx } from '../kernel/database.ts';
import { setUpdatesUntil } from './store.ts';

/**
 * Perpetual fallback: the licenses of a fulfillment stay good for versions released until then.
 *
 * @param limit.until null: updates go on.
 */
export async function limitLicenseUpdates(
  tx: Tx,
  limit: { fulfillmentId: string; until: Date | null; at: Date },
): Promise<void> {
  await setUpdatesUntil(tx, limit);
}
