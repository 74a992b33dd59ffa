import type { App } from '../kernel/app.ts';
import { announce } from '../kernel/events.ts';
import { TaskError } from './errors.ts';
import { taskCompleted } from './events.ts';
import { finishTask, statusOf } from './store.ts';

export type Completion = { taskId: string; by: string; note: string; workspaceUrl?: string | undefined };

/**
 * Closes an open task and tells who waits for it, both in one transaction: of two people pressing at once, one wins.
 *
 * @throws TaskError TASK_ALREADY_DONE, TASK_CANCELLED, TASK_UNKNOWN
 */
export async function completeTask(app: App, completion: Completion): Promise<void> {
  const { taskId, by, note, workspaceUrl } = completion;
  const at = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    const fulfillmentId = await finishTask(tx, {
      taskId,
      by,
      at,
      result: { note, workspace_url: workspaceUrl ?? null },
    });
    if (fulfillmentId === undefined) throw refusalFor(taskId, await statusOf(tx, taskId));
    const address = workspaceUrl === undefined ? {} : { workspaceUrl };
    await announce(app, tx, taskCompleted, { taskId, fulfillmentId, by, at, note, ...address });
  });
}

function refusalFor(taskId: string, status: string | undefined): Error {
  if (status === undefined) return new TaskError('TASK_UNKNOWN', taskId);
  return new TaskError(status === 'cancelled' ? 'TASK_CANCELLED' : 'TASK_ALREADY_DONE', `${taskId} is ${status}`);
}
