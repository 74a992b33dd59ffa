import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { flowOf, on } from '../kernel/events.ts';
import type { Actor, RawAnswer } from '../kernel/route.ts';
import { askCustomer, withdrawQuestion } from './ask-customer.ts';
import { assignTask } from './assign-task.ts';
import { checkItem } from './check-item.ts';
import { commentTask } from './comment-task.ts';
import { completeTask } from './complete-task.ts';
import { customerAsked, customerTold, type TaskWarning, taskWarned, workResumed } from './events.ts';
import { addFile, openFile, removeFile, shareFile } from './files.ts';
import type { FormSchema } from './form.ts';
import { openTask } from './open-task.ts';
import { readDetail } from './read-detail.ts';
import { receiveAnswer } from './receive-answer.ts';
import { revealCredential } from './reveal-credential.ts';
import { taskRoutes } from './routes.ts';
import { openTaskOf } from './store.ts';
import { listQueues, listTasks } from './views.ts';
import { warnOfTasks } from './warn-of-tasks.ts';
import { workFor } from './work-for.ts';

const HOUR = 3_600;
const person = (userId: string, name: string): Actor => ({
  kind: 'user',
  userId,
  email: `${userId}@shop.test`,
  name,
  role: 'operator',
  customerId: null,
  twoFactor: true,
});
const olga = person('usr_olga', 'Olga Petrova');
const oscar = person('usr_oscar', 'Oscar');

let world: TestWorld;
let told: string[];
let warnings: TaskWarning[];
beforeAll(async () => {
  const opened = await openTestWorld();
  world = {
    ...opened,
    flow: flowOf([
      on(customerAsked, async (_app, _tx, { text }) => void told.push(`asked: ${text}`)),
      on(workResumed, async (_app, _tx, { because, stoodSeconds }) => void told.push(`${because}, ${stoodSeconds} s`)),
      on(customerTold, async (_app, _tx, { text, customerName }) => void told.push(`${customerName}: ${text}`)),
      on(taskWarned, async (_app, _tx, warning) => void warnings.push(warning)),
    ]),
  };
  for (const [id, name, role] of [
    ['usr_olga', 'Olga Petrova', 'operator'],
    ['usr_oscar', 'Oscar', 'operator'],
    ['usr_boss', 'Bea', 'owner'],
    ['usr_rhea', 'Rhea', 'read_only'],
  ]) {
    await sql`insert into users (id, name, email, email_verified, role)
      values (${id}, ${name}, ${`${id}@shop.test`}, true, ${role})`.execute(world.db.read);
  }
});
beforeEach(() => {
  told = [];
  warnings = [];
});
afterAll(() => world.close());

type Given = { hours?: number; queue?: string; checklist?: string[]; completionForm?: FormSchema };

async function newTask({ hours = 48, queue = 'setup', ...rest }: Given = {}) {
  const purchase = await world.buys();
  const { fulfillmentId, orderId } = purchase;
  const dueAt = secondsAfter(world.clock.now(), hours * HOUR);
  const work = { queue, title: 'Set it up', instructions: 'With care.', dueAt, ...rest };
  await world.db.inOneTransaction((tx) => openTask(world, tx, { fulfillmentId, generation: 1, orderId, ...work }));
  return { ...purchase, dueAt, taskId: (await openTaskOf(world.db.read, fulfillmentId)) ?? '' };
}

const detail = (taskId: string) => readDetail(world, taskId);
const answers = (taskId: string, answer: Record<string, unknown>) =>
  world.db.inOneTransaction((tx) => receiveAnswer(world, tx, { taskId, answer }));

