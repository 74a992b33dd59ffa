import { offeredPrice } from '../../catalog/index.ts';
import { sentenceOf, VozexError } from '../../kernel/errors.ts';
import { languageNow } from '../../kernel/language.ts';
import type { MayUpgrade } from '../adapter.ts';
import { liveRecordsOf } from '../wishes.ts';
import { type MovesApp, tryMove } from './start-move.ts';
import { movableOf, openMoveOf } from './store.ts';

/** A path a subscription wants its delivery moved to, the price that buys it, and what the buyer chose for it. */
export type WantedPath = { path: string | null; priceId: string; choices: Record<string, unknown> | null };

/**
 * Asks whether what was delivered for an order item could be moved now, or back: before any money moves. A move is begun
 * for it and undone, so that the answer is the one the move itself will give.
 */
export async function mayMove(app: MovesApp, orderItemId: string, to: WantedPath): Promise<MayUpgrade> {
  const open = await openMoveOf(app.db.read, orderItemId);
  if (open) return open.from_path === to.path ? { kind: 'possible' } : MOVING;
  const [newest] = await liveRecordsOf(app.db.read, orderItemId);
  const movable = newest && (await movableOf(app.db.read, newest.id));
  const price = await offeredPrice(app.db.read, to.priceId);
  if (!movable || !price) return ENDED;
  try {
    await tryMove(app, { movable, price, choices: to.choices ?? {} });
    return { kind: 'possible' };
  } catch (error) {
    if (!(error instanceof VozexError)) throw error;
    return { kind: 'refused', code: error.code, reason: sentenceOf(error.spec, languageNow()) };
  }
}

export const MOVING: MayUpgrade = {
  kind: 'refused',
  code: 'MOVE_OPEN',
  reason: 'It is being moved to another path at the moment. Keep the new one, or go back, before you change it.',
};

const ENDED: MayUpgrade = {
  kind: 'refused',
  code: 'DELIVERY_ENDED',
  reason: 'What you bought has ended; there is nothing left to move.',
};
