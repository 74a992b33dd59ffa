import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelTasksOf, lockTasksOf } from '../tasks/index.ts';
import { wakeWithin } from './wake.ts';
import { type Because, lockListening, setTerms } from './wishes.ts';

/**
 * Says what a delivery should give from now on. What was delivered is upgraded (up or down) as soon as it runs; what
 * was not is delivered by the new terms. A call that is under way is not touched: it ends by the terms it was sent
 * with, which its operation remembers, and the difference follows as an upgrade.
 *
 * @param to.quantity at least 1.
 * @returns false when this is wanted already, or the delivery is to end and listens to nothing any more.
 */
export async function changeTerms(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  to: { plan: string | null; quantity: number },
  why: Because,
): Promise<boolean> {
  // Tasks before the record, as whoever completes a task locks them: the other way round the two would deadlock.
  await lockTasksOf(tx, fulfillmentId);
  const record = await lockListening(tx, fulfillmentId);
  if (!record || (record.plan === to.plan && record.quantity === to.quantity)) return false;
  const now = app.clock.now();
  await cancelTasksOf(tx, fulfillmentId, now); // what people were asked is out of date; who still must act is asked anew
  const due = await setTerms(tx, fulfillmentId, { ...to, now, ...why });
  if (due) await wakeWithin(app, tx, [record]);
  return true;
}
