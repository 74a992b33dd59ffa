import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import {
  type GrantStatus,
  insertGrant,
  insertGrants,
  type NewGrant,
  setUpdatesUntil,
  updateGrantStatus,
} from './store.ts';

/** Lets a customer fetch an artifact. Called again for one fulfillment, the first grant stays. */
export async function grantDownload(app: Pick<App, 'clock' | 'newId'>, tx: Tx, grant: NewGrant): Promise<void> {
  await insertGrant(tx, { id: app.newId('download_grant'), ...grant, at: app.clock.now() });
}

/** The same for many at once, each from a time of its own. */
export async function grantDownloads(
  app: Pick<App, 'newId'>,
  tx: Tx,
  grants: (NewGrant & { at: Date })[],
): Promise<void> {
  await insertGrants(
    tx,
    grants.map((grant) => ({ id: app.newId('download_grant'), ...grant })),
  );
}

/** From where each status may be reached; what is revoked stays so. */
const SOURCES = {
  active: ['suspended'],
  suspended: ['active'],
  revoked: ['active', 'suspended'],
} satisfies Record<GrantStatus, GrantStatus[]>;

/**
 * Moves the grant of a fulfillment. Links that are out already obey at their next request. A move that is not possible
 * (a revoked grant is never active again) changes nothing.
 */
export async function moveGrant(tx: Tx, move: { fulfillmentId: string; to: GrantStatus; at: Date }): Promise<void> {
  await updateGrantStatus(tx, { ...move, from: SOURCES[move.to] });
}

/**
 * Perpetual fallback: the grant of a fulfillment gives versions uploaded until then, for good.
 *
 * @param limit.until null: updates go on.
 */
export async function limitGrantUpdates(
  tx: Tx,
  limit: { fulfillmentId: string; until: Date | null; at: Date },
): Promise<void> {
  await setUpdatesUntil(tx, limit);
}
