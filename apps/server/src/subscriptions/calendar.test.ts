import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsAfter, periodAround } from './calendar.ts';

const at = (text: string) => new Date(`${text}T10:00:00Z`);

describe('a date some intervals later', () => {
  it.each([
    ['2030-01-31', 'month', 1, '2030-02-28'],
    ['2030-01-31', 'month', 2, '2030-03-31'],
    ['2028-01-31', 'month', 1, '2028-02-29'],
    ['2028-02-29', 'year', 1, '2029-02-28'],
    ['2028-02-29', 'year', 4, '2032-02-29'],
    ['2030-12-15', 'month', 1, '2031-01-15'],
    ['2030-01-01', 'week', 2, '2030-01-15'],
    ['2030-01-01', 'day', 45, '2030-02-15'],
  ] as const)('%s and a %s times %i is %s', (from, interval, count, then) => {
    expect(intervalsAfter(at(from), interval, count)).toEqual(at(then));
  });
});

describe('the period around a moment', () => {
  const terms = fc.record({
    anchor: fc.date({ min: at('2024-01-01'), max: at('2031-12-31'), noInvalidDate: true }),
    interval: fc.constantFrom('day', 'week', 'month', 'year'),
    intervalCount: fc.integer({ min: 1, max: 6 }),
  });

  it('holds the moment, and the next one begins where it ends', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 2_000 }), (given, days) => {
        const moment = new Date(given.anchor.getTime() + days * 86_400_000);
        const period = periodAround(moment, given);
        expect(period.start <= moment && moment < period.end).toBe(true);
        expect(periodAround(period.end, given).start).toEqual(period.end);
      }),
    );
  });

  it('is the first one for moments before the beginning', () => {
    const given = { anchor: at('2030-01-31'), interval: 'month', intervalCount: 1 } as const;
    expect(periodAround(at('2029-06-01'), given)).toEqual({ start: at('2030-01-31'), end: at('2030-02-28') });
  });
});
