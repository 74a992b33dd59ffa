import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../kernel/errors.ts';
import { forgetIdempotencyKeys, type IdempotentCall, once } from '../kernel/idempotency.ts';
import { openTestApp, type TestApp } from './test-app.ts';

let app: TestApp;
let runs: number;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.db.close());
beforeEach(async () => {
  runs = 0;
  await app.db.read.deleteFrom('idempotency_keys').execute();
});

const call: IdempotentCall = { principal: 'ada', route: 'POST /api/checkout', key: 'k1', requestHash: 'cart 1' };
const orders = async () => ({ status: 201, response: { order: ++runs } });

describe('a buyer presses twice', () => {
  it('and gets the first answer again, without a second order', async () => {
    expect(await once(app, call, orders)).toEqual({ status: 201, response: { order: 1 } });
    expect(await once(app, call, orders)).toEqual({ status: 201, response: { order: 1 } });
    expect(await once(app, { ...call, principal: 'bob' }, orders)).toMatchObject({ response: { order: 2 } });
  });

  it('with another cart under the same key, and is told', async () => {
    await once(app, call, orders);
    await expect(once(app, { ...call, requestHash: 'cart 2' }, orders)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('while the first is still running, and is told to wait', async () => {
    const first = once(app, call, async () => {
      await expect(once(app, call, orders)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
      return { status: 201, response: 'first' };
    });
    expect(await first).toEqual({ status: 201, response: 'first' });
    expect(runs).toBe(0);
  });

  it('after a refusal, and may correct the cart under the same key', async () => {
    const refuse = () => Promise.reject(new RequestError('INVALID_REQUEST', 'no such price'));
    await expect(once(app, call, refuse)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await once(app, { ...call, requestHash: 'cart 2' }, orders)).toMatchObject({ status: 201 });
  });

  it('after the first run died, and the second takes over a minute later; a late first writes nothing', async () => {
    const crash = () => Promise.reject(new Error('killed'));
    await expect(once(app, call, crash)).rejects.toThrow('killed');
    await expect(once(app, call, orders)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    const late = once(app, { ...call, key: 'k2' }, async () => {
      app.passes(61);
      await once(app, { ...call, key: 'k2' }, async () => ({ status: 201, response: 'second' }));
      return { status: 201, response: 'late' };
    });
    await late;
    expect(await once(app, { ...call, key: 'k2' }, orders)).toEqual({ status: 201, response: 'second' });
    expect(await once(app, call, orders)).toMatchObject({ response: { order: 1 } });
  });

  it('a day later, and it is a new request', async () => {
    await once(app, call, orders);
    app.passes(86_401);
    expect(await once(app, { ...call, requestHash: 'cart 2' }, orders)).toMatchObject({ response: { order: 2 } });
    app.passes(86_401);
    await forgetIdempotencyKeys(app);
    expect(await app.db.read.selectFrom('idempotency_keys').selectAll().execute()).toEqual([]);
  });
});