describe('a task in somebody’s hands', () => {
  it('is taken, given on and handed back, and its history names who did it', async () => {
    const { taskId } = await newTask();
    expect(await detail(taskId)).toMatchObject({ state: 'unassigned', assignee: null });
    await assignTask(world, olga, { taskId, assigneeId: 'usr_olga' });
    expect(await detail(taskId)).toMatchObject({ state: 'in_work', assignee: { name: 'Olga Petrova' } });
    await assignTask(world, olga, { taskId, assigneeId: 'usr_oscar' });
    await assignTask(world, oscar, { taskId, assigneeId: null });
    const { state, history } = await detail(taskId);
    expect(state).toBe('unassigned');
    expect(history.map(({ what, by }) => `${what} by ${by}`)).toEqual([
      'opened by vozex',
      'assigned by Olga Petrova',
      'assigned by Olga Petrova',
      'handed_back by Oscar',
    ]);
    const { rows } = await sql<{ actor: string; action: string }>`
      select actor, action from audit_log where subject = ${taskId} order by id`.execute(world.db.read);
    expect(rows[0]).toEqual({ actor: 'operator:usr_olga', action: 'tasks.assigned' });
    expect(rows).toHaveLength(3);
  });

  it('is taken once: of two who saw it free, one has it', async () => {
    const { taskId } = await newTask();
    const ends = await Promise.allSettled([
      assignTask(world, olga, { taskId, assigneeId: 'usr_olga', was: null }),
      assignTask(world, oscar, { taskId, assigneeId: 'usr_oscar', was: null }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({ code: 'TASK_TAKEN' });
  });

  it('is nobody’s who may not do it: a reader, a customer, a stranger', async () => {
    const { taskId } = await newTask();
    for (const assigneeId of ['usr_rhea', 'usr_nobody', 'api_key']) {
      await expect(assignTask(world, olga, { taskId, assigneeId })).rejects.toMatchObject({ code: 'NOT_ON_THE_TEAM' });
    }
  });

  it('stays with whoever began when people are asked anew', async () => {
    const { taskId, fulfillmentId, orderId, dueAt } = await newTask();
    await assignTask(world, olga, { taskId, assigneeId: 'usr_olga' });
    const again = { queue: 'setup', title: 'Anew', instructions: 'Other terms.', dueAt };
    await world.db.inOneTransaction((tx) => openTask(world, tx, { fulfillmentId, generation: 2, orderId, ...again }));
    const next = (await openTaskOf(world.db.read, fulfillmentId)) ?? '';
    expect(next).not.toBe(taskId);
    expect((await detail(next)).assignee?.name).toBe('Olga Petrova');
    expect((await detail(taskId)).history.at(-1)?.what).toBe('cancelled');
  });
});

describe('the clock of a promise', () => {
  it('stands while the customer is asked, and the task is due as much later as he took', async () => {
    const { taskId, dueAt } = await newTask({ hours: 10 });
    world.passes(9 * HOUR);
    await askCustomer(world, olga, { taskId, text: 'Which domain?' });
    const asked = await detail(taskId);
    expect(asked).toMatchObject({ state: 'awaiting_customer', overdue: false });
    world.passes(72 * HOUR); // far beyond what was promised
    expect(await detail(taskId)).toMatchObject({ overdue: false, due_at: dueAt.toISOString() });
    const late = await listTasks(world.db.read, { overdueAt: world.clock.now() }, { limit: 100 });
    expect(late.map(({ id }) => id)).not.toContain(taskId);

    await answers(taskId, { answer: ' ada.example ' });
    const stoodSeconds = (world.clock.now().getTime() - Date.parse(asked.asked_at ?? '')) / 1000;
    expect(told).toEqual(['asked: Which domain?', `the customer answered, ${stoodSeconds} s`]);
    expect(stoodSeconds).toBeGreaterThanOrEqual(72 * HOUR);
    const after = await detail(taskId);
    expect(after).toMatchObject({ state: 'unassigned', overdue: false, asked_at: null });
    expect(after.due_at).toBe(secondsAfter(dueAt, stoodSeconds).toISOString());
    expect(after.questions).toMatchObject([
      { asked_by: 'Olga Petrova', answer: [{ label: 'Your answer', value: 'ada.example' }] },
    ]);
    world.passes(HOUR);
    expect(await detail(taskId)).toMatchObject({ overdue: true });
  });

  it('runs again when the question is taken back, and what was overdue stays so', async () => {
    const { taskId } = await newTask({ hours: 1 });
    world.passes(2 * HOUR);
    await askCustomer(world, olga, { taskId, text: 'Still there?' });
    expect((await detail(taskId)).overdue).toBe(true);
    world.passes(5 * HOUR);
    await withdrawQuestion(world, oscar, taskId);
    expect(await detail(taskId)).toMatchObject({ overdue: true, asked_at: null });
    await expect(withdrawQuestion(world, oscar, taskId)).rejects.toMatchObject({ code: 'QUESTION_OVER' });
    await expect(answers(taskId, { answer: 'late' })).rejects.toMatchObject({ code: 'QUESTION_OVER' });
  });

  it('stands for one question at a time, and the task cannot be completed meanwhile', async () => {
    const { taskId } = await newTask();
    await askCustomer(world, olga, { taskId, text: 'First?' });
    await expect(askCustomer(world, oscar, { taskId, text: 'Second?' })).rejects.toMatchObject({
      code: 'CUSTOMER_ASKED',
    });
    await expect(completeTask(world, olga, { taskId, answer: { note: 'Done.' } })).rejects.toMatchObject({
      code: 'CUSTOMER_ASKED',
    });
  });

  it('takes answers as they were asked for, and names what is wrong below `answer`', async () => {
    const { taskId } = await newTask();
    const formSchema: FormSchema = {
      type: 'object',
      properties: {
        domain: { type: 'string', title: 'Domain' },
        size: { type: 'string', title: 'Size', enum: ['small', 'large'] },
        tills: { type: 'integer', title: 'Tills', minimum: 1, maximum: 9 },
        parking: { type: 'boolean', title: 'Parking' },
      },
      required: ['domain', 'size'],
    };
    await askCustomer(world, olga, { taskId, text: 'Some facts, please.', formSchema });
    const wrong = { size: 'huge', tills: 12, surprise: true };
    const refused: { code: string; fields: { field: string }[] } = await answers(taskId, wrong).catch((error) => error);
    expect(refused.code).toBe('ANSWER_INVALID');
    expect(refused.fields.map(({ field }) => field).sort()).toEqual([
      'answer.domain',
      'answer.size',
      'answer.surprise',
      'answer.tills',
    ]);
    await answers(taskId, { domain: 'ada.example', size: 'small', parking: true });
    expect((await detail(taskId)).questions[0]?.answer).toEqual([
      { label: 'Size', value: 'small' },
      { label: 'Domain', value: 'ada.example' },
      { label: 'Parking', value: 'Yes' },
    ]);
  });
});

describe('a checklist', () => {
  it('is ticked by whom and when, and holds the completion back until all is ticked', async () => {
    const { taskId } = await newTask({ checklist: ['Call', 'Enter items'] });
    await checkItem(world, olga, { taskId, position: 0, checked: true });
    const done = completeTask(world, olga, { taskId, answer: { note: 'Done.' } });
    await expect(done).rejects.toMatchObject({ code: 'CHECKLIST_OPEN' });
    expect((await detail(taskId)).status).toBe('open');
    await checkItem(world, oscar, { taskId, position: 0, checked: true }); // ticked already: hers it stays
    await checkItem(world, oscar, { taskId, position: 1, checked: true });
    const { checklist, checks_done, checks_total } = await detail(taskId);
    expect(checklist.map(({ text, checked_by }) => `${text}: ${checked_by}`)).toEqual([
      'Call: Olga Petrova',
      'Enter items: Oscar',
    ]);
    expect([checks_done, checks_total]).toEqual([2, 2]);
    await expect(checkItem(world, olga, { taskId, position: 2, checked: true })).rejects.toMatchObject({
      code: 'CHECK_UNKNOWN',
    });
    await completeTask(world, olga, { taskId, answer: { note: 'Done.' } });
    await expect(checkItem(world, olga, { taskId, position: 0, checked: false })).rejects.toMatchObject({
      code: 'TASK_ALREADY_DONE',
    });
  });
});

describe('what is written on a task', () => {
  it('is for the team alone, unless the customer is told it', async () => {
    const { taskId, fulfillmentId } = await newTask();
    await commentTask(world, olga, { taskId, kind: 'team', text: 'Difficult one.' });
    await commentTask(world, olga, { taskId, kind: 'customer', text: 'We begin tomorrow.' });
    expect((await detail(taskId)).comments.map(({ kind, author, text }) => [kind, author, text])).toEqual([
      ['team', 'Olga Petrova', 'Difficult one.'],
      ['customer', 'Olga Petrova', 'We begin tomorrow.'],
    ]);
    const [work] = await workFor(world.db.read, [fulfillmentId]);
    expect(work?.messages.map(({ text }) => text)).toEqual(['We begin tomorrow.']);
    expect(told).toEqual(['Ada Lovelace: We begin tomorrow.']);
    expect(JSON.stringify(work)).not.toContain('Difficult');
  });
});

describe('a file of a task', () => {
  const send = (taskId: string, fileName: string, text: string, forCustomer = false) =>
    addFile(world, olga, { taskId, fileName, forCustomer, content: Readable.from([Buffer.from(text)]) });
  const read = async ({ body }: RawAnswer) => Buffer.concat(await (body as Readable).toArray()).toString();

  it('is the customer’s only when it is marked so, and only of his own order', async () => {
    const { taskId, orderId, fulfillmentId } = await newTask();
    const other = await newTask();
    await send(taskId, 'notes.txt', 'for us');
    await send(taskId, 'Rechnung “März”.pdf', 'for Ada', true);
    const [inside, shared] = (await detail(taskId)).files;
    const [work] = await workFor(world.db.read, [fulfillmentId]);
    expect(work?.files.map(({ file_name }) => file_name)).toEqual(['Rechnung “März”.pdf']);

    const given = await openFile(world, shared?.id ?? '', { customerOfOrder: orderId });
    expect(given.headers).toMatchObject({ 'content-length': '7', 'content-type': 'application/octet-stream' });
    expect(given.headers['content-disposition']).toMatch(/^attachment; /);
    expect(await read(given)).toBe('for Ada');
    expect(await read(await openFile(world, inside?.id ?? '', { taskId }))).toBe('for us');
    for (const [file, scope] of [
      [inside, { customerOfOrder: orderId }],
      [shared, { customerOfOrder: other.orderId }],
      [shared, { taskId: other.taskId }],
    ] as const) {
      await expect(openFile(world, file?.id ?? '', scope)).rejects.toMatchObject({ code: 'TASK_FILE_UNKNOWN' });
    }

    await shareFile(world, olga, { taskId, fileId: shared?.id ?? '', forCustomer: false });
    await expect(openFile(world, shared?.id ?? '', { customerOfOrder: orderId })).rejects.toMatchObject({
      code: 'TASK_FILE_UNKNOWN',
    });
    await removeFile(world, olga, { taskId, fileId: inside?.id ?? '' });
    expect((await detail(taskId)).files.map(({ file_name }) => file_name)).toEqual(['Rechnung “März”.pdf']);
    expect(await world.storage.read(`tasks/${inside?.id}`, { start: 0, end: 1 })).toBeUndefined();
  });

  it('is kept whole or not at all', async () => {
    const { taskId } = await newTask();
    await expect(send(taskId, 'empty.txt', '')).rejects.toMatchObject({ code: 'TASK_FILE_EMPTY' });
    await expect(send('tsk_nobody', 'a.txt', 'lost')).rejects.toMatchObject({ code: 'TASK_UNKNOWN' });
    const breaks = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the line broke');
      })(),
    );
    const broken = addFile(world, olga, { taskId, fileName: 'b.txt', forCustomer: true, content: breaks });
    await expect(broken).rejects.toMatchObject({ code: 'TASK_UPLOAD_BROKEN' });
    expect((await detail(taskId)).files).toEqual([]);
  });
});

