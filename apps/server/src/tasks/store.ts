import type { TaskStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';

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
};

/** The unique (fulfillment, generation) makes asking twice asking once. */
export async function insertTask(tx: Tx, task: NewTask & { id: string; at: Date }): Promise<void> {
  await tx
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
      created_at: task.at,
      updated_at: task.at,
    })
    .onConflict((conflict) => conflict.columns(['fulfillment_id', 'generation']).doNothing())
    .execute();
}

/** @param which.olderThan only tasks of an earlier generation; all open ones where absent. */
export async function cancelOpenTasks(
  tx: Tx,
  which: { fulfillmentId: string; olderThan?: number; at: Date },
): Promise<void> {
  const query = tx
    .updateTable('tasks')
    .set({ status: 'cancelled', updated_at: which.at })
    .where('fulfillment_id', '=', which.fulfillmentId)
    .where('status', '=', 'open');
  await (which.olderThan === undefined ? query : query.where('generation', '<', which.olderThan)).execute();
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

/** What an operator reports when a task is done. */
export type TaskResult = { note: string; workspace_url: string | null };

/** @returns the fulfillment it was for, or undefined when the task is not open (any more). */
export async function finishTask(
  tx: Tx,
  end: { taskId: string; by: string; at: Date; result: TaskResult },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('tasks')
    .set({
      status: 'done',
      result: json(end.result),
      completed_by: end.by,
      completed_at: end.at,
      updated_at: end.at,
    })
    .where('id', '=', end.taskId)
    .where('status', '=', 'open')
    .returning('fulfillment_id')
    .executeTakeFirst();
  return row?.fulfillment_id;
}

export async function statusOf(db: Db, taskId: string): Promise<TaskStatus | undefined> {
  const row = await db.selectFrom('tasks').select('status').where('id', '=', taskId).executeTakeFirst();
  return row?.status;
}

export type TaskView = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  queue: string;
  title: string;
  instructions: string;
  status: TaskStatus;
  due_at: Date;
  result: TaskResult | null;
  completed_by: string | null;
  completed_at: Date | null;
  created_at: Date;
  customer_email: string;
  customer_name: string;
  product_name: string | null;
};

// A task knows its order but not which line of it; the record it was opened for does. It is named here as text only.
const VIEW = sql`
  select t.id, t.fulfillment_id, t.order_id, t.queue, t.title, t.instructions, t.status, t.due_at, t.result,
    t.completed_by, t.completed_at, t.created_at, c.email as customer_email, c.name as customer_name, i.product_name
  from tasks t
  join orders o on o.id = t.order_id
  join customers c on c.id = o.customer_id
  left join fulfillment_records f on f.id = t.fulfillment_id
  left join order_items i on i.id = f.order_item_id`;

export async function readTask(db: Db, taskId: string): Promise<TaskView | undefined> {
  const { rows } = await sql<TaskView>`${VIEW} where t.id = ${taskId}`.execute(db);
  return rows[0];
}

/** Newest first; `after` is the last id of the page before. */
export async function listTasks(
  db: Db,
  filter: { status?: TaskStatus | undefined },
  page: { limit: number; after?: string | undefined },
): Promise<TaskView[]> {
  const status = filter.status ?? null;
  const after = page.after ?? null;
  const { rows } = await sql<TaskView>`${VIEW}
    where (${status}::text is null or t.status = ${status}) and (${after}::text is null or t.id < ${after})
    order by t.id desc limit ${page.limit}`.execute(db);
  return rows;
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

/** How many tasks wait, and how many of them longer than promised. */
export async function countOpenTasks(db: Db, now: Date): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*)::int as open, (count(*) filter (where due_at <= ${now}))::int as overdue
    from tasks where status = 'open'`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0 };
}
