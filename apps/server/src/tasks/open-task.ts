import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelOpenTasks, insertTask } from './store.ts';

export type NewTask = {
  fulfillmentId: string;
  /** The revision of the record at which people are asked. */
  generation: number;
  orderId: string;
  /** The team that does it. */
  queue: string;
  title: string;
  instructions: string;
  dueAt: Date;
};

/**
 * Asks people to do something for a fulfillment. Called again for one generation it leaves the first task alone; a
 * newer generation takes the place of an older task that is still open.
 */
export async function openTask(app: Pick<App, 'clock' | 'newId'>, tx: Tx, task: NewTask): Promise<void> {
  const now = app.clock.now();
  await cancelOpenTasks(tx, { fulfillmentId: task.fulfillmentId, olderThan: task.generation, at: now });
  await insertTask(tx, { id: app.newId('task'), ...task, at: now });
}
