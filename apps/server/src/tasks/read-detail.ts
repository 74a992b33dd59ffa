import type { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { TaskError } from './errors.ts';
import { type AdminTaskDetail, detailAnswer } from './shapes.ts';
import { readParts, readTask } from './views.ts';

/**
 * A task with everything that belongs to it: two statements.
 *
 * @throws TaskError TASK_UNKNOWN
 */
export async function readDetail(app: App, taskId: string): Promise<z.input<typeof AdminTaskDetail>> {
  const task = await readTask(app.db.read, taskId);
  const parts = await readParts(app.db.read, taskId);
  if (!task || !parts) throw new TaskError('TASK_UNKNOWN', taskId);
  return detailAnswer(task, parts, app.clock.now());
}
