import { PATH_MOVE_ACTIONS, type PathMoveAction, type PathMoveStatus } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import type { Tx } from '../../kernel/database.ts';
import { cancelFulfillment } from '../cancel-fulfillment.ts';
import { FulfillmentError } from '../errors.ts';
import type { Because } from '../wishes.ts';
import { hasEnded, runs } from './next-step.ts';
import { type LockedMove, lockMove, writeStatus } from './store.ts';

/** Keeps the new delivery: the old one is taken back now. @throws FulfillmentError MOVE_UNKNOWN, MOVE_MOVED_ON */
export async function confirmMove(app: App, tx: Tx, id: string, why: Because): Promise<void> {
  const move = await openFor(tx, id, 'confirm');
  if (!runs(move.to)) throw new FulfillmentError('MOVE_MOVED_ON', `${id}: the new delivery does not run`);
  await writeStatus(tx, id, { status: 'completed', at: app.clock.now(), ...why });
  crashPoint('move.confirmed');
  await cancelFulfillment(app, tx, move.row.from_fulfillment_id, 'marketplace_request', why);
}

/**
 * Goes back: the new delivery is taken back, or stopped on its way, and the old one stays as it was.
 *
 * @throws FulfillmentError MOVE_UNKNOWN, MOVE_MOVED_ON where the old one has ended meanwhile
 */
export async function returnMove(app: App, tx: Tx, id: string, why: Because): Promise<void> {
  const move = await openFor(tx, id, 'return');
  if (hasEnded(move.from)) throw new FulfillmentError('MOVE_MOVED_ON', `${id}: the old delivery has ended`);
  await writeStatus(tx, id, { status: 'returned', at: app.clock.now(), ...why });
  crashPoint('move.returned');
  await cancelFulfillment(app, tx, move.row.to_fulfillment_id, 'marketplace_request', why);
}

async function openFor(tx: Tx, id: string, action: PathMoveAction): Promise<LockedMove> {
  const move = await lockMove(tx, id);
  if (!move) throw new FulfillmentError('MOVE_UNKNOWN', id);
  const from: readonly PathMoveStatus[] = PATH_MOVE_ACTIONS[action];
  if (!from.includes(move.status)) throw new FulfillmentError('MOVE_MOVED_ON', `${action} of ${id}: ${move.status}`);
  return move;
}
