import { LICENSE_MOVES, type LicenseStatus, sourcesOf } from '@vozex/domain';
import type { Tx } from '../kernel/database.ts';
import { updateLicenseStatus } from './store.ts';

/**
 * Moves all licenses of a fulfillment: `suspended`, `active` again, or `revoked` for good. Those that may not make the
 * move (a revoked one is never active again) stay as they are.
 */
export async function moveLicenses(
  tx: Tx,
  move: { fulfillmentId: string; to: LicenseStatus; at: Date },
): Promise<void> {
  await updateLicenseStatus(tx, { ...move, from: sourcesOf(LICENSE_MOVES, move.to) });
}
