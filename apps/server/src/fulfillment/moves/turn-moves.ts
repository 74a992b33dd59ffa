import type { App } from '../../kernel/app.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import { announce } from '../../kernel/events.ts';
import { cancelFulfillment } from '../cancel-fulfillment.ts';
import { type MoveNews, moveStepped } from '../events.ts';
import { logMoveStep } from '../log-events.ts';
import { deliveryRef } from '../store.ts';
import { nextStep } from './next-step.ts';
import { lockMove, movesOf, movesToTurn, type PathMoveView, writeStatus } from './store.ts';

/** One look takes at most so many; the next follows in seconds. */
const BATCH = 100;

function newsOf(move: PathMoveView): MoveNews {
  return {
    moveId: move.id,
    orderId: move.order_id,
    customerEmail: move.customer_email,
    customerName: move.customer_name,
    productName: move.product_name,
    fromTitle: move.from_title,
    toTitle: move.to_title,
    status: move.status,
    overlapEndsAt: move.overlap_ends_at,
  };
}

/**
 * Takes every open move a step further that does not only wait. Read from the rows: whatever became of the two
 * deliveries, and however that was told, is found here.
 *
 * @returns how many were looked at.
 */
export async function turnMoves(app: App): Promise<number> {
  const ids = await movesToTurn(app.db.read, app.clock.now(), BATCH);
  for (const id of ids) await turnMove(app, id);
  return ids.length;
}

async function turnMove(app: App, id: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const move = await lockMove(tx, id);
    const now = app.clock.now();
    const step = move && nextStep(move, now);
    if (!step) return; // somebody confirmed or returned meanwhile
    const { status, because, overlapEndsAt } = step;
    await writeStatus(tx, id, { status, overlapEndsAt, at: now, by: 'vozex', because });
    crashPoint('move.stepped');
    if (step.cancel === 'from') {
      const why = { by: 'vozex', because: `moved to ${move.row.to_path}: ${because}` };
      await cancelFulfillment(app, tx, move.row.from_fulfillment_id, 'marketplace_request', why);
    }
    logMoveStep(app.log, await deliveryRef(tx, move.row.to_fulfillment_id), { ...move.row, status, because });
    const [view] = await movesOf(tx, { id }, { limit: 1 });
    await announce(app, tx, moveStepped, newsOf(view!)); // because it has just been locked
  });
}
