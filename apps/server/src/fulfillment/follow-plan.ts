import { offeredPrice } from '../catalog/index.ts';
import { attempt, type Tx } from '../kernel/database.ts';
import { changeTerms } from './change-terms.ts';
import { logMoveNotStarted } from './log-events.ts';
import { returnMove } from './moves/end-move.ts';
import { type MovesApp, startMove } from './moves/start-move.ts';
import { movableOf, openMoveOf } from './moves/store.ts';
import { deliveryRef } from './store.ts';
import { type Because, leaveToOperators, liveRecordsOf } from './wishes.ts';

/** What a subscription is billed by from now on: which price, the path it buys, and what was chosen for that path. */
type Applied = {
  orderItemId: string;
  priceId: string;
  path: string | null;
  choices: Record<string, unknown> | null;
  plan: string | null;
  quantity: number;
  because: string;
};

/**
 * A subscription is billed by another plan or quantity from now on: what was delivered follows. Where the plan buys
 * another path, it is moved there, or goes back to where it came from.
 */
export async function followPlan(app: MovesApp, tx: Tx, applied: Applied): Promise<void> {
  const { plan, quantity, because } = applied;
  const why = { by: 'vozex', because };
  const live = await liveRecordsOf(tx, applied.orderItemId);
  const there = live.find((record) => record.path === applied.path);
  if (!there) return moveThere(app, tx, live[0]?.id, applied, why);
  const open = await openMoveOf(tx, applied.orderItemId);
  if (open?.from_fulfillment_id === there.id) await returnMove(app, tx, open.id, why);
  await changeTerms(app, tx, there.id, { plan, quantity }, why);
}

/** The money has moved: where the delivery cannot follow (no room any more, nothing chosen), people must see it. */
async function moveThere(
  app: MovesApp,
  tx: Tx,
  fulfillmentId: string | undefined,
  { priceId, choices, quantity }: Applied,
  why: Because,
): Promise<void> {
  if (fulfillmentId === undefined) return;
  const fault = await attempt(tx, async () => {
    const movable = await movableOf(tx, fulfillmentId);
    const price = await offeredPrice(tx, priceId);
    if (!movable || !price) throw new Error(`nothing delivers ${priceId} any more`);
    await startMove(app, tx, { movable: { ...movable, quantity }, price, choices: choices ?? {} }, why);
  });
  if (fault === undefined) return;
  logMoveNotStarted(app.log, await deliveryRef(tx, fulfillmentId), priceId, fault);
  await leaveToOperators(tx, fulfillmentId, {
    code: 'MOVE_NOT_STARTED',
    detail: `it is billed by ${priceId}, which buys another path, and could not be moved there: ${String(fault)}`,
    now: app.clock.now(),
  });
}
