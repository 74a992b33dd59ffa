import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askCustomer, withdrawQuestion } from '../tasks/ask-customer.ts';
import { completeTask, openTaskOf } from '../tasks/index.ts';
import type { Found } from './adapter.ts';
import { answerAsk } from './answer-ask.ts';
import { script } from './test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from './test-delivery.ts';
import { goOnWithDomain } from './wait-for-customer.ts';

vi.mock('./adapters/index.ts', () => import('./test-adapters.ts'));

const delivered: Found = { kind: 'delivered', externalReference: 'ws-1', workspaceUrl: 'https://ada.pos.test' };
const done: Found = { kind: 'done' };
const stuck: Found = { kind: 'needs_operator', code: 'AWAITING_OPERATOR', reason: 'a person must look' };

let shop: TestDelivery;
beforeEach(async () => {
  shop = await openTestDelivery();
});

const openTask = async () => (await openTaskOf(shop.db.read, shop.id)) ?? '';

/** A delivery with people, who ask its customer something. */
async function asks(): Promise<string> {
  script.begin(stuck, done);
  await shop.runs();
  const taskId = await openTask();
  await askCustomer(shop, olga, { taskId, text: 'Which domain?' });
  return taskId;
}

async function answers(answer: Record<string, unknown>): Promise<void> {
  const { order_id } = await shop.record();
  // because what people ask is answered without a driver
  await answerAsk(shop as never, { fulfillmentId: shop.id, orderId: order_id }, answer);
}

describe('people who ask the customer', () => {
  it('make the delivery wait, and get the answer back on the same task without a call to anybody', async () => {
    const taskId = await asks();
    expect(await shop.record()).toMatchObject({
      status: 'awaiting_customer',
      next_attempt_at: null,
      ask: { text: 'Which domain?', form_schema: { required: ['answer'] } },
    });
    await answers({ answer: 'ada.example' });
    expect(await shop.record()).toMatchObject({ status: 'manual_pending', ask: null, revision: 1, choices: {} });
    expect(await openTask()).toBe(taskId);
    await completeTask(shop, olga, { taskId, answer: { note: 'Done.' } });
    expect(await shop.path()).toEqual([
      'queued',
      'processing',
      'manual_pending',
      'awaiting_customer',
      'manual_pending',
      'active',
    ]);
    expect(script.verbs()).toEqual(['fulfill']);
  });

  it('take the question back, and nobody can answer it any more', async () => {
    const taskId = await asks();
    await withdrawQuestion(shop, olga, taskId);
    expect((await shop.record()).status).toBe('manual_pending');
    await expect(answers({ answer: 'late' })).rejects.toMatchObject({ code: 'NOTHING_ASKED' });
  });

  it('of an answer and a withdrawal at the same moment let one count', async () => {
    const taskId = await asks();
    const ends = await Promise.allSettled([answers({ answer: 'ada.example' }), withdrawQuestion(shop, olga, taskId)]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await shop.record()).status).toBe('manual_pending');
  });

  it('see the delivery cancelled while they wait: task and question are over', async () => {
    await asks();
    await shop.wishes('cancel');
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
    expect(await shop.openTasks()).toBe(0);
    await expect(answers({ answer: 'late' })).rejects.toMatchObject({ spec: { http: 409 } });
  });

  it('keep the answer of a delivery that is held meanwhile, and it is suspended once they are done', async () => {
    const taskId = await asks();
    await shop.holds('dispute');
    await answers({ answer: 'ada.example' });
    await completeTask(shop, olga, { taskId, answer: { note: 'Done.' } });
    await shop.runs();
    expect((await shop.record()).status).toBe('suspended');
  });

  it('cannot make wait what is in use: the question is not asked', async () => {
    script.begin(delivered);
    await shop.runs();
    await shop.wants('pro', 2);
    script.begin(stuck);
    await shop.runs();
    const taskId = await openTask();
    await expect(askCustomer(shop, olga, { taskId, text: 'When?' })).rejects.toMatchObject({ code: 'CANNOT_WAIT' });
    await completeTask(shop, olga, { taskId, answer: { note: 'Changed.' } });
    expect(await shop.record()).toMatchObject({ status: 'active', delivered_plan: 'pro' });
  });
});

describe('a delivery that waits for records of a domain', () => {
  const records = [{ type: 'CNAME', name: 'app.example.com', value: 'apps.shop.test' }] as const;
  const needs: Found = {
    kind: 'needs_customer',
    code: 'DOMAIN_NOT_PROVEN',
    ask: { text: 'Set these records.', records: [...records] },
  };
  const settles = async (because: string) => {
    const { order_item_id } = await shop.record();
    await shop.db.inOneTransaction((tx) => goOnWithDomain(shop, tx, { orderItemId: order_item_id, because }));
  };

  it('goes on by itself once they are there, or will not come', async () => {
    script.begin(needs, delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'awaiting_customer', ask: { records } });
    await settles('its records are there');
    expect(await shop.record()).toMatchObject({ status: 'queued', ask: null, revision: 2 });
    expect(shop.woken().length).toBeGreaterThan(0);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active' });
  });

  it('is left alone when it waits for something else', async () => {
    await asks();
    await settles('its records are there');
    expect(await shop.record()).toMatchObject({ status: 'awaiting_customer' });
  });
});
