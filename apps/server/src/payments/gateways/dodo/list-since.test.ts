import { afterEach, describe, expect, it } from 'vitest';
import type { Listed } from '../../gateway.ts';
import { type DodoAnswers, exampleOf, listed, ok, openTestDodo, refusal, type TestDodo } from './test-dodo.ts';

const FROM = new Date('2025-08-01T00:00:00Z');
const TO = new Date('2025-08-08T00:00:00Z');

let dodo: TestDodo;
afterEach(async () => {
  expect(dodo.violations()).toEqual([]);
  await dodo.close();
});

/** What came before the list ended, and how it ended. */
async function listAll(answers: DodoAnswers): Promise<{ found: Listed[]; failure: unknown }> {
  dodo = await openTestDodo(answers, { now: () => TO });
  const found: Listed[] = [];
  try {
    for await (const one of dodo.gateway.listSince(FROM, TO)) found.push(one);
    return { found, failure: undefined };
  } catch (failure) {
    return { found, failure };
  }
}

const payment = (id: string) => ok(exampleOf('payment.succeeded', { payment_id: id }));
const EVERYTHING: DodoAnswers = {
  'GET /payments': listed([{ payment_id: 'pay_1' }, { payment_id: 'pay_2' }, { payment_id: 'pay_3' }]),
  'GET /payments/pay_1': payment('pay_1'),
  'GET /payments/pay_2': payment('pay_2'),
  'GET /payments/pay_3': payment('pay_3'),
  'GET /refunds': listed([{ refund_id: 'ref_1' }]),
  'GET /refunds/ref_1': ok(exampleOf('refund.succeeded', { refund_id: 'ref_1', metadata: { refund_id: 'rfd_1' } })),
  'GET /disputes': listed([{ dispute_id: 'dp_1' }]),
  'GET /disputes/dp_1': ok(exampleOf('dispute.won', { dispute_id: 'dp_1' })),
  'GET /subscriptions': listed([exampleOf('subscription.on_hold', { subscription_id: 'sub_1' })]),
};
const words = (found: Listed[]) =>
  found.map((one) => (one.kind === 'events' ? [one.what, ...one.events.map(({ type }) => type)] : [one.kind]));

describe('what Dodo has of a stretch of time', () => {
  it('is every payment, refund, dispute and subscription created in it, as it is now', async () => {
    const { found, failure } = await listAll(EVERYTHING);
    expect(failure).toBeUndefined();
    expect(words(found)).toEqual([
      ['payment pay_1', 'payment.succeeded'],
      ['payment pay_2', 'payment.succeeded'],
      ['payment pay_3', 'payment.succeeded'],
      ['refund ref_1', 'refund.succeeded'],
      ['dispute dp_1', 'dispute.won'],
      ['subscription sub_1', 'subscription.on_hold'],
    ]);
    expect(found).toContainEqual(
      expect.objectContaining({
        events: [expect.objectContaining({ snapshot: expect.objectContaining({ observedAt: TO }) })],
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        events: [expect.objectContaining({ refs: expect.objectContaining({ requestId: 'rfd_1' }) })],
      }),
    );
    const lists = dodo.calls().filter(({ query }) => 'page_number' in query);
    for (const { path, query } of lists) {
      const since = path === '/disputes' ? '2025-04-03T00:00:00.000Z' : FROM.toISOString();
      expect(query).toMatchObject({ created_at_gte: since, created_at_lte: TO.toISOString() });
    }
  });

  it('asks for a subscription to be read where its state is a new word', async () => {
    const odd = exampleOf('subscription.active', { subscription_id: 'sub_2', status: 'hibernating' });
    const { found } = await listAll({ ...EVERYTHING, 'GET /subscriptions': listed([odd]) });
    const last = found.at(-1);
    expect(last).toMatchObject({ events: [{ type: 'subscription.updated', refs: { subscriptionId: 'sub_2' } }] });
    expect(last).not.toHaveProperty('events.0.snapshot');
  });

  it('tells of an object nobody can read only after all the others', async () => {
    const { found, failure } = await listAll({ ...EVERYTHING, 'GET /payments/pay_2': ok({ payment_id: 'pay_2' }) });
    expect(words(found).map(([what]) => what)).toEqual([
      'payment pay_1',
      'payment pay_3',
      'refund ref_1',
      'dispute dp_1',
      'subscription sub_1',
    ]);
    expect(failure).toMatchObject({ code: 'GATEWAY_REFUSED' });
  });

  it('breaks off, and says so, when Dodo does not answer', async () => {
    const { found, failure } = await listAll({ ...EVERYTHING, 'GET /refunds/ref_1': refusal(403, 'FORBIDDEN') });
    expect(found).toHaveLength(3);
    expect(failure).toMatchObject({ code: 'GATEWAY_REFUSED' });
  });
});
