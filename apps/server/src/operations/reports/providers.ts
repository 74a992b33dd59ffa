import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { type Figure, readFigures, VERDICT } from './figures.ts';
import { daysOf, type ReportQuery, ReportRange, rangesOf } from './range.ts';

const Calls = z.object({
  calls: z.int(),
  failed: z.int().meta({ description: 'Refused, given up, or with an outcome that nobody read.' }),
  unknown: z.int().meta({ description: 'Of the failed ones: nobody knows yet what came of them.' }),
});
type Calls = z.infer<typeof Calls>;

const Health = Calls.extend({ p95_ms: z.int().nullable() });

export const ProvidersReport = z
  .object({
    range: ReportRange,
    days: z.array(Calls.extend({ day: z.iso.date() })),
    providers: z.array(
      Calls.extend({
        provider: z.string(),
        last_hour: Health,
        last_day: Health,
      }),
    ),
  })
  .meta({ id: 'ProvidersReport' });

/** How the adapters' calls went: by day, and by provider as of now. */
export async function reportProviders(
  app: Pick<App, 'db' | 'clock'>,
  query: z.infer<typeof ReportQuery>,
): Promise<z.infer<typeof ProvidersReport>> {
  const { range } = rangesOf(app.clock, query);
  const now = app.clock.now();
  const [calls, health] = await Promise.all([
    readFigures(app.db.read, ['calls'], range, ['day', 'subject', 'detail']),
    readHealth(app, { hourAgo: secondsAfter(now, -3_600), dayAgo: secondsAfter(now, -86_400) }),
  ]);
  const byDay = Map.groupBy(calls, (figure) => figure.day);
  const byProvider = Map.groupBy(calls, (figure) => figure.subject);
  return {
    range,
    days: daysOf(range).map((day) => ({ day, ...callsOf(byDay.get(day) ?? []) })),
    providers: [...new Set([...byProvider.keys(), ...health.keys()])].sort().map((provider) => ({
      provider,
      ...callsOf(byProvider.get(provider) ?? []),
      ...(health.get(provider) ?? { last_hour: NONE, last_day: NONE }),
    })),
  };
}

const NONE = { calls: 0, failed: 0, unknown: 0, p95_ms: null };

function callsOf(figures: Figure[]): Calls {
  const sums: Calls = { calls: 0, failed: 0, unknown: 0 };
  for (const { detail, n } of figures) {
    sums.calls += n;
    if (detail !== 'fine') sums.failed += n;
    if (detail === 'unknown') sums.unknown += n;
  }
  return sums;
}

type HealthRow = {
  provider: string;
  is_hour: boolean;
  calls: number;
  failed: number;
  unknown: number;
  p95_ms: number | null;
};

async function readHealth(app: Pick<App, 'db'>, since: { hourAgo: Date; dayAgo: Date }) {
  const { rows } = await sql<HealthRow>`
    with calls as (
      select r.provider, ${VERDICT} as verdict, p.started_at >= ${since.hourAgo} as in_hour,
        extract(epoch from p.finished_at - p.started_at) * 1000 as ms
      from fulfillment_operations p join fulfillment_records r on r.id = p.fulfillment_id
      where p.started_at >= ${since.dayAgo})
    select provider, is_hour, count(*)::int as calls,
      count(*) filter (where verdict <> 'fine')::int as failed,
      count(*) filter (where verdict = 'unknown')::int as unknown,
      round(percentile_cont(0.95) within group (order by ms))::int as p95_ms
    from calls cross join (values (true), (false)) span (is_hour)
    where in_hour or not is_hour
    group by provider, is_hour`.execute(app.db.read);
  return new Map(
    [...Map.groupBy(rows, (row) => row.provider)].map(([provider, spans]) => {
      const spanOf = (isHour: boolean) => {
        const found = spans.find((span) => span.is_hour === isHour);
        return found
          ? { calls: found.calls, failed: found.failed, unknown: found.unknown, p95_ms: found.p95_ms }
          : NONE;
      };
      return [provider, { last_hour: spanOf(true), last_day: spanOf(false) }];
    }),
  );
}
