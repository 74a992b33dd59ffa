import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { type Actor, actorName } from '../kernel/route.ts';
import { TaskError } from './errors.ts';
import { taskCompleted } from './events.ts';
import { type Answer, completionForm, FormSchema, readAnswer } from './form.ts';
import { noteDeed } from './note-move.ts';
import { sealCredentials } from './seal-credentials.ts';
import { finishTask, lockOpenTask, type TaskResult } from './store.ts';

/** What was filled in, sorted by who may read it how often. */
type Completion = {
  result: TaskResult;
  /** By field name; sealed, and shown once. */
  credentials: { name: string; title: string; value: string }[];
};

/**
 * Closes an open task and tells who waits for it, both in one transaction: of two people pressing at once, one wins.
 *
 * @param completion.answer what the task's completion form asks for.
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED, CUSTOMER_ASKED, CHECKLIST_OPEN, ANSWER_INVALID
 */
export async function completeTask(
  app: App,
  actor: Actor,
  { taskId, answer }: { taskId: string; answer: Record<string, unknown> },
): Promise<void> {
  const at = app.clock.now();
  const by = actorName(actor);
  await app.db.inOneTransaction(async (tx) => {
    const task = await lockOpenTask(tx, taskId);
    if (task.asked_at) throw new TaskError('CUSTOMER_ASKED', taskId);
    const { result, credentials } = readCompletion(taskId, formOf(task.completion_form), answer);
    await refuseOpenChecks(tx, taskId);
    await finishTask(tx, { taskId, by, at, result });
    await sealCredentials(app, tx, taskId, credentials);
    await noteDeed(app, tx, actor, { taskId, what: 'completed' });
    const { note, workspace_url } = result;
    const address = workspace_url === null ? {} : { workspaceUrl: workspace_url };
    await announce(app, tx, taskCompleted, { taskId, fulfillmentId: task.fulfillment_id, by, at, note, ...address });
  });
}

/** The whole form of a task, with what every completion asks for. */
export function formOf(stored: unknown): FormSchema {
  return completionForm(stored === null ? null : FormSchema.parse(stored));
}

function readCompletion(taskId: string, form: FormSchema, given: Record<string, unknown>): Completion {
  const { answer, problems } = readAnswer(form, given);
  if (!answer) {
    const names = problems.map(({ field }) => field).join(', ');
    throw new TaskError('ANSWER_INVALID', `${taskId}: ${names}`, { fields: problems });
  }
  const { note, workspace_url, ...own } = answer;
  const facts = Object.entries(form.properties).flatMap(([name, { title, writeOnly }]) => {
    const value = own[name];
    return value === undefined || writeOnly ? [] : [{ label: title, value: worded(value) }];
  });
  const credentials = Object.entries(form.properties).flatMap(([name, { title, writeOnly }]) => {
    const value = own[name];
    return value === undefined || !writeOnly ? [] : [{ name, title, value: String(value) }];
  });
  return {
    result: { note: String(note), workspace_url: typeof workspace_url === 'string' ? workspace_url : null, facts },
    credentials,
  };
}

function worded(value: Answer[string]): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return String(value);
}

async function refuseOpenChecks(tx: Tx, taskId: string): Promise<void> {
  const open = await tx
    .selectFrom('task_checks')
    .select('position')
    .where('task_id', '=', taskId)
    .where('checked_at', 'is', null)
    .execute();
  if (open.length > 0) throw new TaskError('CHECKLIST_OPEN', `${taskId}: ${open.length} open`);
}