describe('a completion', () => {
  const completionForm: FormSchema = {
    type: 'object',
    properties: {
      user_name: { type: 'string', title: 'User name' },
      password: { type: 'string', title: 'Password', writeOnly: true },
      trained: { type: 'boolean', title: 'Training held' },
    },
    required: ['password'],
  };

  it('asks for what the product wants, and names what is missing', async () => {
    const { taskId } = await newTask({ completionForm });
    expect(Object.keys((await detail(taskId)).completion_form.properties)).toEqual(
      expect.arrayContaining(['user_name', 'password', 'trained', 'workspace_url', 'note']),
    );
    const answer = { workspace_url: 'javascript:alert(1)', user_name: 'ada' };
    const refused: { fields: { field: string }[] } = await completeTask(world, olga, { taskId, answer }).catch(
      (e) => e,
    );
    expect(refused.fields.map(({ field }) => field).sort()).toEqual(['note', 'password', 'workspace_url']);
  });

  it('shows credentials once, keeps them sealed until then and not at all afterwards', async () => {
    const { taskId, fulfillmentId } = await newTask({ completionForm });
    const other = await newTask();
    const answer = { note: 'Ready.', user_name: 'ada', password: ' s3cret ', trained: true };
    await completeTask(world, olga, { taskId, answer });
    const [work] = await workFor(world.db.read, [fulfillmentId]);
    expect(work).toMatchObject({
      open: null,
      facts: expect.arrayContaining([
        { label: 'User name', value: 'ada' },
        { label: 'Training held', value: 'Yes' },
      ]),
      credentials: [{ task_id: taskId, name: 'password', title: 'Password', seen_at: null }],
    });
    const everything = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from tasks t union all select to_jsonb(k)::text from task_credentials k
      union all select to_jsonb(m)::text from task_moves m union all select to_jsonb(a)::text from audit_log a`.execute(
      world.db.read,
    );
    expect(everything.rows.map(({ row }) => row).join()).not.toContain('s3cret');

    const asked = { taskId, name: 'password', fulfillmentId };
    await expect(revealCredential(world, { ...asked, fulfillmentId: other.fulfillmentId })).rejects.toMatchObject({
      code: 'CREDENTIAL_UNKNOWN',
    });
    const ends = await Promise.allSettled([revealCredential(world, asked), revealCredential(world, asked)]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value.value : end.reason.code)).sort()).toEqual([
      ' s3cret ',
      'CREDENTIAL_SEEN',
    ]);
    const { rows } = await sql<{ value_sealed: string | null }>`
      select value_sealed from task_credentials where task_id = ${taskId}`.execute(world.db.read);
    expect(rows).toEqual([{ value_sealed: null }]);
    expect((await detail(taskId)).credentials[0]?.seen_at).not.toBeNull();
  });
});

describe('a warning', () => {
  beforeEach(() =>
    sql`update tasks set status = 'cancelled', asked_at = null where status = 'open'`.execute(world.db.read),
  );

  it('is given once when little time is left and once when the promise is broken, to whoever has the task', async () => {
    const { taskId } = await newTask({ hours: 8 });
    await assignTask(world, olga, { taskId, assigneeId: 'usr_olga' });
    world.passes(5.9 * HOUR);
    expect(await warnOfTasks(world)).toBe(0);
    world.passes(0.2 * HOUR); // less than a quarter is left
    expect(await warnOfTasks(world)).toBe(1);
    expect(await warnOfTasks(world)).toBe(0);
    world.passes(2 * HOUR);
    expect(await warnOfTasks(world)).toBe(1);
    expect(await warnOfTasks(world)).toBe(0);
    expect(warnings.map(({ kind, to }) => [kind, to.map(({ name }) => name)])).toEqual([
      ['due_soon', ['Olga Petrova']],
      ['overdue', ['Olga Petrova']],
    ]);
  });

  it('goes to the owners while nobody has the task, and to nobody while the customer is asked', async () => {
    const { taskId } = await newTask({ hours: 1 });
    await askCustomer(world, olga, { taskId, text: 'Which domain?' });
    world.passes(30 * HOUR);
    expect(await warnOfTasks(world)).toBe(0);
    await answers(taskId, { answer: 'ada.example' });
    expect(await warnOfTasks(world)).toBe(0); // an hour is left again, nearly
    world.passes(HOUR);
    expect(await warnOfTasks(world)).toBe(1);
    expect(warnings).toMatchObject([{ taskId, kind: 'overdue', to: [{ name: 'Bea' }], customerName: 'Ada Lovelace' }]);
  });

  it('is given once by two workers who look at the same moment', async () => {
    await newTask({ hours: 1 });
    world.passes(2 * HOUR);
    const given = await Promise.all([warnOfTasks(world), warnOfTasks(world)]);
    expect(given.reduce((sum, n) => sum + n, 0)).toBe(1);
  });
});

describe('the board', () => {
  it('is read by queue, by person, by state and by what is overdue, what is promised first at the top', async () => {
    await sql`update tasks set status = 'cancelled', asked_at = null where status = 'open'`.execute(world.db.read);
    const late = await newTask({ hours: 1, queue: 'moves' });
    const soon = await newTask({ hours: 20, queue: 'moves' });
    const calm = await newTask({ hours: 90, queue: 'moves' });
    await assignTask(world, olga, { taskId: soon.taskId, assigneeId: 'usr_olga' });
    await askCustomer(world, olga, { taskId: calm.taskId, text: 'When?' });
    world.passes(2 * HOUR);

    const route = taskRoutes.find(({ method, path }) => method === 'GET' && path === '/api/admin/tasks');
    const shown = async (query: Record<string, string>, actor = olga) => {
      if (!route) throw new Error('no such route');
      const asked = { params: undefined, query: route.query?.parse({ sort: 'due', ...query }), body: undefined };
      const answer = await route.handle(world as never, asked as never, { actor } as never);
      const { items } = route.output.parse(answer) as { items: { id: string }[] };
      return items.map(({ id }) => id);
    };
    expect(await shown({ queue: 'moves', status: 'open' })).toEqual([late.taskId, soon.taskId, calm.taskId]);
    expect(await shown({ queue: 'moves', status: 'open', after: late.taskId })).toEqual([soon.taskId, calm.taskId]);
    expect(await shown({ assignee: 'me', status: 'open' })).toEqual([soon.taskId]);
    expect(await shown({ assignee: 'me', status: 'open' }, oscar)).toEqual([]);
    expect(await shown({ assignee: 'none', state: 'unassigned' })).toEqual([late.taskId]);
    expect(await shown({ state: 'awaiting_customer' })).toEqual([calm.taskId]);
    expect(await shown({ overdue: 'true' })).toEqual([late.taskId]);
    const queues = await listQueues(world.db.read, world.clock.now());
    expect(queues.find(({ queue }) => queue === 'moves')).toEqual({
      queue: 'moves',
      unassigned: 1,
      in_work: 1,
      awaiting_customer: 1,
      overdue: 1,
    });
  });
});
