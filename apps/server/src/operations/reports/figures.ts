import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

/** One sum of one day. What `subject` and `detail` name is said beside each figure below. */
export type Figure = {
  figure: FigureName;
  day: string;
  subject: string;
  detail: string;
  currency: string;
  n: number;
  amount_minor: number;
};

/** Steps of a length of time: four double it, so the upper end of a step is at most 19 % above what falls into it. */
const STEPS_PER_DOUBLING = 4;
/** Nothing is delivered in less; below it one step holds all. */
const SECONDS_MIN = 0.01;

/** The upper end of a step, seconds. */
export function secondsOfStep(step: number): number {
  return 2 ** (step / STEPS_PER_DOUBLING);
}

/** `d.day` in UTC as two instants. */
const DAY = {
  start: sql`(d.day::timestamp at time zone 'UTC')`,
  end: sql`((d.day + 1)::timestamp at time zone 'UTC')`,
};
const within = (column: RawBuilder<unknown>) => sql`${column} >= ${DAY.start} and ${column} < ${DAY.end}`;

/** What an earlier shop sold and delivered is none of our days' doing: its money stands in its own books. */
const SOLD_HERE = sql`imported_from is null`;

/** What came of a call `p`: `failed` where it helped nobody, `unknown` where nobody knows yet. */
export const VERDICT = sql`case when p.outcome = 'unknown' then 'unknown'
  when p.outcome in ('try_again', 'give_up') or (p.outcome = 'needs_operator' and p.error_code is not null) then 'failed'
  else 'fine' end`;

/**
 * The truth about one day `d.day`, figure by figure, straight from the rows and by an index of its instant: each selects
 * subject, detail, currency, n and amount_minor. Days that are over are summed up by these; days that are not, or that
 * changed, are read by them; the audit compares both.
 */
const TRUTH = {
  /** Money that came in, by gateway. */
  payments: sql`
    select gateway as subject, '' as detail, currency, count(*) as n, sum(amount_minor) as amount_minor
    from payments where status = 'succeeded' and ${within(sql`captured_at`)} group by gateway, currency`,
  /** Money that went back; `reversal` where the gateway took it. */
  refunds: sql`
    select '', case when reversal then 'reversal' else 'refund' end, currency, count(*), sum(amount_minor)
    from refunds where status = 'succeeded' and ${within(sql`settled_at`)} group by reversal, currency`,
  orders_placed: sql`
    select '', '', currency, count(*), sum(total_minor) from orders where ${SOLD_HERE} and ${within(sql`created_at`)} group by currency`,
  orders_paid: sql`
    select '', '', currency, count(*), sum(total_minor) from orders where ${SOLD_HERE} and ${within(sql`paid_at`)} group by currency`,
  /** What was bought, by product: units, and what they cost at purchase. Later periods of subscriptions are payments only. */
  items_paid: sql`
    select i.product_id, '', o.currency, sum(i.quantity)::bigint, sum(i.total_minor)
    from orders o join order_items i on i.order_id = o.id
    where o.imported_from is null and ${within(sql`o.paid_at`)} group by i.product_id, o.currency`,
  /** Deliveries that began, by product. */
  opened: sql`
    select product_id, '', '', count(*), 0 from fulfillment_records where not imported and ${within(sql`created_at`)} group by product_id`,
  /** First deliveries, by product; `kept`, `late` or `unpromised`. */
  delivered: sql`
    select product_id, case when due_at is null then 'unpromised' when delivered_at <= due_at then 'kept' else 'late' end,
      '', count(*), 0
    from fulfillment_records where not imported and ${within(sql`delivered_at`)} group by 1, 2`,
  /** How long those took from payment, by product; `detail` is the step. */
  delivery_steps: sql`
    select product_id, ceil(${sql.lit(STEPS_PER_DOUBLING)} / ln(2::float8) * ln(greatest(extract(epoch from delivered_at - paid_at)::float8, ${sql.lit(SECONDS_MIN)})))::int::text,
      '', count(*), 0
    from fulfillment_records where not imported and ${within(sql`delivered_at`)} group by 1, 2`,
  /** Deliveries that came to a failure, by product; once a day each. */
  failed: sql`
    select r.product_id, '', '', count(distinct r.id), 0
    from fulfillment_moves m join fulfillment_records r on r.id = m.fulfillment_id
    where m.to_status = 'failed' and ${within(sql`m.at`)} group by r.product_id`,
  /** Calls of adapters, by provider; `detail` is the verdict. */
  calls: sql`
    select r.provider, ${VERDICT}, '', count(*), 0
    from fulfillment_operations p join fulfillment_records r on r.id = p.fulfillment_id
    where ${within(sql`p.started_at`)} group by 1, 2`,
};

export type FigureName = keyof typeof TRUTH;
const FIGURE_NAMES = Object.keys(TRUTH) as FigureName[]; // because TRUTH has just these

/** All of the truth about the days of `d`, as a table expression beside it. */
function truthOf(figures: readonly FigureName[]) {
  return sql`(${sql.join(
    figures.map(
      (name) =>
        sql`select ${sql.lit(name)} as figure, t.* from (${TRUTH[name]}) t (subject, detail, currency, n, amount_minor)`,
    ),
    sql` union all `,
  )})`;
}

/** What is told of the days in `days`, a select of `day`. */
export function truthAbout(days: RawBuilder<unknown>, figures: readonly FigureName[] = FIGURE_NAMES) {
  return sql`
    select t.figure, d.day, t.subject, t.detail, t.currency, t.n::bigint as n, t.amount_minor::bigint as amount_minor
    from (${days}) d cross join lateral ${truthOf(figures)} t`;
}

/** A day that was summed up and has not changed since. */
export const CLEAN = sql`rolled_at is not null and not exists (select from report_marks m where m.day = report_days.day)`;

/** What a report keeps apart; the rest is added up. Currencies always stay apart. */
type Kept = 'day' | 'subject' | 'detail';

/**
 * Figures of the days from `from` to `to`, the last of them included, added up over what is not kept; such a name is
 * empty in the answer. In one statement, so in one snapshot: whoever sees a change of a day sees its mark, too.
 */
export async function readFigures(
  db: Db,
  figures: readonly FigureName[],
  days: { from: string; to: string },
  kept: readonly Kept[],
): Promise<Figure[]> {
  const only = (name: Kept) => (kept.includes(name) ? sql`${sql.ref(name)}::text` : sql`''`);
  const { rows } = await sql<Figure>`
    with clean as materialized (
      select day from report_days where day >= ${days.from}::date and day <= ${days.to}::date and ${CLEAN}),
    open as materialized (
      select day::date from generate_series(${days.from}::date, ${days.to}::date, '1 day') day
      except select day from clean)
    select figure, ${only('day')} as day, ${only('subject')} as subject, ${only('detail')} as detail, currency,
      sum(n)::bigint as n, sum(amount_minor)::bigint as amount_minor
    from (
      select figure, day, subject, detail, currency, n, amount_minor from daily_figures
      where figure = any(${figures as FigureName[]}) and day >= ${days.from}::date and day <= ${days.to}::date
        and day in (select day from clean)
      union all
      select figure, day, subject, detail, currency, n, amount_minor
      from (${truthAbout(sql`select day from open`, figures)}) live) known
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}
