import type { TaskCommentKind } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { announce } from '../kernel/events.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { customerTold } from './events.ts';
import { noteDeed } from './note-move.ts';
import { lockTask } from './store.ts';
import { customerOfTask } from './views.ts';

/**
 * Adds a remark for the team, or tells the customer something: he reads it on the page of his order, and by mail.
 * Possible after the end, too: there is often something to add.
 *
 * @throws TaskError TASK_UNKNOWN
 */
export async function commentTask(
  app: App,
  actor: Actor,
  comment: { taskId: string; kind: TaskCommentKind; text: string },
): Promise<void> {
  const { taskId, kind, text } = comment;
  const id = app.newId('task_comment');
  await app.db.inOneTransaction(async (tx) => {
    await lockTask(tx, taskId);
    await tx
      .insertInto('task_comments')
      .values({ id, task_id: taskId, kind, author: actorName(actor), text, created_at: app.clock.now() })
      .execute();
    const what = kind === 'team' ? 'commented' : 'told_customer';
    await noteDeed(app, tx, actor, { taskId, what, detail: { comment_id: id } });
    if (kind === 'customer') {
      await announce(app, tx, customerTold, { ...(await customerOfTask(tx, taskId)), commentId: id, text });
    }
  });
}
