import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CatalogError } from '../catalog/index.ts';
import { completeTask, openTaskOf } from '../tasks/index.ts';
import type { Found } from './adapter.ts';
import { answerAsk } from './answer-ask.ts';
import { retryFulfillment } from './retry-fulfillment.ts';
import { RETRY_SECONDS } from './retry-policy.ts';
import { runFulfillment } from './run-fulfillment.ts';
import { dueRecords, freeLeases } from './store.ts';
import { sweepFulfillments } from './sweep-fulfillments.ts';
import { DEADLINE_SECONDS, SETTLE_SECONDS, script } from './test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from './test-delivery.ts';
import { claim } from './turn.ts';
import { request } from './wishes.ts';

vi.mock('./adapters/index.ts', () => import('./test-adapters.ts'));

const delivered: Found = {
  kind: 'delivered',
  externalReference: 'ws-1',
  workspaceUrl: 'https://ada.pos.test',
  tenant: { tenantId: 'ws-1' },
};
const done: Found = { kind: 'done' };
const lost: Found = { kind: 'unknown', code: 'timeout', reason: 'no answer within 10 s' };
const absent: Found = { kind: 'absent' };
const working: Found = { kind: 'not_yet', externalReference: 'ws-1', lookAgainAfterSeconds: 30 };
const busy: Found = { kind: 'try_again', code: 'http_503', reason: 'the provider is busy' };
const stuck: Found = { kind: 'needs_operator', code: 'AWAITING_OPERATOR', reason: 'a person must look' };

let shop: TestDelivery;
beforeEach(async () => {
  shop = await openTestDelivery();
});

/** The shop after a good first delivery. */
async function delivers(): Promise<void> {
  script.begin(delivered);
  await shop.runs();
  shop.told.length = 0;
}

/** A worker that took the record and never came back. */
function diesAfterClaiming() {
  return claim(shop.db.read, shop.id, {
    owner: 7,
    seconds: 90,
    operationId: shop.newId('operation'),
    now: shop.clock.now(),
  });
}

describe('a delivery on a good day', () => {
  it('goes from the queue to the customer in one turn, and tells once', async () => {
    script.begin(delivered);
    expect(await shop.runs()).toBe('completed');
    expect(await shop.record()).toMatchObject({
      status: 'active',
      service_state: 'running',
      external_reference_id: 'ws-1',
      external_workspace_url: 'https://ada.pos.test',
      attempts: 0,
      next_attempt_at: null,
      error_code: null,
    });
    expect(await shop.path()).toEqual(['queued', 'processing', 'active']);
    expect(await shop.operations()).toEqual(['fulfill delivered']);
    expect(shop.told).toEqual(['ready']);
  });

  it('is left alone once nothing is due', async () => {
    await delivers();
    script.begin();
    await shop.runs();
    expect(script.calls).toEqual([]);
  });

  it('is done by one of two workers that come at once', async () => {
    script.begin(delivered);
    await Promise.all([shop.runs(), shop.runs()]);
    expect(script.verbs()).toEqual(['fulfill']);
    expect(shop.told).toEqual(['ready']);
  });

  it('hands out what belongs to it in the same transaction, or not at all', async () => {
    script.begin({ ...delivered, within: (tx) => sql`insert into secrets values ('x')`.execute(tx).then(() => {}) });
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'processing', error_code: 'RECORDING_FAILED' });
    expect(shop.told).toEqual([]);
    expect(shop.logged).toContain('fulfillment.not_recorded');
  });
});

