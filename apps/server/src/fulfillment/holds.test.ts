import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { completeTask, openTaskOf } from '../tasks/index.ts';
import type { Found } from './adapter.ts';
import { answerAsk } from './answer-ask.ts';
import { retryFulfillment } from './retry-fulfillment.ts';
import { sweepFulfillments } from './sweep-fulfillments.ts';
import { SETTLE_SECONDS, script } from './test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from './test-delivery.ts';

vi.mock('./adapters/index.ts', () => import('./test-adapters.ts'));

const delivered: Found = { kind: 'delivered', externalReference: 'ws-1', workspaceUrl: 'https://ada.pos.test' };
const done: Found = { kind: 'done' };
const lost: Found = { kind: 'unknown', code: 'timeout', reason: 'no answer within 10 s' };
const absent: Found = { kind: 'absent' };
const busy: Found = { kind: 'try_again', code: 'http_503', reason: 'the provider is busy' };
const over: Found = { kind: 'give_up', code: 'invalid_request', reason: 'no such plan' };
const stuck: Found = { kind: 'needs_operator', code: 'AWAITING_OPERATOR', reason: 'a person must look' };
const question: Found = { kind: 'needs_customer', code: 'name_taken', ask: { text: 'Choose another name.' } };

let shop: TestDelivery;
beforeEach(async () => {
  shop = await openTestDelivery();
});

async function delivers(): Promise<void> {
  script.begin(delivered);
  await shop.runs();
}

const causes = async () => (await shop.record()).holds.map(({ cause }) => cause);

describe('a delivery that is held', () => {
  it('by two runs again when both have let go, and its provider hears of it once each way', async () => {
    await delivers();
    script.begin(done, done);
    expect(await shop.holds('unpaid')).toBe(true);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'suspended', desired_state: 'suspended' });
    expect(await shop.holds('dispute')).toBe(true);
    expect(await causes()).toEqual(['unpaid', 'dispute']);

    expect(await shop.releases('unpaid')).toBe(true);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'suspended', desired_state: 'suspended' });
    expect(await shop.releases('dispute')).toBe(true);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active', desired_state: 'running', holds: [] });
    expect(script.verbs()).toEqual(['suspend', 'resume']);
  });

  it('for a cause already, or let go of by a cause that did not hold it, is as it was', async () => {
    await delivers();
    await shop.holds('unpaid');
    const { revision } = await shop.record();
    expect(await shop.holds('unpaid')).toBe(false);
    expect(await shop.releases('dispute')).toBe(false);
    expect(await shop.record()).toMatchObject({ revision, desired_state: 'suspended' });
  });

  it('runs again when an operator says so, whoever held it', async () => {
    await delivers();
    for (const cause of ['unpaid', 'dispute', 'operator'] as const) await shop.holds(cause);
    script.begin(done, done);
    await shop.runs();
    expect(await shop.wishes('resume')).toBe(true);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active', holds: [] });
    expect(await shop.releases('dispute')).toBe(false);
  });

  it('that is cancelled ends all the same, and can neither be held nor let go of any more', async () => {
    await delivers();
    await shop.holds('dispute');
    expect(await shop.wishes('cancel')).toBe(true);
    expect(await shop.holds('unpaid')).toBe(false);
    expect(await shop.releases('dispute')).toBe(false);
    script.begin(done);
    await shop.runs();
    expect(script.verbs()).toEqual(['cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('tells its provider why, in the same words at every attempt, whoever joins in meanwhile', async () => {
    await delivers();
    await shop.holds('unpaid');
    script.begin(busy, done, done);
    await shop.runs();
    await shop.holds('dispute');
    await shop.comesDue();
    expect(script.calls.map((call) => [call.operationKey, call.reasonCode])).toEqual(
      Array(2).fill([script.calls[0]?.operationKey, 'payment_failed']),
    );
    await shop.wishes('cancel');
    await shop.runs();
    expect(script.calls[2]).toMatchObject({ verb: 'cancel', reasonCode: 'marketplace_request' });
  });
});

