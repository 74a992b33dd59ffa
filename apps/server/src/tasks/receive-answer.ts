import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { json, type Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { TaskError } from './errors.ts';
import { workResumed } from './events.ts';
import { FormSchema, readAnswer } from './form.ts';
import { noteMove } from './note-move.ts';
import { lockOpenTask, startClock } from './store.ts';

/**
 * The customer's answer comes back to the task that asked, and its clock runs again, in the caller's transaction. The
 * caller has checked whose delivery it is.
 *
 * @throws TaskError TASK_ALREADY_DONE, TASK_CANCELLED, QUESTION_OVER; ANSWER_INVALID with paths below `answer`.
 */
export async function receiveAnswer(
  app: App,
  tx: Tx,
  { taskId, answer }: { taskId: string; answer: Record<string, unknown> },
): Promise<void> {
  const at = app.clock.now();
  const task = await lockOpenTask(tx, taskId);
  const question = await openQuestion(tx, taskId);
  if (!question) throw new TaskError('QUESTION_OVER', taskId);
  const read = readAnswer(FormSchema.parse(question.form_schema), answer);
  if (!read.answer) {
    const fields = read.problems.map(({ field, message }) => ({ field: `answer.${field}`, message }));
    throw new TaskError('ANSWER_INVALID', `${taskId}: ${fields.map(({ field }) => field).join(', ')}`, { fields });
  }
  await tx
    .updateTable('task_questions')
    .set({ answer: json(read.answer), answered_at: at })
    .where('id', '=', question.id)
    .execute();
  const stoodSeconds = await startClock(tx, task, at);
  await noteMove(tx, 'customer', { taskId, what: 'answered', at, detail: { stood_seconds: stoodSeconds } });
  await announce(app, tx, workResumed, {
    taskId,
    fulfillmentId: task.fulfillment_id,
    by: 'customer',
    because: 'the customer answered',
    stoodSeconds,
  });
}

async function openQuestion(tx: Tx, taskId: string): Promise<{ id: string; form_schema: unknown } | undefined> {
  const { rows } = await sql<{ id: string; form_schema: unknown }>`
    select id, form_schema from task_questions
    where task_id = ${taskId} and answered_at is null and withdrawn_at is null`.execute(tx);
  return rows[0];
}
