import { FULFILLMENT_MOVES, type FulfillmentStatus, mayMove, type OperationAction } from '@vozex/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsAfter } from '../kernel/clock.ts';
import type { Found } from './adapter.ts';
import { decide, type Situation } from './decide.ts';
import { ASK_SECONDS, OPERATION_OVERDUE_SECONDS, RETRY_SECONDS } from './retry-policy.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SETTLE = 20;

function situation(change: Partial<Situation> = {}): Situation {
  return {
    status: 'processing',
    action: 'fulfill',
    attempts: 1,
    settleSeconds: SETTLE,
    now: NOW,
    random: 0.5,
    ...change,
  };
}

/** An earlier call, heard of last so many seconds ago and asked after so many times in vain. */
function pending(heardSecondsAgo: number, asks = 0): NonNullable<Situation['pending']> {
  const lastHeardAt = secondsAfter(NOW, -heardSecondsAgo);
  return { startedAt: lastHeardAt, lastHeardAt, asks, settleSeconds: SETTLE };
}

const delivered: Found = { kind: 'delivered', externalReference: 'ws-1' };
const done: Found = { kind: 'done' };
const absent: Found = { kind: 'absent' };
const lost: Found = { kind: 'unknown', code: 'timeout', reason: 'no answer' };
const busy: Found = { kind: 'try_again', code: 'http_503', reason: 'busy' };
const over: Found = {
  kind: 'give_up',
  code: 'invalid_request',
  reason: 'no such plan',
  customerMessage: 'Not for sale.',
};
const stuck: Found = { kind: 'needs_operator', code: 'AWAITING_OPERATOR', reason: 'look' };
const working: Found = { kind: 'not_yet', lookAgainAfterSeconds: 30 };
const ask: Found = { kind: 'needs_customer', code: 'name_taken', ask: { text: 'Choose another name.' } };

/** Seconds until the record is looked at again; null when nothing is due. */
function dueIn(given: Situation, found: Found): number | null {
  const due = decide(given, found).nextAttemptAt;
  return due === null ? null : (due.getTime() - given.now.getTime()) / 1000;
}

describe('a case for people', () => {
  it('is a fault where the adapter could not go on, and none where people are how it delivers', () => {
    expect(decide(situation(), stuck)).toMatchObject({ error: { code: 'AWAITING_OPERATOR' }, needsTask: true });
    const planned: Found = { ...stuck, within: async () => {} };
    expect(decide(situation(), planned)).toMatchObject({ status: 'manual_pending', error: null, needsTask: false });
  });
});

describe('a first delivery', () => {
  it.each([
    ['delivered', delivered, 'active', null],
    ['accepted', working, 'processing', 30],
    ['a question for the customer', ask, 'awaiting_customer', null],
    ['a case for people', stuck, 'manual_pending', null],
    ['a passing fault', busy, 'queued', RETRY_SECONDS[0]],
    ['a permanent fault', over, 'failed', null],
    ['a lost answer', lost, 'processing', SETTLE],
  ] as const)('%s', (_what, found, status, seconds) => {
    expect(decide(situation(), found).status).toBe(status);
    expect(dueIn(situation(), found)).toBe(seconds);
  });

  it('that is delivered tells so and starts counting anew', () => {
    expect(decide(situation({ attempts: 4 }), delivered)).toMatchObject({
      delivered: true,
      attempts: 0,
      serviceState: 'running',
      error: null,
    });
  });

  it('that fails for good is a dead letter with the sentence for the customer', () => {
    expect(decide(situation(), over)).toMatchObject({
      deadLetter: true,
      error: { code: 'invalid_request', class: 'permanent', customerMessage: 'Not for sale.' },
    });
  });

  it('opens a task for people, unless the adapter opens its own', () => {
    expect(decide(situation(), stuck).needsTask).toBe(true);
    expect(decide(situation(), { ...stuck, within: async () => {} }).needsTask).toBe(false);
  });
});

describe('what was delivered', () => {
  it.each([
    ['suspend', 'active', done, 'suspended', 'suspended'],
    ['resume', 'suspended', done, 'active', 'running'],
    ['upgrade', 'active', done, 'active', 'running'],
    ['cancel', 'active', done, 'cancelled', 'terminated'],
    ['cancel', 'suspended', done, 'cancelled', 'terminated'],
  ] as const)('%s from %s takes effect', (action, status, found, to, service) => {
    expect(decide(situation({ action, status }), found)).toMatchObject({
      status: to,
      serviceState: service,
      delivered: false,
    });
  });

  it.each([busy, over, stuck, ask, lost, working])(
    'stays where it is while its change is not done ($kind)',
    (found) => {
      expect(decide(situation({ action: 'suspend', status: 'active' }), found).status).toBe('active');
      expect(decide(situation({ action: 'cancel', status: 'suspended' }), found).status).toBe('suspended');
    },
  );

  it('is as it should be when nothing else is wanted', () => {
    expect(decide(situation({ action: 'sync', status: 'suspended' }), done)).toMatchObject({
      status: 'suspended',
      nextAttemptAt: null,
    });
  });
});

