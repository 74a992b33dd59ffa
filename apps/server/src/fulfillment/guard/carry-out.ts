import type { App } from '../../kernel/app.ts';
import { decidedBatches, markCarriedOut, releaseSome } from './store.ts';

/** So many at a time: locks are held briefly, and other work comes between. */
const BATCH = 200;

/**
 * Makes the deliveries of decided batches what was decided, some at a time; after a crash the next turn goes on. What is
 * approved is then due, and the usual loop acts on it.
 *
 * @returns how many deliveries were released or left to run.
 */
export async function carryOutDecisions(app: App): Promise<number> {
  let done = 0;
  for (const batch of await decidedBatches(app.db.read)) {
    for (let some = BATCH; some === BATCH; done += some) {
      const now = app.clock.now();
      some = await app.db.inOneTransaction(async (tx) => {
        const released = await releaseSome(tx, batch, { now, limit: BATCH });
        if (released < BATCH) await markCarriedOut(tx, batch.id, now);
        return released;
      });
    }
  }
  return done;
}
