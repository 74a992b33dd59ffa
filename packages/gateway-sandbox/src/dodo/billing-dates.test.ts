import { describe, expect, it } from 'vitest';
import { intervalsAfter } from './billing-dates.ts';

const after = (start: string, count: number, unit: 'Day' | 'Week' | 'Month' | 'Year', times = 1) =>
  intervalsAfter(new Date(`${start}T23:30:00.000Z`), { count, unit }, times).toISOString();

describe('billing dates', () => {
  it('end a month that lacks the day on its last day, in leap years too', () => {
    expect(after('2030-01-31', 1, 'Month')).toBe('2030-02-28T23:30:00.000Z');
    expect(after('2032-01-31', 1, 'Month')).toBe('2032-02-29T23:30:00.000Z');
    expect(after('2032-02-29', 1, 'Year')).toBe('2033-02-28T23:30:00.000Z');
    expect(after('2032-02-29', 1, 'Year', 4)).toBe('2036-02-29T23:30:00.000Z');
  });

  it('count from the start, so that the 31st comes back, and across the end of a year', () => {
    expect(after('2030-01-31', 1, 'Month', 2)).toBe('2030-03-31T23:30:00.000Z');
    expect(after('2030-10-31', 3, 'Month', 2)).toBe('2031-04-30T23:30:00.000Z');
    expect(after('2030-12-30', 1, 'Week')).toBe('2031-01-06T23:30:00.000Z');
    expect(after('2030-02-27', 2, 'Day')).toBe('2030-03-01T23:30:00.000Z');
    expect(after('2030-03-31', -1, 'Month')).toBe('2030-02-28T23:30:00.000Z');
  });
});
