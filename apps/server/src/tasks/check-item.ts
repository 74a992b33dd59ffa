import type { App } from '../kernel/app.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { noteDeed } from './note-move.ts';
import { lockOpenTask } from './store.ts';

/**
 * Ticks an item of a task's checklist, or takes the tick away. Who ticked first stays named.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, CHECK_UNKNOWN
 */
export async function checkItem(
  app: App,
  actor: Actor,
  check: { taskId: string; position: number; checked: boolean },
): Promise<void> {
  const { taskId, position, checked } = check;
  await app.db.inOneTransaction(async (tx) => {
    await lockOpenTask(tx, taskId);
    const item = await tx
      .selectFrom('task_checks')
      .select(['text', 'checked_at'])
      .where('task_id', '=', taskId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!item) throw new TaskError('CHECK_UNKNOWN', `${taskId} ${position}`);
    if (checked === (item.checked_at !== null)) return;
    await tx
      .updateTable('task_checks')
      .set(
        checked
          ? { checked_by: actorName(actor), checked_at: app.clock.now() }
          : { checked_by: null, checked_at: null },
      )
      .where('task_id', '=', taskId)
      .where('position', '=', position)
      .execute();
    await noteDeed(app, tx, actor, { taskId, what: checked ? 'checked' : 'unchecked', detail: { item: item.text } });
  });
}
