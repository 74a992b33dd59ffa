import { z } from 'zod';
import { type Clock, secondsAfter } from '../../kernel/clock.ts';

const SECONDS_PER_DAY = 86_400;

/** How far back a report looks, days in UTC; the last of them is today. */
export const ReportQuery = z.strictObject({
  days: z
    .enum(['7', '30', '90', '365'])
    .default('30')
    .meta({ description: 'How many days, UTC; the last of them is today.' }),
});

export const ReportRange = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    days: z.int(),
    time_zone: z.literal('UTC'),
  })
  .meta({ id: 'ReportRange' });
export type ReportRange = z.infer<typeof ReportRange>;

/** The range that was asked for, and as many days before it to compare with. */
export function rangesOf(
  clock: Clock,
  query: z.infer<typeof ReportQuery>,
): { range: ReportRange; before: { from: string } } {
  const days = Number(query.days);
  const now = clock.now();
  return {
    range: { from: dayBefore(now, days - 1), to: dayBefore(now, 0), days, time_zone: 'UTC' },
    before: { from: dayBefore(now, 2 * days - 1) },
  };
}

/** Every day of a range. */
export function daysOf(range: ReportRange): string[] {
  const first = new Date(`${range.from}T00:00:00Z`);
  return Array.from({ length: range.days }, (_, index) => dayBefore(first, -index));
}

function dayBefore(at: Date, days: number): string {
  return secondsAfter(at, -days * SECONDS_PER_DAY)
    .toISOString()
    .slice(0, 10);
}