describe('an upgrade that cannot be made', () => {
  it.each([over, stuck, ask])('leaves the old terms in force, with the reason and a task ($kind)', (found) => {
    expect(decide(situation({ action: 'upgrade', status: 'active' }), found)).toMatchObject({
      status: 'active',
      nextAttemptAt: null,
      error: { class: 'needs_operator' },
      termsInForce: false,
      needsTask: true,
      deadLetter: false,
    });
  });

  it('is with people where they are how it is done: what was delivered says so, and their own task stands', () => {
    const planned: Found = { ...stuck, within: async () => {} };
    expect(decide(situation({ action: 'upgrade', status: 'active' }), planned)).toMatchObject({
      status: 'active',
      error: { code: 'AWAITING_OPERATOR', class: 'needs_operator' },
      needsTask: false,
    });
  });
});

describe('an absence', () => {
  it('is not believed until a late effect can no longer appear', () => {
    const given = situation({ pending: pending(SETTLE - 5) });
    expect(decide(given, absent)).toMatchObject({ status: 'processing', operation: 'not_yet' });
    expect(decide(given, absent).pendingOperation).toBeUndefined();
    expect(dueIn(given, absent)).toBe(5);
  });

  it('is believed at the very instant the settle time is over, and the call is repeated at once', () => {
    const given = situation({ pending: pending(SETTLE) });
    expect(decide(given, absent)).toMatchObject({
      status: 'queued',
      serviceState: 'none',
      pendingOperation: 'try_again',
    });
    expect(dueIn(given, absent)).toBe(0);
  });

  it('after several attempts earns the wait of a passing fault', () => {
    expect(dueIn(situation({ attempts: 4, pending: pending(SETTLE) }), absent)).toBe(900 - SETTLE);
    expect(decide(situation({ attempts: RETRY_SECONDS.length + 1, pending: pending(SETTLE) }), absent)).toMatchObject({
      status: 'failed',
      deadLetter: true,
      error: { code: 'NEVER_ARRIVED' },
    });
  });

  it('of a suspension leaves the service running', () => {
    expect(decide(situation({ action: 'suspend', status: 'active', pending: pending(SETTLE) }), absent)).toMatchObject({
      status: 'active',
      serviceState: 'running',
    });
  });
});

describe('asking after a lost answer', () => {
  it.each(ASK_SECONDS.map((seconds, asks) => [asks, seconds]))(
    '%i questions in vain: the next after %i s',
    (asks, seconds) => {
      expect(dueIn(situation({ pending: pending(100, asks) }), lost)).toBe(seconds);
    },
  );

  it('ends with people', () => {
    expect(decide(situation({ pending: pending(100, ASK_SECONDS.length) }), lost)).toMatchObject({
      status: 'failed',
      deadLetter: true,
      pendingOperation: 'give_up',
    });
  });

  it('goes on when the question itself failed in passing', () => {
    expect(decide(situation({ pending: pending(100) }), busy)).toMatchObject({
      status: 'processing',
      operation: 'unknown',
    });
  });

  it('finds it accepted: from then on it is looked at, and a cancellation may pass it', () => {
    expect(decide(situation({ pending: pending(100) }), working).pendingOperation).toBe('not_yet');
  });
});

describe('waiting', () => {
  it('for an accepted operation ends after a day, not before', () => {
    expect(decide(situation({ pending: pending(OPERATION_OVERDUE_SECONDS - 1) }), working).status).toBe('processing');
    expect(decide(situation({ pending: pending(OPERATION_OVERDUE_SECONDS) }), working)).toMatchObject({
      status: 'failed',
      error: { code: 'OPERATION_OVERDUE' },
    });
  });

  it.each([
    [0, 1],
    [120, 120],
    [315_360_000, 3_600],
  ])('is %i s when the provider asks for it: %i s', (asked, seconds) => {
    expect(dueIn(situation(), { kind: 'not_yet', lookAgainAfterSeconds: asked })).toBe(seconds);
    expect(dueIn(situation(), { ...busy, retryAfterSeconds: asked } as Found)).toBe(
      Math.max(RETRY_SECONDS[0], seconds),
    );
  });
});

