import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database.ts';
import { lockTasksOf, openTask } from '../../tasks/index.ts';
import { voicesOf } from '../voices-of.ts';
import type { Because } from '../wishes.ts';
import { handOver } from './store.ts';

/** Somebody paid and waits: people settle it within a working day, unless more was promised. */
const TASK_HOURS = 24;

/**
 * Gives a failed delivery to a person: it leaves the bench, and a task in that queue says what happened and what to do.
 *
 * @returns false when it is no failure any more.
 */
export async function handToPeople(
  app: App,
  tx: Tx,
  fulfillmentId: string,
  to: Because & { queue: string },
): Promise<boolean> {
  // Tasks before the record, as whoever completes a task locks them: the other way round the two would deadlock.
  await lockTasksOf(tx, fulfillmentId);
  const now = app.clock.now();
  const handed = await handOver(tx, fulfillmentId, { ...to, now });
  if (!handed) return false;
  const due = secondsAfter(now, TASK_HOURS * 3_600);
  await openTask(app, tx, {
    fulfillmentId,
    generation: handed.generation,
    orderId: handed.order_id,
    queue: to.queue,
    title: `${handed.product_name}: ${handed.error_code}`,
    instructions: [
      to.because,
      `What happened: ${handed.last_error ?? handed.error_code}`,
      `What helps: ${voicesOf(handed.driver, handed.error_code).operator}`,
      'Mend the cause and press Retry on the delivery, or deliver by hand and complete this task.',
    ].join('\n\n'),
    dueAt: handed.due_at && handed.due_at > now ? handed.due_at : due,
  });
  return true;
}