describe('a lease', () => {
  it('that was lost meanwhile: the late result is dropped, and the newer one stands', async () => {
    script.begin(async () => {
      // The first worker is slow: its lease runs out and another takes the record over, asks, and finds it active.
      await sql`update fulfillment_records set lease_until = now() - interval '1 second'`.execute(shop.db.read);
      await runFulfillment(shop, shop.id);
      return { kind: 'give_up', code: 'TOO_LATE', reason: 'the slow one' };
    }, delivered);
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill']);
    expect(await shop.record()).toMatchObject({ status: 'active', error_code: null });
    expect(await shop.operations()).toEqual(['fulfill delivered', 'sync delivered']);
    expect(shop.told).toEqual(['ready']);
    expect(shop.logged).toContain('fulfillment.fenced');
  });

  it('keeps everybody else away while it lasts', async () => {
    await diesAfterClaiming();
    script.begin();
    await shop.runs();
    expect(script.calls).toEqual([]);
    expect(await dueRecords(shop.db.read, shop.clock.now(), 10, 10)).toEqual([]);
  });

  it('of a dead worker is freed by the sweeper, and the record is woken', async () => {
    await diesAfterClaiming();
    expect(await sweepFulfillments(shop)).toBe(1);
    expect(shop.woken()).toEqual([shop.id]);
  });

  it('of the sweeping worker itself is left alone', async () => {
    await sql`update fulfillment_records set lease_owner = ${shop.instance}, lease_until = now() + interval '90 s'`.execute(
      shop.db.read,
    );
    expect(await sweepFulfillments(shop)).toBe(0);
  });
});

describe('a worker that died after it took a delivery', () => {
  it('may have sent it: the provider is asked before anything else, under the same key', async () => {
    const dead = await diesAfterClaiming();
    await freeLeases(shop.db.read, 'all');
    script.begin(delivered);
    await shop.runs();
    expect(script.calls).toMatchObject([{ verb: 'reconcile fulfill', operationKey: dead?.operation_key }]);
    expect(await shop.record()).toMatchObject({ status: 'active', external_reference_id: 'ws-1' });
    expect(await shop.operations()).toEqual(['fulfill delivered', 'sync delivered']);
  });

  it('and of whose call the provider knows nothing is believed only when it can no longer arrive', async () => {
    await diesAfterClaiming();
    await freeLeases(shop.db.read, 'all');
    script.begin(absent, absent, delivered);
    const diedAt = shop.clock.now();
    await shop.runs();
    const { next_attempt_at: due, status } = await shop.record();
    expect(status).toBe('processing');
    expect((due!.getTime() - diedAt.getTime()) / 1000).toBeCloseTo(DEADLINE_SECONDS + SETTLE_SECONDS, 1); // because it is not done
    await shop.comesDue();
    expect((await shop.record()).status).toBe('queued');
    await shop.comesDue();
    expect(script.verbs()).toEqual(['reconcile fulfill', 'reconcile fulfill', 'fulfill']);
    expect(new Set(script.calls.map((call) => call.operationKey)).size).toBe(1);
    expect((await shop.record()).status).toBe('active');
  });

  it('counts as an attempt, so that a delivery which kills its worker ends in the dead letters', async () => {
    script.begin(...RETRY_SECONDS.map(() => absent), absent);
    for (let death = 0; death <= RETRY_SECONDS.length; death++) {
      await diesAfterClaiming();
      await freeLeases(shop.db.read, 'all');
      shop.passes(DEADLINE_SECONDS + SETTLE_SECONDS);
      await shop.runs();
      const { next_attempt_at: due } = await shop.record();
      if (due) shop.passes((due.getTime() - shop.clock.now().getTime()) / 1000);
    }
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'NEVER_ARRIVED', next_attempt_at: null });
  });
});

describe('an answer that was lost', () => {
  it('is asked for after the settle time, and what was made is adopted', async () => {
    script.begin(lost, delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'processing',
      service_state: 'unknown',
      error_class: 'unknown',
    });
    shop.passes(SETTLE_SECONDS - 1);
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill']);
    await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill']);
    expect((await shop.record()).status).toBe('active');
  });

  it('is asked for with growing waits, and given to people when nobody ever answers', async () => {
    script.begin(...Array.from({ length: 10 }, () => lost));
    for (let turn = 0; turn < 11; turn++) await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', ...Array.from({ length: 9 }, () => 'reconcile fulfill')]);
    expect(await shop.record()).toMatchObject({ status: 'failed', next_attempt_at: null });
    expect(shop.told).toEqual(['failed']);
  });

  it('is not given up because of slow progress: only questions in a row without an answer count', async () => {
    script.begin(working, ...Array.from({ length: 20 }, () => working), lost, lost, delivered);
    for (let turn = 0; turn < 24; turn++) await shop.comesDue();
    expect((await shop.record()).status).toBe('active');
  });

  it('of a provider that always loses it and never knows it is tried only so often', async () => {
    script.begin(...Array.from({ length: 30 }, () => [lost, absent]).flat());
    for (let turn = 0; turn < 30; turn++) await shop.comesDue();
    expect(script.verbs().filter((verb) => verb === 'fulfill')).toHaveLength(RETRY_SECONDS.length + 1);
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'NEVER_ARRIVED' });
  });
});

