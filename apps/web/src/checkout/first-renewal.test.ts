import { describe, expect, it } from 'vitest';
import { firstRenewal } from './first-renewal.ts';

const NOW = new Date('2026-01-31T22:00:00Z');
const day = (price: Parameters<typeof firstRenewal>[0]) => firstRenewal(price, NOW)?.toISOString().slice(0, 10) ?? null;

describe('a buyer is told before paying when the next charge comes', () => {
  it('one period later, on the last day of a shorter month', () => {
    expect(day({ billing_interval: 'month', interval_count: 1, trial_days: null })).toBe('2026-02-28');
    expect(day({ billing_interval: 'month', interval_count: 3, trial_days: null })).toBe('2026-04-30');
    expect(day({ billing_interval: 'year', interval_count: 1, trial_days: null })).toBe('2027-01-31');
    expect(day({ billing_interval: 'week', interval_count: 2, trial_days: null })).toBe('2026-02-14');
  });

  it('or when the trial ends, whatever the period', () => {
    expect(day({ billing_interval: 'year', interval_count: 1, trial_days: 14 })).toBe('2026-02-14');
  });

  it('or never, for what is paid once', () => {
    expect(day({ billing_interval: null, interval_count: null, trial_days: null })).toBe(null);
  });
});
