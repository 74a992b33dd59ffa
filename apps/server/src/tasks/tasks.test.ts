import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type Purchase, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Actor } from '../kernel/route.ts';
import {
  cancelTasksOf,
  completeTask,
  countOpenTasks,
  listTasks,
  openTask,
  openTaskOf,
  readTask,
  type TaskCompletion,
  taskRoutes,
} from './index.ts';

const operator = (name: string): Actor => ({
  kind: 'user',
  userId: name,
  email: `${name}@shop.test`,
  name,
  role: 'operator',
  customerId: null,
  twoFactor: true,
});
const olga = operator('olga');

let world: TestWorld;
let heard: TaskCompletion[];
let refuses: Error | undefined;
beforeAll(async () => {
  world = await openTestWorld({
    async onTaskCompleted(_app, _tx, completion) {
      if (refuses) throw refuses;
      heard.push(completion);
    },
  });
});
beforeEach(() => {
  heard = [];
  refuses = undefined;
});
afterAll(() => world.close());

async function ask(purchase: Purchase, generation = 1): Promise<string> {
  const { fulfillmentId, orderId } = purchase;
  await world.db.inOneTransaction((tx) =>
    openTask(world, tx, {
      fulfillmentId,
      generation,
      orderId,
      queue: 'setup',
      title: 'Set it up',
      instructions: 'With care.',
      dueAt: secondsAfter(world.clock.now(), 3_600),
    }),
  );
  return (await openTaskOf(world.db.read, fulfillmentId)) ?? '';
}

describe('asking people', () => {
  it('twice for the same thing is asking once', async () => {
    const purchase = await world.buys();
    expect(await ask(purchase)).toBe(await ask(purchase));
  });

  it('anew after a retry is a new task', async () => {
    const purchase = await world.buys();
    const first = await ask(purchase, 1);
    await world.db.inOneTransaction((tx) => cancelTasksOf(tx, purchase.fulfillmentId, world.clock.now()));
    expect(await openTaskOf(world.db.read, purchase.fulfillmentId)).toBeNull();
    const second = await ask(purchase, 2);
    expect(['', first]).not.toContain(second);
  });

  it('again takes the place of what was open', async () => {
    const purchase = await world.buys();
    const first = await ask(purchase, 1);
    const second = await ask(purchase, 2);
    expect(second).not.toBe(first);
    expect((await readTask(world.db.read, first))?.status).toBe('cancelled');
  });

  it('never reopens what was done', async () => {
    const purchase = await world.buys();
    const taskId = await ask(purchase);
    await completeTask(world, olga, { taskId, answer: { note: 'Done.' } });
    expect(await ask(purchase)).toBe('');
    expect((await readTask(world.db.read, taskId))?.status).toBe('done');
  });
});

describe('completing a task', () => {
  it('is told to whoever waits for it, with the note and the address', async () => {
    const purchase = await world.buys();
    const taskId = await ask(purchase);
    await completeTask(world, olga, { taskId, answer: { note: 'Ready.', workspace_url: 'https://ada.example' } });
    expect(heard).toEqual([
      {
        taskId,
        fulfillmentId: purchase.fulfillmentId,
        by: 'operator:olga',
        at: world.clock.now(),
        note: 'Ready.',
        workspaceUrl: 'https://ada.example',
      },
    ]);
  });

  it('counts once: of ten people pressing at the same time one wins', async () => {
    const taskId = await ask(await world.buys());
    const presses = Array.from({ length: 10 }, (_, n) =>
      completeTask(world, operator(`n${n}`), { taskId, answer: { note: 'Mine.' } }),
    );
    const ends = await Promise.allSettled(presses);
    const lost = ends.filter((end) => end.status === 'rejected');
    expect(lost.map((end) => end.reason.code)).toEqual(Array(9).fill('TASK_ALREADY_DONE'));
    expect(heard).toHaveLength(1);
    expect((await readTask(world.db.read, taskId))?.completed_by).toBe(heard[0]?.by);
  });

  it('does not stand alone: refused by who waits for it, the task stays open', async () => {
    const taskId = await ask(await world.buys());
    refuses = new Error('the delivery has moved on');
    await expect(completeTask(world, olga, { taskId, answer: { note: 'Done.' } })).rejects.toThrow('moved on');
    expect(await readTask(world.db.read, taskId)).toMatchObject({ status: 'open', result: null });
  });

  it('of a cancelled or unknown task is refused, each in its own words', async () => {
    const purchase = await world.buys();
    const taskId = await ask(purchase);
    await world.db.inOneTransaction((tx) => cancelTasksOf(tx, purchase.fulfillmentId, world.clock.now()));
    const complete = (id: string) => completeTask(world, olga, { taskId: id, answer: { note: 'Done.' } });
    await expect(complete(taskId)).rejects.toMatchObject({ code: 'TASK_CANCELLED', spec: { http: 409 } });
    await expect(complete('tsk_nobody')).rejects.toMatchObject({ code: 'TASK_UNKNOWN', spec: { http: 404 } });
  });
});

describe('the board', () => {
  it('shows who waits for what, newest first, page by page', async () => {
    const purchases = [await world.buys(), await world.buys(), await world.buys()];
    const ids: string[] = [];
    for (const purchase of purchases) ids.push(await ask(purchase));
    const first = await listTasks(world.db.read, { status: 'open' }, { limit: 2 });
    const next = await listTasks(world.db.read, { status: 'open' }, { limit: 1, after: first.at(-1)?.id });
    expect([...first, ...next].map((task) => task.id)).toEqual(ids.toReversed());
    expect(first[0]).toMatchObject({ product_name: 'Report Builder', customer_name: 'Ada Lovelace', queue: 'setup' });
  });

  it('knows what is overdue from the instant it is due', async () => {
    const purchase = await world.buys();
    const taskId = await ask(purchase);
    const due = (await readTask(world.db.read, taskId))?.due_at ?? new Date(0);
    const before = await countOpenTasks(world.db.read, new Date(due.getTime() - 1));
    const at = await countOpenTasks(world.db.read, due);
    expect(at.overdue).toBe(before.overdue + 1);

    const route = taskRoutes.find((one) => one.path === '/api/admin/tasks/{id}');
    const late = { ...world, clock: { now: () => due } };
    const shown = await route?.handle(
      late,
      { params: { id: taskId }, query: undefined, body: undefined } as never,
      {} as never,
    );
    expect(shown).toMatchObject({ overdue: true, customer: { name: 'Ada Lovelace' } });
    expect(route?.output.safeParse(shown).error).toBeUndefined();
  });
});
