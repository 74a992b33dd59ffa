import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { json } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { customerAsked, workResumed } from './events.ts';
import { type FormSchema, PLAIN_ANSWER } from './form.ts';
import { noteDeed } from './note-move.ts';
import { lockOpenTask, startClock, stopClock } from './store.ts';
import { customerOfTask } from './views.ts';

/**
 * Asks the customer something that people need to go on. The delivery waits for him, and the clock of the promise
 * stands until he answers.
 *
 * @param question.formSchema what he fills in; one box for a text where absent.
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, CUSTOMER_ASKED; what a listener throws when the
 *   delivery cannot wait (it is in use already).
 */
export async function askCustomer(
  app: App,
  actor: Actor,
  question: { taskId: string; text: string; formSchema?: FormSchema | undefined },
): Promise<void> {
  const { taskId, text, formSchema = PLAIN_ANSWER } = question;
  const questionId = app.newId('task_question');
  const by = actorName(actor);
  await app.db.inOneTransaction(async (tx) => {
    const at = app.clock.now();
    const task = await lockOpenTask(tx, taskId);
    if (task.asked_at) throw new TaskError('CUSTOMER_ASKED', taskId);
    await tx
      .insertInto('task_questions')
      .values({ id: questionId, task_id: taskId, text, form_schema: json(formSchema), asked_by: by, asked_at: at })
      .execute();
    await stopClock(tx, taskId, at);
    await noteDeed(app, tx, actor, { taskId, what: 'asked', detail: { question: text } });
    await announce(app, tx, customerAsked, {
      ...(await customerOfTask(tx, taskId)),
      questionId,
      text,
      formSchema,
      by,
      at,
    });
  });
}

/**
 * Takes the open question back: people go on without the answer.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, QUESTION_OVER
 */
export async function withdrawQuestion(app: App, actor: Actor, taskId: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const at = app.clock.now();
    const task = await lockOpenTask(tx, taskId);
    if (!task.asked_at) throw new TaskError('QUESTION_OVER', taskId);
    await sql`
      update task_questions set withdrawn_at = ${at}
      where task_id = ${taskId} and answered_at is null and withdrawn_at is null`.execute(tx);
    const stoodSeconds = await startClock(tx, task, at);
    await noteDeed(app, tx, actor, { taskId, what: 'question_withdrawn', detail: { stood_seconds: stoodSeconds } });
    await announce(app, tx, workResumed, {
      taskId,
      fulfillmentId: task.fulfillment_id,
      by: actorName(actor),
      because: 'the question was taken back',
      stoodSeconds,
    });
  });
}
