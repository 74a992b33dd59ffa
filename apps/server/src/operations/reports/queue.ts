import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { type ReportQuery, ReportRange, rangesOf } from './range.ts';

const Depth = z.object({
  waiting: z.int().meta({ description: 'Deliveries whose time has come.' }),
  oldest_seconds: z.int().meta({ description: 'How long the one that waits longest has waited.' }),
  with_customers: z.int(),
  with_team: z.int(),
  failed: z.int(),
  events: z.int().meta({ description: 'Webhook events that were kept and not yet applied.' }),
  mails: z.int(),
});
type Depth = z.infer<typeof Depth>;

export const QueueReport = z
  .object({
    range: ReportRange,
    now: Depth,
    points: z
      .array(Depth.extend({ at: z.iso.datetime() }))
      .meta({ description: 'The most of each hour; of each day where more than 7 days are asked for.' }),
  })
  .meta({ id: 'QueueReport' });

const SECONDS_PER_DAY = 86_400;
const MINUTES_KEPT_DAYS = 2;
const HOURS_KEPT_DAYS = 366;

/** What waits, now and over time. */
export async function reportQueue(
  app: Pick<App, 'db' | 'clock'>,
  query: z.infer<typeof ReportQuery>,
): Promise<z.infer<typeof QueueReport>> {
  const { range } = rangesOf(app.clock, query);
  const unit = range.days <= 7 ? 'hour' : 'day';
  const [depth, points] = await Promise.all([
    sql<Depth>`${depthAt(app.clock.now())}`.execute(app.db.read),
    sql<Depth & { at: Date }>`
      select date_trunc(${unit}, at, 'UTC') as at, max(waiting) as waiting, max(oldest_seconds) as oldest_seconds,
        max(with_customers) as with_customers, max(with_team) as with_team, max(failed) as failed, max(events) as events,
        max(mails) as mails
      from queue_samples where step = 'hour' and at >= ${range.from}::timestamp at time zone 'UTC'
      group by 1 order by 1`.execute(app.db.read),
  ]);
  return {
    range,
    now: depth.rows[0]!, // because a select without from answers one row
    points: points.rows.map((point) => ({ ...point, at: new Date(point.at).toISOString() })),
  };
}

/** Writes down what waits, once a minute however many workers ask; the most of each hour outlives its minutes. */
export async function sampleQueue(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const now = app.clock.now();
  await sql`
    with depth as (${depthAt(now)}),
    minute as (
      insert into queue_samples (step, at, waiting, oldest_seconds, with_customers, with_team, failed, events, mails)
      select 'minute', date_trunc('minute', ${now}::timestamptz), depth.* from depth
      on conflict (step, at) do nothing
      returning waiting, oldest_seconds, with_customers, with_team, failed, events, mails)
    insert into queue_samples as hour (step, at, waiting, oldest_seconds, with_customers, with_team, failed, events, mails)
    select 'hour', date_trunc('hour', ${now}::timestamptz, 'UTC'), minute.* from minute
    on conflict (step, at) do update set
      waiting = greatest(hour.waiting, excluded.waiting),
      oldest_seconds = greatest(hour.oldest_seconds, excluded.oldest_seconds),
      with_customers = greatest(hour.with_customers, excluded.with_customers),
      with_team = greatest(hour.with_team, excluded.with_team),
      failed = greatest(hour.failed, excluded.failed),
      events = greatest(hour.events, excluded.events),
      mails = greatest(hour.mails, excluded.mails)`.execute(app.db.read);
}

/** Forgets samples that no report shows. */
export async function forgetSamples(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const now = app.clock.now();
  await sql`
    delete from queue_samples where (step = 'minute' and at < ${secondsAfter(now, -MINUTES_KEPT_DAYS * SECONDS_PER_DAY)})
      or (step = 'hour' and at < ${secondsAfter(now, -HOURS_KEPT_DAYS * SECONDS_PER_DAY)})`.execute(app.db.read);
}

/** In the order of the table's columns. */
function depthAt(now: Date): RawBuilder<Depth> {
  return sql`
    select (select count(*) from fulfillment_records where next_attempt_at <= ${now})::int as waiting,
      coalesce((select extract(epoch from ${now}::timestamptz - min(next_attempt_at)) from fulfillment_records
        where next_attempt_at <= ${now}), 0)::int as oldest_seconds,
      (select count(*) from fulfillment_records where status = 'awaiting_customer')::int as with_customers,
      (select count(*) from fulfillment_records where status = 'manual_pending')::int as with_team,
      (select count(*) from fulfillment_records where status = 'failed')::int as failed,
      (select count(*) from webhook_events where status = 'received')::int as events,
      (select count(*) from mails where status = 'waiting')::int as mails`;
}
