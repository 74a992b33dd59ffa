import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { wakeWithin } from './wake.ts';
import {
  type Because,
  deleteHolds,
  type HoldCause,
  insertHold,
  type LockedRecord,
  lockListening,
  type ReasonCode,
  SYSTEM,
  setDesire,
} from './wishes.ts';

const REASON: Record<HoldCause, ReasonCode> = {
  operator: 'marketplace_request',
  unpaid: 'payment_failed',
  paused: 'paused',
  dispute: 'dispute',
  expired: 'subscription_ended',
};

export const HOLD_CAUSES = Object.keys(REASON) as HoldCause[]; // because the keys are the causes

/**
 * Holds a delivery for one cause: it stands still while anybody holds it. What was delivered is suspended; what was not
 * waits undelivered, and what is being delivered at this moment is suspended right after. Lock the order first, where
 * it is to be locked at all.
 *
 * @returns false when it is held for this cause already, or is to end and listens to nothing any more.
 */
export async function holdFulfillment(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  cause: HoldCause,
  why: Because,
): Promise<boolean> {
  const record = await lockListening(tx, fulfillmentId);
  if (!record) return false;
  const now = app.clock.now();
  if (!(await insertHold(tx, { fulfillmentId, cause, since: now, because: why.because }))) return false;
  // Held already for another cause: it stands still, and what its provider was told stays as it was told. Where the
  // guard keeps it running, only a person may wish it anew.
  const keptRunning = record.guard === 'held' || record.guard === 'rejected';
  if (record.desired_state === 'suspended' && !(keptRunning && why.by !== SYSTEM)) return true;
  const due = await setDesire(tx, fulfillmentId, { desired: 'suspended', reason: REASON[cause], now, ...why });
  if (due) await wakeWithin(app, tx, [record]);
  return true;
}

/**
 * Takes one cause away; the delivery runs again when no other is left.
 *
 * @returns false when it was not held for this cause, or is to end and listens to nothing any more.
 */
export async function releaseFulfillment(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  cause: HoldCause,
  why: Because,
): Promise<boolean> {
  return release(app, tx, fulfillmentId, [cause], why);
}

/** Takes every cause away: an operator's word stands above all of them. */
export async function releaseAll(app: App, tx: Tx, fulfillmentId: string, why: Because): Promise<boolean> {
  return release(app, tx, fulfillmentId, HOLD_CAUSES, why);
}

/**
 * Takes several causes away as one change: told one by one, the delivery would be woken in between.
 *
 * @returns false when it was held for none of them.
 */
export async function release(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  causes: readonly HoldCause[],
  why: Because,
): Promise<boolean> {
  const record = await lockListening(tx, fulfillmentId);
  if (!record) return false;
  const { released, left } = await deleteHolds(tx, fulfillmentId, causes);
  if (released === 0) return false;
  if (left === 0) await run(app, tx, record, why);
  return true;
}

async function run(app: App, tx: Tx, record: LockedRecord, why: Because): Promise<void> {
  if (record.desired_state === 'running') return;
  const due = await setDesire(tx, record.id, { desired: 'running', reason: null, now: app.clock.now(), ...why });
  if (due) await wakeWithin(app, tx, [record]);
}
