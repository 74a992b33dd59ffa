import { beforeEach, describe, expect, it, vi } from 'vitest';
import { completeTask, openTaskOf } from '../tasks/index.ts';
import type { Found } from './adapter.ts';
import { mayUpgrade } from './may-upgrade.ts';
import { retryFulfillment } from './retry-fulfillment.ts';
import { SETTLE_SECONDS, script } from './test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from './test-delivery.ts';

vi.mock('./adapters/index.ts', () => import('./test-adapters.ts'));

const delivered: Found = { kind: 'delivered', externalReference: 'ws-1', workspaceUrl: 'https://ada.pos.test' };
const done: Found = { kind: 'done' };
const lost: Found = { kind: 'unknown', code: 'timeout', reason: 'no answer within 10 s' };
const absent: Found = { kind: 'absent' };
const busy: Found = { kind: 'try_again', code: 'http_503', reason: 'the provider is busy' };
const working: Found = { kind: 'not_yet', lookAgainAfterSeconds: 30 };
const stuck: Found = { kind: 'needs_operator', code: 'AWAITING_OPERATOR', reason: 'a person must look' };
const over: Found = { kind: 'give_up', code: 'not_allowed', reason: 'no way down' };

let shop: TestDelivery;
beforeEach(async () => {
  shop = await openTestDelivery();
});

async function delivers(): Promise<void> {
  script.begin(delivered);
  await shop.runs();
}

/** Plan and quantity the customer has. */
async function inForce() {
  const { delivered_plan, delivered_quantity } = await shop.record();
  return [delivered_plan, delivered_quantity];
}

const asked = (nth: number) => {
  const call = script.calls[nth];
  return call && { verb: call.verb, plan: call.plan, quantity: call.quantity, previous: call.previous };
};

