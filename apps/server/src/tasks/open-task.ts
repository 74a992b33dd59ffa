import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { noteMove } from './note-move.ts';
import { cancelOpenTasks, insertTask, type NewTask } from './store.ts';

/**
 * Asks people to do something for a fulfillment. Called again for one generation it leaves the first task alone; a
 * newer generation takes the place of an older task that is still open, in the hands of whoever had that.
 */
export async function openTask(app: Pick<App, 'clock' | 'newId'>, tx: Tx, task: NewTask): Promise<void> {
  const at = app.clock.now();
  const { fulfillmentId, generation } = task;
  const { assigneeId } = await cancelOpenTasks(tx, { fulfillmentId, olderThan: generation, at });
  const id = app.newId('task');
  const isNew = await insertTask(tx, { id, ...task, at, assigneeId });
  if (isNew) await noteMove(tx, 'vozex', { taskId: id, what: 'opened', at, detail: { queue: task.queue } });
}