describe('a passing fault', () => {
  it('is tried again under the same key, longer each time, until attempts are spent', async () => {
    script.begin(...RETRY_SECONDS.map(() => busy), busy);
    for (let turn = 0; turn < RETRY_SECONDS.length; turn++) {
      await shop.comesDue();
      expect(await shop.record()).toMatchObject({ status: 'queued', attempts: turn + 1, error_class: 'retryable' });
    }
    shop.passes(2 * 86_400);
    expect(await shop.runs()).toBe('dead_letter');
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'http_503', next_attempt_at: null });
    expect(new Set(script.calls.map((call) => call.operationKey)).size).toBe(1);
    expect(shop.told).toEqual(['failed']);
  });

  it('that an operator retries starts afresh under the same key', async () => {
    script.begin({ kind: 'give_up', code: 'invalid_request', reason: 'no such plan' }, busy, delivered);
    await shop.runs();
    expect((await shop.record()).status).toBe('failed');
    await retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    expect(shop.woken()).toContain(shop.id);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'queued', attempts: 1 });
    await shop.comesDue();
    expect((await shop.record()).status).toBe('active');
    expect(new Set(script.calls.map((call) => call.operationKey)).size).toBe(1);
  });

  it('is retried by one of two operators, and the other is told', async () => {
    script.begin({ kind: 'give_up', code: 'invalid_request', reason: 'no such plan' });
    await shop.runs();
    const retry = () => retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    const results = await Promise.allSettled([retry(), retry()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'ILLEGAL_MOVE' });
  });
});

