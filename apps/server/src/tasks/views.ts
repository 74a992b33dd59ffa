import type { TaskCommentKind, TaskState, TaskStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../kernel/database.ts';
import type { TaskCustomer } from './events.ts';
import type { TaskResult } from './store.ts';

export type TaskView = {
  id: string;
  fulfillment_id: string;
  order_id: string;
  queue: string;
  title: string;
  instructions: string;
  status: TaskStatus;
  state: TaskState;
  due_at: Date;
  asked_at: Date | null;
  assignee: { id: string; name: string } | null;
  checks_done: number;
  checks_total: number;
  result: TaskResult | null;
  completed_by: string | null;
  completed_at: Date | null;
  created_at: Date;
  customer_email: string;
  customer_name: string;
  product_name: string | null;
};

// Two indexes of 0020 are over these very words.
const STATE = sql`case
  when t.status <> 'open' then t.status
  when t.asked_at is not null then 'awaiting_customer'
  when t.assignee_id is null then 'unassigned'
  else 'in_work' end`;

// A task knows its order but not which line of it; the record it was opened for does. It is named here as text only.
const VIEW = sql`
  select t.id, t.fulfillment_id, t.order_id, t.queue, t.title, t.instructions, t.status, ${STATE} as state, t.due_at,
    t.asked_at, case when a.id is not null then
      jsonb_build_object('id', a.id, 'name', coalesce(nullif(a.name, ''), a.email)) end as assignee,
    (select count(*) from task_checks k where k.task_id = t.id and k.checked_at is not null)::int as checks_done,
    (select count(*) from task_checks k where k.task_id = t.id)::int as checks_total,
    t.result, t.completed_by, t.completed_at, t.created_at, c.email as customer_email, c.name as customer_name,
    i.product_name
  from tasks t
  join orders o on o.id = t.order_id
  join customers c on c.id = o.customer_id
  left join users a on a.id = t.assignee_id
  left join fulfillment_records f on f.id = t.fulfillment_id
  left join order_items i on i.id = f.order_item_id`;

export async function readTask(db: Db, taskId: string): Promise<TaskView | undefined> {
  const { rows } = await sql<TaskView>`${VIEW} where t.id = ${taskId}`.execute(db);
  return rows[0];
}

export type TaskFilter = {
  status?: TaskStatus | undefined;
  state?: TaskState | undefined;
  queue?: string | undefined;
  /** A user's id; null for nobody. */
  assigneeId?: string | null | undefined;
  /** The instant up to which a promise is broken; only what is overdue then. */
  overdueAt?: Date | undefined;
};

/** By birth, newest first; or by what is promised first. `after` is the last id of the page before. */
export async function listTasks(
  db: Db,
  filter: TaskFilter,
  page: { limit: number; after?: string | undefined; byDue?: boolean },
): Promise<TaskView[]> {
  const conditions = [
    filter.status === undefined ? undefined : sql`t.status = ${filter.status}`,
    filter.state === undefined ? undefined : sql`${STATE} = ${filter.state}`,
    filter.queue === undefined ? undefined : sql`t.queue = ${filter.queue}`,
    filter.assigneeId === undefined ? undefined : sql`t.assignee_id is not distinct from ${filter.assigneeId}`,
    filter.overdueAt === undefined ? undefined : isOverdue(filter.overdueAt),
    page.after === undefined ? undefined : behind(page.after, page.byDue ?? false),
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<TaskView>`${VIEW}
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by ${page.byDue ? sql`t.due_at, t.id` : sql`t.id desc`} limit ${page.limit}`.execute(db);
  return rows;
}

function behind(after: string, byDue: boolean) {
  return byDue ? sql`(t.due_at, t.id) > (select due_at, id from tasks where id = ${after})` : sql`t.id < ${after}`;
}

/** The instant it is due counts as overdue; while the customer is asked, the clock stands. */
function isOverdue(now: Date) {
  return sql`(t.status = 'open' and t.due_at <= coalesce(t.asked_at, ${now}))`;
}

/** How many tasks wait, and how many of them longer than promised. */
export async function countOpenTasks(db: Db, now: Date): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*)::int as open, (count(*) filter (where ${isOverdue(now)}))::int as overdue
    from tasks t where t.status = 'open'`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0 };
}

export type QueueView = { queue: string } & Record<'unassigned' | 'in_work' | 'awaiting_customer' | 'overdue', number>;

/** More queues than this no team tells apart. */
const QUEUES_MAX = 200;

/** Every queue that ever had a task, from name to next name by the index, with what waits in it now. */
export async function listQueues(db: Db, now: Date): Promise<QueueView[]> {
  const count = (state: TaskState) => sql`(count(*) filter (where ${STATE} = ${state}))::int`;
  const { rows } = await sql<QueueView>`
    with recursive names as (
      (select queue from tasks order by queue limit 1)
      union all
      select (select t.queue from tasks t where t.queue > names.queue order by t.queue limit 1) from names
      where names.queue is not null)
    select names.queue, counts.* from names, lateral (
      select ${count('unassigned')} as unassigned, ${count('in_work')} as in_work,
        ${count('awaiting_customer')} as awaiting_customer, (count(*) filter (where ${isOverdue(now)}))::int as overdue
      from tasks t where t.queue = names.queue and t.status = 'open') counts
    where names.queue is not null order by names.queue limit ${QUEUES_MAX}`.execute(db);
  return rows;
}

/** What belongs to one task; names of people as they are called now. Times are JSON's. */
export type TaskParts = {
  completion_form: unknown;
  checklist: { position: number; text: string; checked_by: string | null; checked_at: string | null }[];
  comments: { id: string; kind: TaskCommentKind; author: string; text: string; at: string }[];
  questions: {
    id: string;
    text: string;
    form_schema: unknown;
    asked_by: string;
    asked_at: string;
    answer: Record<string, unknown> | null;
    answered_at: string | null;
    withdrawn_at: string | null;
  }[];
  files: {
    id: string;
    file_name: string;
    size_bytes: number;
    sha256: string;
    for_customer: boolean;
    uploaded_by: string;
    at: string;
  }[];
  credentials: { name: string; title: string; seen_at: string | null }[];
  history: { what: string; by: string; detail: Record<string, unknown>; at: string }[];
};

/** `operator:<user id>`, as histories write people, in the name they go by; other words stay. */
const named = (column: string) => sql`coalesce(
  (select coalesce(nullif(u.name, ''), u.email) from users u where u.id = split_part(${sql.ref(column)}, ':', 2)),
  ${sql.ref(column)})`;

/** A task's history longer than this is read in the audit log. */
const HISTORY_MAX = 500;

/** Everything that belongs to a task, in one statement. */
export async function readParts(db: Db, taskId: string): Promise<TaskParts | undefined> {
  const { rows } = await sql<TaskParts>`
    select t.completion_form,
      coalesce((select jsonb_agg(jsonb_build_object('position', k.position, 'text', k.text,
          'checked_by', ${named('k.checked_by')}, 'checked_at', k.checked_at) order by k.position)
        from task_checks k where k.task_id = t.id), '[]') as checklist,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'author', ${named('m.author')},
          'text', m.text, 'at', m.created_at) order by m.id)
        from task_comments m where m.task_id = t.id), '[]') as comments,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'text', q.text, 'form_schema', q.form_schema,
          'asked_by', ${named('q.asked_by')}, 'asked_at', q.asked_at, 'answer', q.answer,
          'answered_at', q.answered_at, 'withdrawn_at', q.withdrawn_at) order by q.id)
        from task_questions q where q.task_id = t.id), '[]') as questions,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name, 'size_bytes', f.size_bytes,
          'sha256', f.sha256, 'for_customer', f.for_customer, 'uploaded_by', ${named('f.uploaded_by')},
          'at', f.created_at) order by f.id)
        from task_files f where f.task_id = t.id), '[]') as files,
      coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'title', d.title, 'seen_at', d.seen_at)
          order by d.title, d.name)
        from task_credentials d where d.task_id = t.id), '[]') as credentials,
      coalesce((select jsonb_agg(jsonb_build_object('what', h.what, 'by', ${named('h.moved_by')}, 'detail', h.detail,
          'at', h.at) order by h.id)
        from (select * from task_moves where task_id = t.id order by id desc limit ${HISTORY_MAX}) h), '[]') as history
    from tasks t where t.id = ${taskId}`.execute(db);
  return rows[0];
}

/** Whom a task is done for, as letters address him. */
export async function customerOfTask(tx: Tx, taskId: string): Promise<TaskCustomer> {
  const { rows } = await sql<TaskCustomer>`
    select t.id as "taskId", t.fulfillment_id as "fulfillmentId", t.order_id as "orderId",
      c.email as "customerEmail", c.name as "customerName", coalesce(i.product_name, t.title) as "productName"
    from tasks t
    join orders o on o.id = t.order_id
    join customers c on c.id = o.customer_id
    left join fulfillment_records f on f.id = t.fulfillment_id
    left join order_items i on i.id = f.order_item_id
    where t.id = ${taskId}`.execute(tx);
  return rows[0]!; // because the caller has locked it
}
