import { newWorld, type PlacedOrder, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { warnOfTasks } from '../src/tasks/index.ts';

type Product = { id: string; slug: string; revision: number; fulfillment_config: object } & Record<string, unknown>;
type Task = { id: string; order_id: string; state: string; status: string; due_at: string; overdue: boolean };
type Work = {
  by: string | null;
  due_at: string | null;
  paused_at: string | null;
  steps: { done: number; total: number } | null;
  messages: { text: string }[];
  files: { id: string; file_name: string }[];
  facts: { label: string; value: string }[];
  credentials: { task_id: string; name: string; seen_at: string | null }[];
};
type Mail = { kind: string; recipient: string };

const HOUR = 3_600;
const STORE_SETUP = {
  checklist: ['Call {{customer_name}}', 'Enter the items'],
  completion_fields: [
    { name: 'user_name', title: 'User name', kind: 'text' },
    { name: 'password', title: 'Password', kind: 'credential' },
  ],
};

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
  const { items } = await world.operator.api.get<{ items: Product[] }>('/api/admin/products?q=Store%20Setup');
  const { id = '' } = items[0] ?? {};
  const product = await world.operator.api.get<Product>(`/api/admin/products/${id}`);
  const { status: _, created_at: __, updated_at: ___, prices: ____, id: _____, ...body } = product;
  const fulfillment_config = { ...product.fulfillment_config, ...STORE_SETUP };
  await world.operator.api.put(`/api/admin/products/${id}`, { ...body, fulfillment_config });
}, 120_000);
afterEach(() => world.audit());
afterAll(() => world?.close());

const workOf = async (order: PlacedOrder) => {
  const fulfillment = (await order.fulfillment()) as unknown as { work: Work; ask: unknown; headline: string };
  return { ...fulfillment, ...fulfillment.work };
};
const mailKinds = async (recipient: string) => {
  await world.settles();
  const { items } = await world.operator.api.get<{ items: Mail[] }>('/api/admin/mails?limit=100');
  return items.filter((mail) => mail.recipient === recipient).map(({ kind }) => kind);
};

