import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { noteDeed } from './note-move.ts';
import { lockOpenTask } from './store.ts';
import { teamMember } from './team.ts';

/**
 * Gives a task to somebody of the team, or back to everybody.
 *
 * @param wish.assigneeId null hands it back.
 * @param wish.was who had it when the wish was made; where given, somebody else's quicker wish stands.
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, TASK_TAKEN, NOT_ON_THE_TEAM
 */
export async function assignTask(
  app: App,
  actor: Actor,
  wish: { taskId: string; assigneeId: string | null; was?: string | null | undefined },
): Promise<void> {
  const { taskId, assigneeId } = wish;
  await app.db.inOneTransaction(async (tx) => {
    const task = await lockOpenTask(tx, taskId);
    if (wish.was !== undefined && wish.was !== task.assignee_id) throw new TaskError('TASK_TAKEN', taskId);
    if (assigneeId === task.assignee_id) return;
    const member = assigneeId === null ? undefined : await teamMember(tx, assigneeId);
    if (assigneeId !== null && !member) throw new TaskError('NOT_ON_THE_TEAM', assigneeId);
    await tx
      .updateTable('tasks')
      .set({ assignee_id: assigneeId, updated_at: app.clock.now() })
      .where('id', '=', taskId)
      .execute();
    await noteDeed(app, tx, actor, {
      taskId,
      what: assigneeId === null ? 'handed_back' : 'assigned',
      detail: { from: task.assignee_id, to: assigneeId, ...(member && { name: member.name }) },
    });
  });
}
