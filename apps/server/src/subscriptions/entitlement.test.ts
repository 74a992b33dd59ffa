import { ProductPolicies } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { entitlementOf, givesUpAt } from './entitlement.ts';
import type { Subscription } from './subscription.ts';
import { day, testSubscription } from './test-subscription.ts';

const told = (change: Partial<Subscription>, n: number) => {
  const { entitlement, cause } = entitlementOf(testSubscription(change), day(n));
  return cause === null ? entitlement : `${entitlement} ${cause}`;
};
const policies = (change: Partial<ProductPolicies>) => ProductPolicies.parse({ grace_days: 5, ...change });

describe('what a delivery is told', () => {
  it.each([
    ['a trial', { status: 'trialing' }, 3, 'run'],
    ['one that is paid', {}, 3, 'run'],
    ['one that is going to end', { status: 'cancel_scheduled', cancel_at: day(31) }, 30, 'run'],
    ['a charge that failed, in the days of grace', { status: 'past_due', unpaid_since: day(31) }, 35, 'run'],
    ['the same after them', { status: 'on_hold', unpaid_since: day(31) }, 36, 'suspend unpaid'],
    ['a pause while it is paid', { status: 'paused', paused_at: day(3) }, 30, 'run'],
    ['a pause after that', { status: 'paused', paused_at: day(3) }, 31, 'suspend paused'],
    ['a cancellation while it is paid', { status: 'cancelled', cancelled_at: day(3) }, 30, 'run'],
    ['the same after that', { status: 'cancelled', cancelled_at: day(3) }, 31, 'end'],
    ['a cancellation after the paid period', { status: 'cancelled', cancelled_at: day(40) }, 40, 'end'],
    ['an expiry', { status: 'expired' }, 3, 'end'],
  ] as const)('because of %s: %j on day %i: %s', (_what, change, n, answer) => {
    expect(told(change, n)).toBe(answer);
  });

  it.each([
    ['at_once', { status: 'cancelled', cancelled_at: day(3) }, 3, 'end'],
    ['perpetual_fallback', { status: 'cancelled', cancelled_at: day(3) }, 30, 'run'],
    ['perpetual_fallback', { status: 'cancelled', cancelled_at: day(3) }, 31, 'fallback'],
    ['perpetual_fallback', { status: 'cancelled', cancelled_at: day(3), paid_periods: 0 }, 31, 'end'],
  ] as const)('by the policy %s: %j on day %i: %s', (subscription_cancelled, change, n, answer) => {
    expect(told({ ...change, policies: policies({ subscription_cancelled }) }, n)).toBe(answer);
  });

  it('can be to let everything be read after the term is over', () => {
    const given = { status: 'expired', policies: policies({ subscription_expired: 'read_only' }) } as const;
    expect(told(given, 3)).toBe('read_only expired');
  });
});

describe('a subscription nobody pays', () => {
  const unpaid = { status: 'on_hold', unpaid_since: day(31) } as const;

  it('is given up after the days of its policy, never before the grace is over', () => {
    expect(givesUpAt(testSubscription(unpaid))).toEqual(day(61));
    const hasty = ProductPolicies.parse({ grace_days: 10, give_up_after_days: 1 });
    expect(givesUpAt(testSubscription({ ...unpaid, policies: hasty }))).toEqual(day(41));
  });

  it('is given up with the grace where its trial was never paid', () => {
    const trial = { ...unpaid, trial_ends_at: day(31), paid_periods: 0 };
    expect(givesUpAt(testSubscription(trial))).toEqual(day(36));
    expect(givesUpAt(testSubscription({ ...trial, policies: policies({ unpaid_trial: 'suspend' }) }))).toEqual(day(61));
  });

  it('is not given up while nothing is owed', () => {
    expect(givesUpAt(testSubscription())).toBeNull();
  });
});