describe('a cancellation', () => {
  it('of what was never started still reaches the provider', async () => {
    await shop.wishes('cancel');
    script.begin(done);
    await shop.runs();
    expect(script.verbs()).toEqual(['cancel']);
    expect(await shop.path()).toEqual(['queued', 'processing', 'cancelled']);
  });

  it('while the outcome is unknown asks first, then takes back what was made', async () => {
    script.begin(lost, delivered, done);
    await shop.runs();
    const key = script.calls[0]?.operationKey;
    await shop.wishes('cancel');
    await shop.runs();
    expect(script.calls[1]).toMatchObject({ verb: 'reconcile fulfill', operationKey: key });
    expect((await shop.record()).status).toBe('active');
    await shop.runs();
    expect(script.calls[2]).toMatchObject({ verb: 'cancel', externalReference: 'ws-1' });
    expect(await shop.record()).toMatchObject({
      status: 'cancelled',
      service_state: 'terminated',
      next_attempt_at: null,
    });
  });

  it('while the outcome is unknown and nothing was made still tells the provider, who might yet get it', async () => {
    script.begin(lost, absent, done);
    await shop.runs();
    await shop.wishes('cancel');
    shop.passes(SETTLE_SECONDS);
    await shop.runs();
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill', 'cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('passes an operation that is accepted and under way', async () => {
    script.begin(working, done);
    await shop.runs();
    await shop.wishes('cancel');
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('passes an operation whose answer was lost, as soon as it is known to be under way', async () => {
    script.begin(lost, working, done);
    await shop.runs();
    await shop.wishes('cancel');
    await shop.runs();
    await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill', 'cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('that is itself accepted is looked after, not sent again', async () => {
    await delivers();
    await shop.wishes('cancel');
    script.begin(working, working, done);
    await shop.runs();
    await shop.comesDue();
    await shop.comesDue();
    expect(script.verbs()).toEqual(['cancel', 'syncStatus', 'syncStatus']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('that comes while a worker is calling is done next, at once, with attempts of its own', async () => {
    script.begin(async () => {
      await shop.wishes('cancel');
      shop.woken();
      return busy;
    }, done);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'queued', attempts: 0, desired_state: 'terminated' });
    expect(shop.woken()).toEqual([shop.id]);
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('is final: nothing that is wished afterwards brings it back', async () => {
    await delivers();
    expect(await shop.wishes('cancel')).toBe(true);
    expect(await shop.wishes('cancel')).toBe(false);
    expect(await shop.wishes('suspend')).toBe(false);
    expect(await shop.wishes('resume')).toBe(false);
    script.begin(done);
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('of what was never delivered, when it fails for good, waits for an operator who can retry it', async () => {
    await shop.wishes('cancel');
    script.begin({ kind: 'give_up', code: 'invalid_request', reason: 'no' }, done);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'failed', next_attempt_at: null });
    await retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    await shop.runs();
    expect(script.verbs()).toEqual(['cancel', 'cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('of what was delivered, when it fails for good, leaves it in use until an operator retries', async () => {
    await delivers();
    await shop.wishes('cancel');
    script.begin({ kind: 'give_up', code: 'invalid_request', reason: 'no' }, done);
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'active',
      error_code: 'invalid_request',
      next_attempt_at: null,
    });
    await retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('takes back the task that people had', async () => {
    script.begin(stuck, done);
    await shop.runs();
    expect(await shop.openTasks()).toBe(1);
    await shop.wishes('cancel');
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
    expect(await shop.openTasks()).toBe(0);
  });
});

describe('suspend, resume, suspend', () => {
  it('one after the other are three operations with a key each', async () => {
    await delivers();
    script.begin(done, done, done);
    for (const [action, status] of [
      ['suspend', 'suspended'],
      ['resume', 'active'],
      ['suspend', 'suspended'],
    ] as const) {
      expect(await shop.wishes(action)).toBe(true);
      await shop.runs();
      expect((await shop.record()).status).toBe(status);
    }
    expect(script.verbs()).toEqual(['suspend', 'resume', 'suspend']);
    expect(new Set(script.calls.map((call) => call.operationKey)).size).toBe(3);
  });

  it('wished faster than they are done come to what was wished last', async () => {
    await delivers();
    for (const action of ['suspend', 'resume', 'suspend'] as const) expect(await shop.wishes(action)).toBe(true);
    script.begin(done);
    await shop.runs();
    expect(script.verbs()).toEqual(['suspend']);
    expect((await shop.record()).status).toBe('suspended');
  });

  it('a suspension taken back before it was done asks nothing of the provider', async () => {
    await delivers();
    await shop.wishes('suspend');
    await shop.wishes('resume');
    script.begin();
    await shop.runs();
    expect(script.calls).toEqual([]);
    expect(await shop.record()).toMatchObject({ status: 'active', next_attempt_at: null });
  });

  it('a suspension taken back while its answer is lost is asked after, then undone', async () => {
    await delivers();
    await shop.wishes('suspend');
    script.begin(lost, done, done);
    await shop.runs();
    await shop.wishes('resume');
    await shop.runs();
    expect((await shop.record()).status).toBe('suspended');
    await shop.runs();
    expect(script.verbs()).toEqual(['suspend', 'reconcile suspend', 'resume']);
    expect(await shop.record()).toMatchObject({ status: 'active', service_state: 'running' });
    expect(shop.told).toEqual([]);
  });
});

describe('people', () => {
  it('find a task for what the router cannot do, and a new one when it happens again after a retry', async () => {
    script.begin(stuck, stuck);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'manual_pending', next_attempt_at: null });
    expect(await shop.openTasks()).toBe(1);
    await retryFulfillment(shop, shop.id, 'operator:olga', 'mended');
    expect(await shop.openTasks()).toBe(0);
    await shop.runs();
    expect((await shop.record()).status).toBe('manual_pending');
    expect(await shop.openTasks()).toBe(1);
    expect(script.calls.map((call) => call.run)).toEqual([1, 2]);
  });

  it('deliver by hand: the completed task is the delivery', async () => {
    script.begin(stuck);
    await shop.runs();
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await completeTask(shop, olga, {
      taskId,
      answer: { note: 'Log in with your mail.', workspace_url: 'https://ada.pos.test' },
    });
    expect(await shop.record()).toMatchObject({
      status: 'active',
      error_code: null,
      external_workspace_url: 'https://ada.pos.test',
      payload_snapshot: { note: 'Log in with your mail.' },
    });
    expect(shop.told).toEqual(['ready']);
  });

  it('who complete a task that was cancelled meanwhile are refused, and the cancellation stands', async () => {
    script.begin(stuck, done);
    await shop.runs();
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await shop.wishes('cancel');
    await expect(completeTask(shop, olga, { taskId, answer: { note: 'done' } })).rejects.toMatchObject({
      code: 'ILLEGAL_MOVE',
    });
    await shop.runs();
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('who take back by hand what the provider could not complete the cancellation', async () => {
    await delivers();
    await shop.wishes('cancel');
    script.begin(stuck);
    await shop.runs();
    expect((await shop.record()).status).toBe('active');
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await completeTask(shop, olga, { taskId, answer: { note: 'deleted it at the provider' } });
    expect(await shop.record()).toMatchObject({ status: 'cancelled', service_state: 'terminated' });
    expect(shop.told).toEqual([]);
  });
});

describe('a customer who is asked', () => {
  it('answers once, and the delivery goes on with it under a new key', async () => {
    script.begin(
      { kind: 'needs_customer', code: 'name_taken', ask: { text: 'The name is taken. Choose another.' } },
      delivered,
    );
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'awaiting_customer',
      ask: { text: 'The name is taken. Choose another.' },
    });
    expect(shop.told).toEqual(['waiting: The name is taken. Choose another.']);

    const app = {
      ...shop,
      drivers: { acceptChoices: (_driver: string, raw: unknown) => raw as Record<string, unknown> },
    };
    const { order_id: orderId } = await shop.record();
    const answer = () =>
      answerAsk(
        app as unknown as Parameters<typeof answerAsk>[0],
        { fulfillmentId: shop.id, orderId },
        { workspace_name: 'ada' },
      );
    await answer();
    await expect(answer()).rejects.toMatchObject({ code: 'NOTHING_ASKED' });
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active', ask: null, choices: { workspace_name: 'ada' } });
    expect(new Set(script.calls.map((call) => call.operationKey)).size).toBe(2);
  });
});

describe('an accepted operation', () => {
  it('is looked at when the provider said so, costs no attempts and keeps its reference', async () => {
    script.begin(working, working, delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'processing', external_reference_id: 'ws-1', attempts: 1 });
    await shop.comesDue();
    expect((await shop.record()).attempts).toBe(1);
    await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', 'syncStatus', 'syncStatus']);
    expect((await shop.record()).status).toBe('active');
  });

  it('that is not finished within a day is given to people', async () => {
    script.begin(working, working);
    await shop.runs();
    shop.passes(86_400);
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'failed',
      error_code: 'OPERATION_OVERDUE',
      next_attempt_at: null,
    });
    expect(await shop.operations()).toEqual(['fulfill give_up', 'sync not_yet']);
  });
});

describe('a provider that names', () => {
  it('what belongs to another delivery is not believed: a person must look', async () => {
    await delivers();
    shop.id = await shop.sells();
    script.begin(delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'manual_pending',
      error_code: 'REFERENCE_TAKEN',
      external_reference_id: null,
    });
    expect(await shop.openTasks()).toBe(1);
    expect(shop.told).toEqual([]);
  });

  it('a second tenant for a delivery that has one is not believed either', async () => {
    await sql`insert into external_tenant_links values (${shop.id}, 'pos', 'ws-0', null, null, now())`.execute(
      shop.db.read,
    );
    script.begin(delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'manual_pending', error_code: 'REFERENCE_TAKEN' });
  });
});

describe('what goes wrong on our side', () => {
  it('an adapter that throws has said nothing: it is asked after', async () => {
    script.begin(async () => {
      throw new TypeError('x is undefined');
    }, delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({
      status: 'processing',
      error_class: 'unknown',
      error_code: 'ADAPTER_THREW',
    });
    await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill']);
  });

  it('an adapter that never ends is cut off at its deadline', async () => {
    await sql`update products set fulfillment_config = '{"deadline_seconds": 0}'`.execute(shop.db.read);
    script.begin(() => new Promise<Found>(() => {}));
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'processing', error_code: 'DEADLINE_PASSED' });
  });

  it('a missing secret is said at once: nothing was sent, so nothing is asked after', async () => {
    script.begin(async () => {
      throw new CatalogError('SECRET_UNKNOWN', 'secret:pos-key');
    });
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'SECRET_UNKNOWN' });
  });

  it('a configuration that no longer fits is said before anything is sent', async () => {
    await sql`update products set fulfillment_config = '{"nonsense": 1}'`.execute(shop.db.read);
    script.begin();
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'CONFIG_INVALID' });
  });

  it('a configuration that breaks while an answer is lost keeps the question open', async () => {
    script.begin(lost, delivered);
    await shop.runs();
    await sql`update products set fulfillment_config = '{"nonsense": 1}'`.execute(shop.db.read);
    await shop.comesDue();
    expect(await shop.operations()).toEqual(['fulfill unknown', 'sync unknown']);
    await sql`update products set fulfillment_config = '{}'`.execute(shop.db.read);
    await shop.comesDue();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill']);
    expect((await shop.record()).status).toBe('active');
  });

  it('a driver that was taken out of the registry fails its own records and stops nobody', async () => {
    const other = await shop.sells('gone_driver');
    expect(await sweepFulfillments(shop)).toBe(2);
    shop.id = other;
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'DRIVER_UNKNOWN' });
  });

  it('a listener that fails does not lose the delivery: it is asked after and told later', async () => {
    shop.listening.fails = true;
    script.begin(delivered, delivered);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'processing', error_code: 'RECORDING_FAILED' });
    shop.listening.fails = false;
    await shop.comesDue();
    expect((await shop.record()).status).toBe('active');
    expect(shop.told).toEqual(['ready']);
  });
});

