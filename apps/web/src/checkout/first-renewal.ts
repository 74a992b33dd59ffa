import type { BillingInterval } from '@vozex/domain';
import type { Price } from '../api/types.ts';

const DAY_MS = 86_400_000;

/**
 * When a recurring price that is bought now charges by itself for the first time: at the end of its trial, else one
 * period later. By the calendar in UTC, as the server reckons. Null for a price that is paid once.
 */
export function firstRenewal(
  price: Pick<Price, 'billing_interval' | 'interval_count' | 'trial_days'>,
  now: Date,
): Date | null {
  if (!price.billing_interval) return null;
  if (price.trial_days) return new Date(now.getTime() + price.trial_days * DAY_MS);
  return intervalsAfter(now, price.billing_interval, price.interval_count ?? 1);
}

/** A month after 31 January is the last day of February. */
function intervalsAfter(start: Date, interval: BillingInterval, count: number): Date {
  if (interval === 'day') return new Date(start.getTime() + count * DAY_MS);
  if (interval === 'week') return new Date(start.getTime() + count * 7 * DAY_MS);
  const date = new Date(start);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + (interval === 'year' ? count * 12 : count));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return date;
}