describe('a hold before the delivery', () => {
  it('keeps it in the queue, due never, until the last one lets go', async () => {
    await shop.holds('dispute');
    script.begin(delivered);
    expect(await shop.record()).toMatchObject({ status: 'queued', next_attempt_at: null });
    shop.passes(86_400);
    await shop.runs();
    expect(await sweepFulfillments(shop)).toBe(0);
    expect(script.calls).toEqual([]);

    shop.woken();
    await shop.releases('dispute');
    expect(shop.woken()).toEqual([shop.id]);
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill']);
    expect((await shop.record()).status).toBe('active');
  });

  it('that comes while it is being made: it is delivered, and suspended right after', async () => {
    script.begin(async () => {
      await shop.holds('dispute');
      shop.woken();
      return delivered;
    }, done);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active', desired_state: 'suspended' });
    expect(shop.woken()).toEqual([shop.id]);
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'suspend']);
    expect((await shop.record()).status).toBe('suspended');
  });

  it.each([
    ['a passing fault', busy, 'queued'],
    ['a permanent fault', over, 'failed'],
    ['a question to the customer', question, 'awaiting_customer'],
    ['a case for people', stuck, 'manual_pending'],
  ] as const)(
    'that comes while it is being made and ends in %s: nothing more is sent',
    async (_what, found, status) => {
      script.begin(async () => {
        await shop.holds('unpaid');
        return found;
      });
      await shop.runs();
      expect(await shop.record()).toMatchObject({ status, next_attempt_at: null });
      shop.passes(86_400);
      await shop.runs();
      expect(script.verbs()).toEqual(['fulfill']);
    },
  );

  it('whose outcome is unknown is asked after all the same: what was made is suspended', async () => {
    script.begin(lost, delivered, done);
    await shop.runs();
    await shop.holds('unpaid');
    await shop.comesDue();
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill', 'suspend']);
    expect((await shop.record()).status).toBe('suspended');
  });

  it('whose outcome is unknown is asked after all the same: what was not made is not made until it is let go', async () => {
    script.begin(lost, absent, delivered);
    await shop.runs();
    await shop.holds('unpaid');
    shop.passes(SETTLE_SECONDS);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'queued', next_attempt_at: null });
    await shop.releases('unpaid');
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill', 'fulfill']);
    expect((await shop.record()).status).toBe('active');
  });

  it('leaves the question to the customer standing, whose answer waits in the queue', async () => {
    script.begin(question, delivered);
    await shop.runs();
    await shop.holds('dispute');
    const record = await shop.record();
    expect(record).toMatchObject({ status: 'awaiting_customer', ask: { text: 'Choose another name.' } });
    const drivers = { acceptChoices: (_driver: string, raw: unknown) => raw };
    const app = Object.assign({ drivers: drivers as never }, shop); // because only acceptChoices is asked
    await answerAsk(app, { fulfillmentId: shop.id, orderId: record.order_id }, { workspace_name: 'ada' });
    expect(await shop.record()).toMatchObject({ status: 'queued', next_attempt_at: null });
    await shop.releases('dispute');
    await shop.runs();
    expect((await shop.record()).status).toBe('active');
  });

  it('lets a failed one be retried, but not delivered', async () => {
    script.begin(over, delivered);
    await shop.runs();
    await shop.holds('operator');
    await retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'queued', next_attempt_at: null });
    await shop.wishes('resume');
    await shop.runs();
    expect((await shop.record()).status).toBe('active');
  });

  it('does not refuse what people have done by hand: it is delivered, and suspended right after', async () => {
    script.begin(stuck, done);
    await shop.runs();
    await shop.holds('dispute');
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await completeTask(shop, olga, { taskId, answer: { note: 'set up by hand' } });
    expect(await shop.record()).toMatchObject({ status: 'active', service_state: 'running', delivered_quantity: 1 });
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'suspend']);
    expect((await shop.record()).status).toBe('suspended');
  });

  it('that is cancelled reaches the provider, who might have got what was sent before', async () => {
    await shop.holds('dispute');
    await shop.wishes('cancel');
    script.begin(done);
    await shop.runs();
    expect(script.verbs()).toEqual(['cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });
});

describe('two who hold at once', () => {
  it('are both remembered', async () => {
    await delivers();
    await Promise.all([shop.holds('unpaid'), shop.holds('dispute'), shop.holds('operator')]);
    const { rows } = await sql<{ cause: string }>`
      select cause from fulfillment_holds where fulfillment_id = ${shop.id} order by cause`.execute(shop.db.read);
    expect(rows.map(({ cause }) => cause)).toEqual(['dispute', 'operator', 'unpaid']);
  });
});
