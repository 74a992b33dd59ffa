import { idSchema, TaskCommentKind, TaskState, TaskStatus } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { type Actor, defineRoute } from '../kernel/route.ts';
import { askCustomer, withdrawQuestion } from './ask-customer.ts';
import { assignTask } from './assign-task.ts';
import { checkItem } from './check-item.ts';
import { commentTask } from './comment-task.ts';
import { completeTask } from './complete-task.ts';
import { TaskError } from './errors.ts';
import { taskFileRoutes } from './file-routes.ts';
import { FormSchema } from './form.ts';
import { readDetail } from './read-detail.ts';
import { AdminTask, AdminTaskDetail, TaskQueue, TaskTeamMember, taskAnswer } from './shapes.ts';
import { listTeam } from './team.ts';
import { listQueues, listTasks } from './views.ts';

const params = z.object({ id: idSchema('task') });
const tag = 'Tasks';

/** A user's id, as the accounts make them. */
const UserId = z.string().min(1).max(100);

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/tasks',
  access: 'read_only',
  summary: 'What people have been asked to do, newest first or by what is promised first',
  tag,
  query: PageQuery.extend({
    status: TaskStatus.optional(),
    state: TaskState.optional(),
    queue: z.string().max(60).optional(),
    assignee: UserId.optional().meta({ description: 'A user, `me`, or `none` for what nobody has.' }),
    overdue: z.enum(['true']).optional(),
    sort: z.enum(['newest', 'due']).default('newest'),
  }),
  output: pageOf(AdminTask),
  handle: async (app: App, { query }, { actor }) => {
    const { status, state, queue, assignee, overdue, sort, ...page } = query;
    const now = app.clock.now();
    const filter = {
      status,
      state,
      queue,
      assigneeId: assignee === undefined ? undefined : assigneeOf(actor, assignee),
      overdueAt: overdue ? now : undefined,
    };
    const { items, next } = await readPage(page, (cut) =>
      listTasks(app.db.read, filter, { ...cut, byDue: sort === 'due' }),
    );
    return { items: items.map((task) => taskAnswer(task, now)), next };
  },
});

/** `me` is whoever is signed in; a key is nobody, and has no tasks. */
function assigneeOf(actor: Actor, word: string): string | null {
  if (word === 'none') return null;
  if (word !== 'me') return word;
  return actor.kind === 'user' ? actor.userId : actor.kind;
}

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/tasks/{id}',
  access: 'read_only',
  summary: 'One task with its checklist, comments, questions, files and history',
  tag,
  params,
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: (app: App, { params: { id } }) => readDetail(app, id),
});

const queues = defineRoute({
  method: 'GET',
  path: '/api/admin/task-queues',
  access: 'read_only',
  summary: 'The queues of the teams, with what waits in each',
  tag,
  output: z.object({ items: z.array(TaskQueue) }),
  handle: async (app: App) => ({ items: await listQueues(app.db.read, app.clock.now()) }),
});

const team = defineRoute({
  method: 'GET',
  path: '/api/admin/task-team',
  access: 'read_only',
  summary: 'Who can have tasks, and how many each has',
  tag,
  output: z.object({ items: z.array(TaskTeamMember) }),
  handle: async (app: App) => {
    const members = await listTeam(app.db.read);
    return { items: members.map(({ id, name, open }) => ({ id, name, open })) };
  },
});

const assign = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/assign',
  access: 'operator',
  summary: 'Take a task, give it to somebody of the team, or hand it back',
  tag,
  params,
  body: z.strictObject({
    assignee: UserId.nullable().meta({ description: 'A user, or `me`; null hands it back.' }),
    was: UserId.nullable().optional().meta({ description: 'Who had it when you looked: a quicker wish then stands.' }),
  }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    const assigneeId = body.assignee === null ? null : assigneeOf(actor, body.assignee);
    await assignTask(app, actor, { taskId: id, assigneeId, was: body.was });
    return readDetail(app, id);
  },
});

const check = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/checklist',
  access: 'operator',
  summary: 'Tick an item of the checklist, or take the tick away',
  tag,
  params,
  body: z.strictObject({ position: z.int().min(0).max(1_000), checked: z.boolean() }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    await checkItem(app, actor, { taskId: id, ...body });
    return readDetail(app, id);
  },
});

const Text = z.string().trim().min(1).max(4_000);

const comment = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/comments',
  access: 'operator',
  summary: 'Leave a remark for the team, or tell the customer something',
  tag,
  params,
  body: z.strictObject({ text: Text, kind: TaskCommentKind.default('team') }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    await commentTask(app, actor, { taskId: id, ...body });
    return readDetail(app, id);
  },
});

const ask = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/ask',
  access: 'operator',
  summary: 'Ask the customer something: the delivery waits for him, and the clock stands until he answers',
  tag,
  params,
  body: z.strictObject({
    text: z.string().trim().min(1).max(1_000),
    form_schema: FormSchema.optional().meta({ description: 'What he fills in; one box for a text where absent.' }),
  }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    await askCustomer(app, actor, { taskId: id, text: body.text, formSchema: body.form_schema });
    return readDetail(app, id);
  },
});

const withdraw = defineRoute({
  method: 'DELETE',
  path: '/api/admin/tasks/{id}/ask',
  access: 'operator',
  summary: 'Take the open question back: the clock runs again',
  tag,
  params,
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id } }, { actor }) => {
    await withdrawQuestion(app, actor, id);
    return readDetail(app, id);
  },
});

const complete = defineRoute({
  method: 'POST',
  path: '/api/admin/tasks/{id}/complete',
  access: 'operator',
  summary: 'Complete a task with what its completion form asks for: the delivery that waits for it becomes active',
  tag,
  params,
  body: z
    .looseObject({
      note: z.string().max(4_000).optional().meta({ description: 'Left for the customer.' }),
      workspace_url: z.string().max(2_048).optional().meta({ description: 'Where he finds what was set up.' }),
    })
    .meta({ description: 'By the names of `completion_form`; the note is always asked for.' }),
  output: AdminTaskDetail,
  throws: [TaskError],
  handle: async (app: App, { params: { id }, body }, { actor }) => {
    await completeTask(app, actor, { taskId: id, answer: body });
    return readDetail(app, id);
  },
});

export const taskRoutes = [
  list,
  queues,
  team,
  read,
  assign,
  check,
  comment,
  ask,
  withdraw,
  complete,
  ...taskFileRoutes,
];
