import { malformed } from './refusal.ts';

const INTERVAL_UNITS = ['Day', 'Week', 'Month', 'Year'] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];
export type Interval = { count: number; unit: IntervalUnit };

const DAY_MS = 86_400_000;

/**
 * The instant `times` intervals after `start`, in UTC. A month that lacks the day ends the interval on its last day:
 * 31 January and one month is 28 or 29 February.
 */
export function intervalsAfter(start: Date, { count, unit }: Interval, times = 1): Date {
  const amount = count * times;
  if (unit === 'Day' || unit === 'Week') return daysAfter(start, unit === 'Week' ? amount * 7 : amount);
  const months = unit === 'Year' ? amount * 12 : amount;
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(start.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return first;
}

/** @param days may be a fraction: 0.5 is twelve hours. */
export function daysAfter(start: Date, days: number): Date {
  return new Date(start.getTime() + days * DAY_MS);
}

/** @throws DodoRefusal 422 when it is none of Dodo's interval words, or the count is not positive. */
export function readInterval(count: number, unit: string, field: string): Interval {
  const known = INTERVAL_UNITS.find((each) => each === unit);
  if (!known) throw malformed(`${field}_interval must be one of ${INTERVAL_UNITS.join(', ')}.`);
  if (count < 1) throw malformed(`${field}_count must be at least 1.`);
  return { count, unit: known };
}