describe('other terms for what was delivered', () => {
  it('are an upgrade from what is in force, done once', async () => {
    await delivers();
    expect(await inForce()).toEqual(['standard', 1]);
    expect(await shop.wants('pro', 3)).toBe(true);
    expect(await shop.wants('pro', 3)).toBe(false);
    script.begin(done);
    await shop.runs();
    expect(asked(0)).toEqual({
      verb: 'upgrade',
      plan: 'pro',
      quantity: 3,
      previous: { plan: 'standard', quantity: 1 },
    });
    expect(await inForce()).toEqual(['pro', 3]);
    expect(await shop.record()).toMatchObject({ status: 'active', next_attempt_at: null, error_code: null });
    await shop.runs();
    expect(script.verbs()).toEqual(['upgrade']);
  });

  it('taken back before they were done ask nothing of the provider', async () => {
    await delivers();
    await shop.wants('pro', 1);
    await shop.wants('standard', 1);
    script.begin();
    await shop.runs();
    expect(script.calls).toEqual([]);
    expect(await shop.record()).toMatchObject({ status: 'active', next_attempt_at: null });
  });

  it('whose answer is lost are asked after and adopted, under the terms that were sent', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(lost, done, done);
    await shop.runs();
    await shop.wants('team', 5); // meanwhile
    await shop.runs();
    expect(asked(1)).toMatchObject({ verb: 'reconcile upgrade', plan: 'pro', quantity: 2 });
    expect(script.calls[1]?.operationKey).toBe(script.calls[0]?.operationKey);
    expect(await inForce()).toEqual(['pro', 2]);
    await shop.runs();
    expect(asked(2)).toEqual({ verb: 'upgrade', plan: 'team', quantity: 5, previous: { plan: 'pro', quantity: 2 } });
    expect(await inForce()).toEqual(['team', 5]);
  });

  it('that never arrived are sent again under the same key, as the same request', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(lost, absent, done);
    await shop.runs();
    shop.passes(SETTLE_SECONDS);
    await shop.runs();
    await shop.runs();
    expect(script.verbs()).toEqual(['upgrade', 'reconcile upgrade', 'upgrade']);
    expect(script.calls[2]?.operationKey).toBe(script.calls[0]?.operationKey);
    expect(asked(2)).toEqual(asked(0));
    expect(await inForce()).toEqual(['pro', 2]);
  });

  it('that take their time are looked after', async () => {
    await delivers();
    await shop.wants('pro', 1);
    script.begin(working, working, done);
    for (let turn = 0; turn < 3; turn += 1) await shop.comesDue();
    expect(script.verbs()).toEqual(['upgrade', 'syncStatus', 'syncStatus']);
    expect(await inForce()).toEqual(['pro', 1]);
  });

  it('that are refused leave the old ones in force, with the reason and a task, and can be retried', async () => {
    await delivers();
    await shop.wants('basic', 1);
    script.begin(over, done);
    shop.told.length = 0;
    expect(await shop.runs()).toBe('completed');
    expect(await shop.record()).toMatchObject({
      status: 'active',
      error_code: 'not_allowed',
      error_class: 'needs_operator',
      next_attempt_at: null,
    });
    expect(await inForce()).toEqual(['standard', 1]);
    expect(await shop.openTasks()).toBe(1);
    expect(shop.told).toEqual([]); // the customer has what he had: nothing failed for him

    await retryFulfillment(shop, shop.id, 'operator:olga', 'the customer made room');
    await shop.runs();
    expect(script.calls[1]?.operationKey).toBe(script.calls[0]?.operationKey);
    expect(await inForce()).toEqual(['basic', 1]);
    expect(await shop.openTasks()).toBe(0);
  });

  it('wait while it is held, and its suspension names what is in force', async () => {
    await delivers();
    await shop.holds('unpaid');
    await shop.wants('pro', 2);
    script.begin(done, done, done);
    await shop.runs();
    expect(asked(0)).toMatchObject({ verb: 'suspend', plan: 'standard', quantity: 1 });
    await shop.releases('unpaid');
    await shop.runs();
    await shop.runs();
    expect(script.verbs()).toEqual(['suspend', 'resume', 'upgrade']);
    expect(await inForce()).toEqual(['pro', 2]);
  });

  it('are passed by a cancellation', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(busy, done);
    await shop.runs();
    await shop.wishes('cancel');
    expect(await shop.wants('team', 9)).toBe(false);
    await shop.runs();
    expect(script.verbs()).toEqual(['upgrade', 'cancel']);
    expect((await shop.record()).status).toBe('cancelled');
  });

  it('of a driver that cannot change anything are a task, and the old ones stay', async () => {
    shop.id = await shop.sells('scripted_unchangeable');
    await delivers();
    await shop.wants('pro', 2);
    script.begin();
    await shop.runs();
    expect(await shop.record()).toMatchObject({ status: 'active', error_code: 'PLAN_CHANGE_UNSUPPORTED' });
    expect(await shop.openTasks()).toBe(1);
  });
});

describe('people who change what was delivered', () => {
  it('complete the upgrade with their task, and what was wanted meanwhile follows', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(stuck, done);
    await shop.runs();
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await completeTask(shop, olga, { taskId, answer: { note: 'changed by hand' } });
    expect(await shop.record()).toMatchObject({ status: 'active', error_code: null, next_attempt_at: null });
    expect(await inForce()).toEqual(['pro', 2]);
    expect(script.verbs()).toEqual(['upgrade']);
  });

  it('find their task gone when other terms are wanted, and a new one for those', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(stuck, stuck);
    await shop.runs();
    const taskId = (await openTaskOf(shop.db.read, shop.id)) ?? '';
    await shop.wants('team', 3);
    await expect(completeTask(shop, olga, { taskId, answer: { note: 'late' } })).rejects.toMatchObject({
      code: 'TASK_CANCELLED',
    });
    await shop.runs();
    expect(await shop.openTasks()).toBe(1);
    expect(await openTaskOf(shop.db.read, shop.id)).not.toBe(taskId);
  });

  it('find nothing to do when the old terms are wanted again', async () => {
    await delivers();
    await shop.wants('pro', 2);
    script.begin(stuck);
    await shop.runs();
    await shop.wants('standard', 1);
    await shop.runs();
    expect(await shop.openTasks()).toBe(0);
    expect(await shop.record()).toMatchObject({ error_code: null, next_attempt_at: null });
  });

  it('are asked anew when the terms change before they have set it up', async () => {
    script.begin(stuck, delivered);
    await shop.runs();
    await shop.wants('standard', 2);
    expect(await shop.openTasks()).toBe(0);
    await shop.runs();
    expect(asked(1)).toMatchObject({ verb: 'fulfill', quantity: 2, previous: null });
    expect(await inForce()).toEqual(['standard', 2]);
  });
});

