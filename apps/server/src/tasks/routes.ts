import { idSchema, TaskStatus } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { actorName, defineRoute } from '../kernel/route.ts';
import { completeTask } from './complete-task.ts';
import { TaskError } from './errors.ts';
import { listTasks, readTask, type TaskView } from './store.ts';

const AdminTask = z
  .object({
    id: idSchema('task'),
    fulfillment_id: z.string(),
    order_id: z.string(),
    queue: z.string(),
    title: z.string(),
    instructions: z.string(),
    status: TaskStatus,
    due_at: z.iso.datetime(),
    overdue: z.boolean(),
    customer: z.object({ email: z.string(), name: z.string() }),
    product_name: z.string().nullable(),
    result: z.object({ note: z.string(), workspace_url: z.string().nullable() }).nullable(),
    completed_by: z.string().nullable(),
    completed_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'AdminTask' });

const params = z.object({ id: idSchema('task') });

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/tasks',
  access: 'read_only',
  summary: 'What people have been asked to do, newest first',
  tag: 'Tasks',
  query: PageQuery.extend({ status: TaskStatus.optional() }),
  output: pageOf(AdminTask),
  handle: async (app: App, { query: { status, ...page } }) => {
    const { items, next } = await readPage(page, ({ limit, after }) =>
      listTasks(app.db.read, { status }, { limit, after }),
    );
    return { items: items.map((row) => adminTask(row, app.clock.now())), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/tasks/{id}',
  access: 'read_only',
  summary: 'One task',
  tag: 'Tasks',
  params,
  output: AdminTask,
  throws: [TaskError],
  handle: (app: App, { params: { id } }) => answerTask(app, id),
});

const complete = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/complete',
  access: 'operator',
  summary: 'Complete a task: the delivery that waits for it becomes active',
  tag: 'Tasks',
  params,
  body: z.strictObject({
    note: z.string().trim().min(1).max(4_000).meta({ description: 'Left for the customer.' }),
    workspace_url: z
      .url({ protocol: /^https?$/ })
      .max(2_048)
      .optional()
      .meta({ description: 'Where the customer finds what was set up.' }),
  }),
  output: AdminTask,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    const completion = { taskId: id, by: actorName(actor), note: body.note, workspaceUrl: body.workspace_url };
    await completeTask(app, completion);
    return answerTask(app, id);
  },
});

async function answerTask(app: App, taskId: string): Promise<z.input<typeof AdminTask>> {
  const task = await readTask(app.db.read, taskId);
  if (!task) throw new TaskError('TASK_UNKNOWN', taskId);
  return adminTask(task, app.clock.now());
}

/** The instant it is due counts as overdue. */
function adminTask(task: TaskView, now: Date): z.input<typeof AdminTask> {
  const { customer_email, customer_name, due_at, completed_at, created_at, ...rest } = task;
  return {
    ...rest,
    due_at: due_at.toISOString(),
    overdue: task.status === 'open' && due_at <= now,
    customer: { email: customer_email, name: customer_name },
    completed_at: completed_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
  };
}

export const taskRoutes = [list, read, complete];