describe('a local driver', () => {
  it('that fails while it writes has done nothing: it is tried again until attempts are spent', async () => {
    shop.id = await shop.sells('scripted_local');
    const fails: Found = { ...delivered, within: async () => Promise.reject(new Error('no keys left')) };
    script.begin(...RETRY_SECONDS.map(() => fails), fails);
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'queued', error_class: 'retryable' });
    for (let turn = 0; turn < RETRY_SECONDS.length; turn++) await shop.comesDue();
    expect(await shop.record()).toMatchObject({ status: 'failed', error_code: 'RECORDING_FAILED' });
  });

  it('whose worker died is run again at once', async () => {
    shop.id = await shop.sells('scripted_local');
    await diesAfterClaiming();
    await freeLeases(shop.db.read, 'all');
    script.begin(absent, delivered);
    await shop.runs();
    await shop.runs();
    expect(script.verbs()).toEqual(['reconcile fulfill', 'fulfill']);
    expect((await shop.record()).status).toBe('active');
  });
});

describe('a request', () => {
  it('changes nothing unless the status is one it may start from', async () => {
    const why = { by: 'operator:olga', because: 'asked', now: shop.clock.now() };
    const asked = await shop.db.inOneTransaction((tx) =>
      request(tx, shop.id, { from: ['failed'], to: 'queued', newRevision: true, ...why }),
    );
    expect(asked).toBeUndefined();
    expect((await shop.record()).revision).toBe(1);
  });

  it('for an illegal move is refused by the database itself', async () => {
    const why = { by: 'operator:olga', because: 'asked', now: shop.clock.now() };
    const illegal = shop.db.inOneTransaction((tx) =>
      request(tx, shop.id, { from: ['queued'], to: 'active', newRevision: true, ...why }),
    );
    await expect(illegal).rejects.toMatchObject({ code: 'VX001' });
  });
});

describe('the sweeper', () => {
  it('shares its turn between providers: one that is down does not hide the others', async () => {
    for (let sold = 0; sold < 4; sold++) await shop.sells();
    const other = await shop.sells();
    await sql`update fulfillment_records set provider = 'other' where id = ${other}`.execute(shop.db.read);
    const due = await dueRecords(shop.db.read, shop.clock.now(), 10, 2);
    expect(due.map((record) => record.provider)).toEqual(['pos', 'pos', 'other']);
  });
});