/** Where a record can stand while each action is worked at: what `claim` hands out. */
const STANDS: Record<OperationAction, readonly FulfillmentStatus[]> = {
  fulfill: ['processing'],
  suspend: ['active'],
  resume: ['suspended'],
  cancel: ['processing', 'awaiting_customer', 'manual_pending', 'active', 'suspended', 'failed'],
  upgrade: ['active'],
  sync: ['active', 'suspended'],
};

const text = fc.string({ maxLength: 40 });
const seconds = fc.integer({ min: -10, max: 400_000_000 });
const anyFound: fc.Arbitrary<Found> = fc.oneof(
  fc.constantFrom<Found>(delivered, done, absent, ask),
  fc.record({ kind: fc.constant('not_yet' as const), lookAgainAfterSeconds: seconds }),
  fc.record({ kind: fc.constant('needs_operator' as const), code: text, reason: text }),
  fc.record({ kind: fc.constant('try_again' as const), code: text, reason: text, retryAfterSeconds: seconds }),
  fc.record({ kind: fc.constant('give_up' as const), code: text, reason: text }),
  fc.record({ kind: fc.constant('unknown' as const), code: text, reason: text }),
);
const anySituation: fc.Arbitrary<Situation> = fc
  .constantFrom(...(Object.keys(STANDS) as OperationAction[])) // because the keys are the actions
  .chain((action) =>
    fc.record({
      action: fc.constant(action),
      status: fc.constantFrom(...STANDS[action]),
      attempts: fc.integer({ min: 0, max: 12 }),
      settleSeconds: fc.constant(SETTLE),
      now: fc.constant(NOW),
      random: fc.double({ min: 0, max: 1, noNaN: true }),
      heard: fc.option(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 12 }))),
    }),
  )
  .map(({ heard, ...rest }) => (heard ? { ...rest, pending: pending(...heard) } : rest));

describe('whatever an adapter reports, wherever a record stands', () => {
  const promise = (holds: (given: Situation, found: Found, decision: ReturnType<typeof decide>) => boolean) =>
    fc.assert(
      fc.property(anySituation, anyFound, (given, found) => holds(given, found, decide(given, found))),
      { numRuns: 5_000 },
    );

  it('the move is legal, or there is none', () => {
    promise(
      ({ status }, _found, decision) =>
        decision.status === status || mayMove<FulfillmentStatus>(FULFILLMENT_MOVES, status, decision.status),
    );
  });

  it('attempts fall only on success', () => {
    promise(
      ({ attempts }, { kind }, decision) =>
        decision.attempts === attempts || (decision.attempts === 0 && (kind === 'delivered' || kind === 'done')),
    );
  });

  it('a give-up is due never, and is a dead letter with a reason, or of an upgrade a task', () => {
    promise(
      (_given, _found, decision) =>
        !decision.deadLetter || (decision.nextAttemptAt === null && decision.error !== null),
    );
    promise(
      ({ action }, { kind }, decision) =>
        kind !== 'give_up' || (action === 'upgrade' ? decision.needsTask : decision.deadLetter),
    );
  });

  it('what is under way is due again, and what waits for somebody is not', () => {
    promise(
      (_given, _found, { status, nextAttemptAt }) =>
        !['queued', 'processing'].includes(status) || nextAttemptAt !== null,
    );
    promise(
      (_given, { kind }, { nextAttemptAt }) =>
        !['needs_customer', 'needs_operator'].includes(kind) || nextAttemptAt === null,
    );
    promise((_given, _found, { status, nextAttemptAt }) => status !== 'cancelled' || nextAttemptAt === null);
  });

  it('a lost answer closes no call: it stays open, or people look', () => {
    promise(
      (_given, { kind }, decision) =>
        kind !== 'unknown' || decision.pendingOperation === undefined || decision.deadLetter || decision.needsTask,
    );
  });

  it('only what took effect is in force, and an upgrade never moves the record', () => {
    promise((_given, { kind }, { termsInForce }) => !termsInForce || kind === 'delivered' || kind === 'done');
    promise(({ action, status }, _found, decision) => action !== 'upgrade' || decision.status === status);
  });

  it('nothing is sent again before a late effect has become impossible', () => {
    promise(({ pending: call, now }, _found, decision) => {
      if (!call || decision.pendingOperation !== 'try_again') return true;
      return now >= secondsAfter(call.lastHeardAt, call.settleSeconds);
    });
  });

  it('nothing is due in the past, nor later than two days from now', () => {
    promise(
      ({ now }, _found, { nextAttemptAt }) =>
        nextAttemptAt === null || (nextAttemptAt >= now && nextAttemptAt <= secondsAfter(now, 2 * 86_400)),
    );
  });
});
