import type { TaskStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';
import { TaskError } from './errors.ts';
import type { FormSchema } from './form.ts';

export type NewTask = {
  fulfillmentId: string;
  /** Grows with each time people are asked. */
  generation: number;
  orderId: string;
  /** The team that does it. */
  queue: string;
  title: string;
  instructions: string;
  dueAt: Date;
  /** What is ticked on the way; nothing where absent. */
  checklist?: readonly string[];
  /** What is asked at completion beside the usual note and address. */
  completionForm?: FormSchema | null;
};

/**
 * The unique (fulfillment, generation) makes asking twice asking once.
 *
 * @returns false when it was asked already.
 */
export async function insertTask(
  tx: Tx,
  task: NewTask & { id: string; at: Date; assigneeId: string | null },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('tasks')
    .values({
      id: task.id,
      fulfillment_id: task.fulfillmentId,
      generation: task.generation,
      order_id: task.orderId,
      queue: task.queue,
      title: task.title,
      instructions: task.instructions,
      due_at: task.dueAt,
      promised_seconds: Math.max(0, Math.round((task.dueAt.getTime() - task.at.getTime()) / 1000)),
      assignee_id: task.assigneeId,
      completion_form: task.completionForm ? json(task.completionForm) : null,
      created_at: task.at,
      updated_at: task.at,
    })
    .onConflict((conflict) => conflict.columns(['fulfillment_id', 'generation']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  if (task.checklist && task.checklist.length > 0) {
    const items = task.checklist.map((text, position) => ({ task_id: task.id, position, text }));
    await tx.insertInto('task_checks').values(items).execute();
  }
  return true;
}

/**
 * @param which.olderThan only tasks of an earlier generation; all open ones where absent.
 * @returns who had them: whoever began goes on with what takes their place.
 */
export async function cancelOpenTasks(
  tx: Tx,
  which: { fulfillmentId: string; olderThan?: number; at: Date },
): Promise<{ assigneeId: string | null }> {
  const olderThan = which.olderThan ?? null;
  const { rows } = await sql<{ assignee_id: string | null }>`
    with cancelled as (
      update tasks set status = 'cancelled', asked_at = null, updated_at = ${which.at}
      where fulfillment_id = ${which.fulfillmentId} and status = 'open'
        and (${olderThan}::integer is null or generation < ${olderThan})
      returning id, assignee_id),
    withdrawn as (
      update task_questions set withdrawn_at = ${which.at}
      where task_id in (select id from cancelled) and answered_at is null and withdrawn_at is null),
    noted as (
      insert into task_moves (task_id, what, moved_by, at) select id, 'cancelled', 'vozex', ${which.at} from cancelled)
    select assignee_id from cancelled`.execute(tx);
  return { assigneeId: rows.find((row) => row.assignee_id !== null)?.assignee_id ?? null };
}

/** In the order of their ids, so that two who lock them never wait for each other. */
export async function lockTasks(tx: Tx, fulfillmentId: string): Promise<void> {
  await tx
    .selectFrom('tasks')
    .select('id')
    .where('fulfillment_id', '=', fulfillmentId)
    .where('status', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export type LockedTask = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  title: string;
  assignee_id: string | null;
  due_at: Date;
  asked_at: Date | null;
  status: TaskStatus;
  completion_form: unknown;
};

/**
 * Locks an open task until the transaction ends.
 *
 * @throws TaskError TASK_UNKNOWN, TASK_ALREADY_DONE, TASK_CANCELLED
 */
export async function lockOpenTask(tx: Tx, taskId: string): Promise<LockedTask> {
  const task = await lockTask(tx, taskId);
  if (task.status === 'open') return task;
  throw new TaskError(
    task.status === 'cancelled' ? 'TASK_CANCELLED' : 'TASK_ALREADY_DONE',
    `${taskId}: ${task.status}`,
  );
}

/** @throws TaskError TASK_UNKNOWN */
export async function lockTask(tx: Tx, taskId: string): Promise<LockedTask> {
  const task = await tx
    .selectFrom('tasks')
    .select([
      'id',
      'fulfillment_id',
      'order_id',
      'title',
      'assignee_id',
      'due_at',
      'asked_at',
      'status',
      'completion_form',
    ])
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirst();
  if (!task) throw new TaskError('TASK_UNKNOWN', taskId);
  return task;
}

/** What an operator reports when a task is done. Credentials are kept elsewhere, sealed. */
export type TaskResult = {
  note: string;
  workspace_url: string | null;
  /** The answers to the product's own questions, as the customer reads them. */
  facts?: { label: string; value: string }[];
};

/** Ends a locked task. */
export async function finishTask(
  tx: Tx,
  end: { taskId: string; by: string; at: Date; result: TaskResult },
): Promise<void> {
  await tx
    .updateTable('tasks')
    .set({ status: 'done', result: json(end.result), completed_by: end.by, completed_at: end.at, updated_at: end.at })
    .where('id', '=', end.taskId)
    .execute();
}

/** Stops the clock of a locked task. */
export async function stopClock(tx: Tx, taskId: string, at: Date): Promise<void> {
  await tx.updateTable('tasks').set({ asked_at: at, updated_at: at }).where('id', '=', taskId).execute();
}

/** Lets the clock of a locked task run again: it is due as much later as the clock stood. @returns seconds that it stood. */
export async function startClock(tx: Tx, task: LockedTask, at: Date): Promise<number> {
  const stoodMs = task.asked_at ? Math.max(0, at.getTime() - task.asked_at.getTime()) : 0;
  await tx
    .updateTable('tasks')
    .set({ asked_at: null, due_at: new Date(task.due_at.getTime() + stoodMs), updated_at: at })
    .where('id', '=', task.id)
    .execute();
  return stoodMs / 1000;
}

/** The open task of a fulfillment, where there is one. */
export async function openTaskOf(db: Db, fulfillmentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('fulfillment_id', '=', fulfillmentId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return row?.id ?? null;
}
