import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelOpenTasks, insertTask, type NewTask } from './store.ts';

/**
 * Asks people to do something for a fulfillment. Called again for one generation it leaves the first task alone; a
 * newer generation takes the place of an older task that is still open.
 */
export async function openTask(app: Pick<App, 'clock' | 'newId'>, tx: Tx, task: NewTask): Promise<void> {
  const now = app.clock.now();
  await cancelOpenTasks(tx, { fulfillmentId: task.fulfillmentId, olderThan: task.generation, at: now });
  await insertTask(tx, { id: app.newId('task'), ...task, at: now });
}
