import type { Frequency, Subscription, Terms } from './billing-state.ts';
import type { Settings } from './settings.ts';

/** PayPal bills at 10:00 GMT, as its guide to payment failures says. */
const BILLING_HOUR_GMT = 10;
/** The day that counts is that of PayPal's home in California: recorded subscriptions fit this offset. */
const HOME_OFFSET_MS = -8 * 3_600_000;

/**
 * The instant `times` intervals after `start`, in UTC, always counted from `start`: the 31st stays the 31st where
 * a month has one, and is its last day where not.
 */
function intervalsAfter(start: Date, { interval_unit, interval_count }: Frequency, times: number): Date {
  const after = new Date(start);
  const count = interval_count * times;
  if (interval_unit === 'DAY' || interval_unit === 'WEEK') {
    after.setUTCDate(start.getUTCDate() + count * (interval_unit === 'WEEK' ? 7 : 1));
    return after;
  }
  const months = start.getUTCMonth() + count * (interval_unit === 'YEAR' ? 12 : 1);
  const daysInMonth = new Date(Date.UTC(start.getUTCFullYear(), months + 1, 0)).getUTCDate();
  after.setUTCFullYear(start.getUTCFullYear(), months, Math.min(start.getUTCDate(), daysInMonth));
  return after;
}

/** When the cycle begins that comes `periods` intervals after the first of its tenure. */
function cycleStart(startedAt: Date, frequency: Frequency, periods: number, hour: Settings['billing_hour']): Date {
  if (periods === 0 || hour === 'as_started') return intervalsAfter(startedAt, frequency, periods);
  const day = intervalsAfter(new Date(startedAt.getTime() + HOME_OFFSET_MS), frequency, periods);
  day.setUTCHours(BILLING_HOUR_GMT, 0, 0, 0);
  return day;
}

export function cycleOf(subscription: Subscription, terms: Terms) {
  return terms.billing_cycles.find(({ sequence }) => sequence === subscription.tenure.sequence);
}

/** When the subscription's `further`-th next cycle begins: 0 is the one to be billed next. Null when none is left. */
export function nextCycleStart(
  subscription: Subscription,
  terms: Terms,
  hour: Settings['billing_hour'],
  further = 0,
): Date | null {
  const cycle = cycleOf(subscription, terms);
  if (!cycle) return null;
  const { started_at, periods } = subscription.tenure;
  return cycleStart(new Date(started_at), cycle.frequency, periods + further, hour);
}

/** When the last cycle of a subscription with an end begins; null for an endless one. */
export function finalCycleStart(subscription: Subscription, terms: Terms, hour: Settings['billing_hour']): Date | null {
  let { started_at, periods } = subscription.tenure;
  let last: Date | null = null;
  for (const cycle of terms.billing_cycles) {
    if (cycle.sequence < subscription.tenure.sequence) continue;
    if (cycle.total_cycles === 0) return null;
    const left = cycle.total_cycles - (subscription.completed[cycle.sequence] ?? 0);
    const startOf = (further: number) => cycleStart(new Date(started_at), cycle.frequency, periods + further, hour);
    if (left > 0) last = startOf(left - 1);
    [started_at, periods] = [startOf(left).toISOString(), 0];
  }
  return last;
}
