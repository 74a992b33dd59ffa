import { newWorld, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

describe('two operators press the same button at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine: 'postgres' });
  });
  afterEach(() => world.audit());
  afterAll(() => world?.close());

  /** Statuses of many answers to one request, sent at once by two people. */
  const together = async (path: string, body: object, times = 8) => {
    const people = [world.as('Oscar'), world.as('Olivia')];
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) => people[index % 2]?.ask('POST', path, body)),
    );
    return answers.map((answer) => answer?.status).sort();
  };

  it('completing a task: one note counts, the others are told 409', async () => {
    const order = await world.buyer('Ada').buys('Store Setup');
    await world.settles();
    const [task] = await world.operator.tasksOf(order.id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world
          .as(index % 2 ? 'Oscar' : 'Olivia')
          .ask('POST', `/api/admin/tasks/${task?.id}/complete`, { note: `by ${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    const won = answers.findIndex(({ status }) => status === 200);
    expect(await order.fulfillment()).toMatchObject({ status: 'active', note: `by ${won}` });
  });

  it('retrying a delivery: one puts it back in the queue, and the provider is called once more', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const order = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'two-retries' } });
    await world.settles();
    world.provider.behaves();
    const { id } = await world.operator.deliveryOf(order.id);
    const statuses = await together(`/api/admin/fulfillments/${id}/retry`, {});
    expect(statuses).toEqual([202, ...Array(7).fill(409)]);
    await world.settles();
    expect((await order.fulfillment()).status).toBe('active');
    expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
  });

  it('one completes the task by hand while the other presses Retry: the delivery ends ready, once', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const order = await world.buyer('Ben').buys('Point of Sale', { choices: { workspace_name: 'either-way' } });
    await world.settles();
    world.provider.behaves();
    const { id } = await world.operator.deliveryOf(order.id);
    const [task] = await world.operator.tasksOf(order.id);
    const [completed, retried] = await Promise.all([
      world.as('Oscar').ask('POST', `/api/admin/tasks/${task?.id}/complete`, {
        note: 'Made it by hand.',
        workspace_url: 'https://hand.example.test/w/either-way',
      }),
      world.as('Olivia').ask('POST', `/api/admin/fulfillments/${id}/retry`, {}),
    ]);
    expect([
      [200, 409],
      [409, 202],
    ]).toContainEqual([completed.status, retried.status]);
    await world.settles();
    const record = await world.operator.deliveryOf(order.id);
    expect(record.status).toBe('active');
    expect(record.history.filter(({ to }) => to === 'active')).toHaveLength(1);
  });

  it('suspending and cancelling: the delivery ends as one of them said, never in between', async () => {
    const order = await world.buyer('Ben').buys('Lumen Notes');
    await world.settles();
    const { id } = await world.operator.deliveryOf(order.id);
    await Promise.all([
      world.as('Oscar').ask('POST', `/api/admin/fulfillments/${id}/suspend`, {}),
      world.as('Olivia').ask('POST', `/api/admin/fulfillments/${id}/cancel`, {}),
    ]);
    await world.settles();
    expect((await world.operator.deliveryOf(order.id)).status).toBe('cancelled');
  });
});
