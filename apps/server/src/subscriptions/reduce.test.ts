import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubscriptionSnapshot } from '../payments/index.ts';
import { type Paid, reduce } from './reduce.ts';
import type { Subscription } from './subscription.ts';
import { day, testSnapshot, testSubscription } from './test-subscription.ts';

const NOTHING: Paid = { count: 1, lastAt: day(0) };
const told = { asked: false, now: day(100) };

const after = (before: Partial<Subscription>, snapshot: Partial<SubscriptionSnapshot>, paid = NOTHING) =>
  reduce(testSubscription(before), testSnapshot(snapshot), paid, told).subscription;

describe('news of a subscription', () => {
  const states = ['active', 'past_due', 'on_hold', 'paused', 'cancelled', 'expired'] as const;
  const news = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })
    .chain((days) =>
      fc.tuple(
        ...days.map((n) => fc.constantFrom(...states).map((state) => testSnapshot({ state, observedAt: day(n) }))),
      ),
    );

  it('comes to the same in any order, as often as it is told, unless it has ended on the way', () => {
    fc.assert(
      fc.property(
        news.chain((told) =>
          fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length })),
        ),
        ([inOrder, shuffled]) => {
          const tell = (all: SubscriptionSnapshot[]) =>
            all.reduce((known, one) => reduce(known, one, NOTHING, told).subscription, testSubscription());
          const sorted = inOrder.toSorted((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
          const ended = sorted.findIndex(({ state }) => state === 'cancelled' || state === 'expired');
          // An end is final at both gateways: nothing true is said after it.
          const possible = ended === -1 ? sorted : sorted.slice(0, ended + 1);
          const truth = tell(possible);
          const heard = tell(shuffled.filter((one) => possible.includes(one)));
          expect(heard.status).toBe(truth.status);
          expect(heard.current_period_end).toEqual(truth.current_period_end);
          expect(heard.unpaid_since === null).toBe(truth.unpaid_since === null);
        },
      ),
    );
  });

  it('that is older than what is known changes nothing but the money', () => {
    const known = testSubscription({ observed_at: day(10) });
    const { kind, subscription } = reduce(
      known,
      testSnapshot({ state: 'on_hold', observedAt: day(9) }),
      { count: 3, lastAt: day(62) },
      told,
    );
    expect(kind).toBe('stale');
    expect(subscription).toMatchObject({ status: 'active', paid_periods: 3, current_period_end: day(90) });
  });

  it('of one moment that contradicts itself is asked about', () => {
    const known = testSubscription({ observed_at: day(10) });
    const contradiction = testSnapshot({ state: 'on_hold', observedAt: new Date(day(10).getTime() + 500) });
    expect(reduce(known, contradiction, NOTHING, told).kind).toBe('unclear');
    expect(reduce(known, contradiction, NOTHING, { ...told, asked: true })).toMatchObject({
      kind: 'changed',
      subscription: { status: 'on_hold' },
    });
  });

  it('that looks old although the gateway was asked is believed once reads have caught up', () => {
    const known = testSubscription({ observed_at: day(10) });
    const old = testSnapshot({ state: 'paused', observedAt: day(9) });
    const asked = (now: Date) => reduce(known, old, NOTHING, { asked: true, now }).kind;
    expect(asked(new Date(day(10).getTime() + 600_000))).toBe('stale');
    expect(asked(day(11))).toBe('changed');
  });
});

describe('what the gateway cannot know', () => {
  it('is a wish to end that it keeps by standing still', () => {
    expect(after({ status: 'cancel_scheduled', cancel_at: day(31) }, { state: 'paused' })).toMatchObject({
      status: 'cancel_scheduled',
      cancel_at: day(31),
    });
    expect(after({}, { state: 'paused' })).toMatchObject({ status: 'paused', paused_at: day(1) });
  });

  it('is undone when the gateway runs again', () => {
    expect(after({ status: 'cancel_scheduled', cancel_at: day(31) }, { state: 'active' })).toMatchObject({
      status: 'active',
      cancel_at: null,
    });
  });

  it('is on its way while the instruction is not answered', () => {
    expect(after({ instruction: 'schedule_cancel' }, { state: 'active' }).status).toBe('cancel_scheduled');
  });
});

describe('a trial', () => {
  const trial = { status: 'trialing', paid_periods: 0, trial_ends_at: day(14), current_period_end: day(14) } as const;

  it('is over with the first money, whatever the calendar says', () => {
    expect(after(trial, { state: 'trialing' }, { count: 0, lastAt: null }).status).toBe('trialing');
    expect(after(trial, { state: 'trialing' }, { count: 1, lastAt: day(3) }).status).toBe('active');
  });

  it('never comes back', () => {
    expect(after({ paid_periods: 0 }, { state: 'trialing' }, { count: 0, lastAt: null }).status).toBe('active');
  });
});

describe('the paid period', () => {
  it('is what the gateway says, and never goes back', () => {
    const said = { periodStart: day(31), periodEnd: day(59) };
    expect(after({}, said).current_period_end).toEqual(day(59));
    expect(after({ current_period_end: day(90) }, said).current_period_end).toEqual(day(90));
  });

  it('follows the payments where the gateway is silent, by the calendar and not by their hour', () => {
    const late = after({}, {}, { count: 2, lastAt: day(36) });
    expect(late).toMatchObject({ current_period_start: day(31), current_period_end: day(59) });
    const hoursEarly = new Date(day(31).getTime() - 6 * 3_600_000);
    expect(after({}, {}, { count: 2, lastAt: hoursEarly }).current_period_end).toEqual(day(59));
  });

  it('does not move while a charge is owed', () => {
    expect(after({}, { state: 'on_hold', periodStart: day(31), periodEnd: day(59) }).current_period_end).toEqual(
      day(31),
    );
  });
});
