import type { BillingInterval } from '@vozex/domain';

const DAY_MS = 86_400_000;

/**
 * `count` intervals after a date, by the calendar in UTC: a month after 31 January is the last day of February. Always
 * reckoned from the anchor itself, so that the day of the month does not drift.
 */
export function intervalsAfter(anchor: Date, interval: BillingInterval, count: number): Date {
  if (interval === 'day') return new Date(anchor.getTime() + count * DAY_MS);
  if (interval === 'week') return new Date(anchor.getTime() + count * 7 * DAY_MS);
  const months = interval === 'year' ? count * 12 : count;
  const date = new Date(anchor);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date;
}

/** A billed stretch of time. */
export type Period = { start: Date; end: Date };

/** More periods than a daily subscription has in a lifetime: a date beyond is a mistake. */
const PERIODS_MAX = 40_000;

/** The period of a subscription that a moment falls into; the first one for moments before it. */
export function periodAround(
  moment: Date,
  terms: { anchor: Date; interval: BillingInterval; intervalCount: number },
): Period {
  let start = terms.anchor;
  for (let n = 1; n <= PERIODS_MAX; n++) {
    const end = intervalsAfter(terms.anchor, terms.interval, n * terms.intervalCount);
    if (moment < end) return { start, end };
    start = end;
  }
  throw new Error(`no period of ${terms.interval} around ${moment.toISOString()}`);
}

export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS);
}

/** The number of a day, to tell one month's mail from the next. */
export function dayNumber(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS);
}