describe('somebody buys what our team sets up', { timeout: 120_000 }, () => {
  it('is asked on the way, follows the work, and gets what was made for him', async () => {
    const oscar = world.as('Oscar');
    const order = await world.buyer('Ben').buys('Store Setup', { choices: { notes: 'A bakery.' } });
    await world.settles();
    const [task] = (await oscar.get<{ items: Task[] }>('/api/admin/tasks?state=unassigned&queue=setup')).items.filter(
      ({ order_id }) => order_id === order.id,
    );
    const at = `/api/admin/tasks/${task?.id}`;
    expect(await workOf(order)).toMatchObject({ by: null, due_at: task?.due_at, steps: { done: 0, total: 2 } });

    await oscar.post(`${at}/assign`, { assignee: 'me', was: null });
    await oscar.post(`${at}/comments`, { kind: 'team', text: 'Difficult one.' });
    await oscar.post(`${at}/comments`, { kind: 'customer', text: 'We begin today.' });
    expect((await workOf(order)).headline).toBe('Oscar of our team is working on it for you.');

    const form_schema = {
      type: 'object',
      properties: { domain: { type: 'string', title: 'Domain' } },
      required: ['domain'],
    };
    await oscar.post(`${at}/ask`, { text: 'Which domain do you want?', form_schema });
    expect((await order.fulfillment()).status).toBe('awaiting_customer');
    await world.time.passes(60 * HOUR); // beyond the promise of 48 hours: he has not answered
    expect(await oscar.get<Task>(at)).toMatchObject({ state: 'awaiting_customer', overdue: false });
    const waiting = await workOf(order);
    expect(waiting).toMatchObject({ ask: { text: 'Which domain do you want?' }, paused_at: expect.any(String) });
    const fulfillmentId = (await order.fulfillment()).id;
    await expect(order.answers(fulfillmentId, { domain: '' })).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
    await order.answers(fulfillmentId, { domain: 'ben.example' });

    expect((await order.fulfillment()).status).toBe('manual_pending');
    const resumed = await oscar.get<Task>(at);
    expect(resumed).toMatchObject({ state: 'in_work', overdue: false });
    const movedHours = (Date.parse(resumed.due_at) - Date.parse(task?.due_at ?? '')) / 3_600_000;
    expect(movedHours).toBeGreaterThanOrEqual(60);
    expect((await order.fulfillment()).due_at?.slice(0, 13)).toBe((await workOf(order)).due_at?.slice(0, 13));

    await oscar.ask('POST', `${at}/files?file_name=inside.txt`, undefined, bytes('for us'));
    await oscar.ask('POST', `${at}/files?file_name=items.csv&for_customer=true`, undefined, bytes('bread;3'));
    const { files } = await workOf(order);
    expect(files.map(({ file_name }) => file_name)).toEqual(['items.csv']);
    const address = `/api/orders/${order.id}/files/${files[0]?.id}`;
    const file = await fetch(`${world.url}${address}?token=${order.token}`);
    expect([file.status, await file.text()]).toEqual([200, 'bread;3']);
    expect((await fetch(`${world.url}${address}`)).status).toBe(404);

    const answer = { note: 'Enjoy.', workspace_url: 'https://ben.pos.test', user_name: 'ben', password: 'crumbs-42' };
    await expect(oscar.post(`${at}/complete`, answer)).rejects.toMatchObject({ code: 'CHECKLIST_OPEN' });
    for (const position of [0, 1]) await oscar.post(`${at}/checklist`, { position, checked: true });
    await oscar.post(`${at}/complete`, answer);
    await world.settles();

    const done = await workOf(order);
    expect(done).toMatchObject({
      status: 'active',
      note: 'Enjoy.',
      workspace_url: 'https://ben.pos.test',
      facts: [{ label: 'User name', value: 'ben' }],
      credentials: [{ name: 'password', seen_at: null }],
    });
    expect(JSON.stringify(done)).not.toMatch(/crumbs|Difficult|inside\.txt/);
    const reveal = `/api/orders/${order.id}/fulfillments/${fulfillmentId}/credentials/password/reveal`;
    const body = { token: order.token, task_id: task?.id };
    expect(await order.api.post(reveal, body)).toEqual({ value: 'crumbs-42' });
    await expect(order.api.post(reveal, body)).rejects.toMatchObject({ code: 'CREDENTIAL_SEEN' });
    const kinds = await mailKinds((await order.read()).customer.email);
    expect(kinds).toEqual(expect.arrayContaining(['task_message', 'fulfillment_waiting', 'fulfillment_ready']));
    expect(kinds.filter((kind) => kind === 'fulfillment_waiting')).toHaveLength(1);
  });

  it('and changes his mind while he is asked: the task and its question are over', async () => {
    const order = await world.buyer('Ada').buys('Store Setup', {});
    await world.settles();
    const [task] = await world.operator.tasksOf(order.id);
    await world.as('Oscar').post(`/api/admin/tasks/${task?.id}/ask`, { text: 'When may we call?' });
    const { id } = await world.operator.deliveryOf(order.id);
    await world.operator.api.post(`/api/admin/fulfillments/${id}/cancel`, { reason: 'He does not want it.' });
    await world.settles();
    expect((await order.fulfillment()).status).toBe('cancelled');
    expect(await world.operator.api.get<Task>(`/api/admin/tasks/${task?.id}`)).toMatchObject({
      status: 'cancelled',
      questions: [{ withdrawn_at: expect.any(String) }],
    });
    await expect(order.answers(id, { answer: 'Never.' })).rejects.toMatchObject({ status: 409 });
  });

  it('and after the delivery no question can make it wait', async () => {
    const order = await world.buyer('Ada').buys('Migration Day', {});
    await world.settles();
    const [task] = await world.operator.tasksOf(order.id);
    await world.operator.api.post(`/api/admin/tasks/${task?.id}/complete`, { note: 'Moved.' });
    await expect(world.as('Oscar').post(`/api/admin/tasks/${task?.id}/ask`, { text: 'Happy?' })).rejects.toMatchObject({
      code: 'TASK_ALREADY_DONE',
    });
  });

  it('and a broken promise is told once, to the owners while nobody has the task', async () => {
    const order = await world.buyer('Ada').buys('Store Setup', {});
    await world.settles();
    const [task] = await world.operator.tasksOf(order.id);
    await world.time.passes(49 * HOUR);
    expect(await world.operator.api.get<Task>(`/api/admin/tasks/${task?.id}`)).toMatchObject({ overdue: true });
    await warnOfTasks(world.running.shop);
    const { rows } = await sql<{ recipient: string }>`
      select recipient from mails where kind = 'task_overdue' and subject_id like ${`${task?.id}:%`}`.execute(
      world.running.shop.db.read,
    );
    expect(rows).toEqual([{ recipient: 'olivia.owner@example.test' }]);
  });
});

const bytes = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  headers: { 'content-type': 'application/octet-stream' },
});
