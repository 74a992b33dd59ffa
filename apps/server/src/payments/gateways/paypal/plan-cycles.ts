import { z } from 'zod';
import { Amount } from './shapes.ts';

const UNITS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
type IntervalUnit = (typeof UNITS)[number];

/** One stretch of a plan: a trial, or the billing that follows it. A free trial has no price. */
export const Cycle = z.object({
  tenure_type: z.string(),
  sequence: z.int(),
  total_cycles: z.int().nullish(),
  frequency: z.object({ interval_unit: z.enum(UNITS), interval_count: z.int().min(1).nullish() }),
  pricing_scheme: z.object({ fixed_price: Amount.nullish() }).nullish(),
});
export type Cycle = z.infer<typeof Cycle>;

/** A length of time in the two measures that a calendar does not mix. */
export type Length = { months: number; days: number };

const LENGTH_OF: Record<IntervalUnit, Length> = {
  DAY: { months: 0, days: 1 },
  WEEK: { months: 0, days: 7 },
  MONTH: { months: 1, days: 0 },
  YEAR: { months: 12, days: 0 },
};

/** `count` times a unit: twelve months are a year, seven days are a week. */
export function lengthOf(unit: IntervalUnit, count: number): Length {
  const one = LENGTH_OF[unit];
  return { months: one.months * count, days: one.days * count };
}

/**
 * The whole length of the trials among some cycles.
 *
 * @param totals how often a cycle runs by its sequence, where a subscription says otherwise than its plan.
 */
export function trialLength(cycles: Cycle[], totals: ReadonlyMap<number, number> = new Map()): Length {
  return cycles
    .filter((cycle) => cycle.tenure_type === 'TRIAL')
    .map(({ sequence, total_cycles, frequency }) =>
      lengthOf(frequency.interval_unit, (frequency.interval_count ?? 1) * (totals.get(sequence) ?? total_cycles ?? 1)),
    )
    .reduce((sum, one) => ({ months: sum.months + one.months, days: sum.days + one.days }), { months: 0, days: 0 });
}

/** In UTC; a month that has no such day ends on its last one. */
export function laterBy(date: Date, { months, days }: Length): Date {
  const later = new Date(date);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(date.getUTCDate(), lastDay) + days);
  return later;
}