describe('other terms before the delivery', () => {
  it('are simply delivered when nothing was sent yet', async () => {
    await shop.wants('pro', 2);
    script.begin(delivered);
    await shop.runs();
    expect(asked(0)).toEqual({ verb: 'fulfill', plan: 'pro', quantity: 2, previous: null });
    expect(await inForce()).toEqual(['pro', 2]);
  });

  it('do not disturb a call that is under way: it is delivered as it was sent, and upgraded right after', async () => {
    script.begin(lost, delivered, done);
    await shop.runs();
    await shop.wants('pro', 2);
    await shop.comesDue();
    expect(asked(1)).toMatchObject({ verb: 'reconcile fulfill', plan: 'standard', quantity: 1 });
    expect(await inForce()).toEqual(['standard', 1]);
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'reconcile fulfill', 'upgrade']);
    expect(await inForce()).toEqual(['pro', 2]);
  });

  it('do not disturb a worker either', async () => {
    script.begin(async () => {
      await shop.wants('pro', 2);
      return delivered;
    }, done);
    await shop.runs();
    await shop.runs();
    expect(script.verbs()).toEqual(['fulfill', 'upgrade']);
    expect(await inForce()).toEqual(['pro', 2]);
  });
});

describe('asking before money moves', () => {
  const itemOf = async () => (await shop.record()).order_item_id;
  const ask = async () => mayUpgrade(shop, await itemOf(), { plan: 'pro', quantity: 2 });

  beforeEach(() => {
    script.mayUpgrade = async () => ({ kind: 'possible' });
  });

  it('passes on what the driver answers about what is in force, and changes nothing', async () => {
    await delivers();
    const seen: unknown[] = [];
    script.mayUpgrade = async ({ previous, externalReference }, to) => {
      seen.push({ previous, externalReference, to });
      return { kind: 'refused', code: 'quota_below_usage', reason: 'Remove two registers first.' };
    };
    const before = await shop.record();
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'quota_below_usage' });
    expect(seen).toEqual([
      {
        previous: { plan: 'standard', quantity: 1 },
        externalReference: 'ws-1',
        to: { plan: 'pro', quantity: 2 },
      },
    ]);
    expect(await shop.record()).toEqual(before);
  });

  it('is unclear when the driver fails, or the delivery is still being made', async () => {
    expect(await ask()).toMatchObject({ kind: 'unclear', reason: expect.stringContaining('still being delivered') });
    await delivers();
    script.mayUpgrade = async () => Promise.reject(new Error('away'));
    expect(await ask()).toMatchObject({ kind: 'unclear' });
  });

  it('is refused where nothing can be changed: paused, ended, or a driver that cannot', async () => {
    await delivers();
    await shop.holds('dispute');
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'DELIVERY_HELD' });
    await shop.wishes('cancel');
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'DELIVERY_ENDED' });
    script.begin(done);
    await shop.runs();
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'DELIVERY_ENDED' });
    shop.id = await shop.sells('scripted_unchangeable');
    await delivers();
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'PLAN_CHANGE_UNSUPPORTED' });
  });
});
