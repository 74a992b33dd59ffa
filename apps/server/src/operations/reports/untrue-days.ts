import { type RawBuilder, sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';
import { CLEAN, truthAbout } from './figures.ts';

/**
 * Figures that say otherwise than the rows they were summed up from, of the days that were summed up and have not
 * changed since: `day`, `figure`, and whether it is `kept` or missing.
 *
 * @param which of those days, a condition on `day`.
 */
export function untrueFigures(which: RawBuilder<unknown> = sql`true`) {
  return sql`
    (with clean as materialized (select day from report_days where ${CLEAN} and ${which}),
      kept as (select figure, day, subject, detail, currency, n, amount_minor from daily_figures
        where day in (select day from clean)),
      truth as (${truthAbout(sql`select day from clean`)})
    select k.day, k.figure, true as kept from (table kept except table truth) k
    union all
    select t.day, t.figure, false from (table truth except table kept) t)`;
}

export async function untrueDays(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct day::text as day from ${untrueFigures()} untrue order by 1 limit ${limit}`.execute(db);
  return rows.map(({ day }) => day);
}

/**
 * Marks a day, as whoever changes what happened on it does: it is summed up anew from the rows within a minute, and
 * reports read the rows until then.
 *
 * @returns what was done; undefined where the sums are true, or are being made anyway.
 */
export async function sumUpAgain(_app: App, tx: Tx, day: string): Promise<string | undefined> {
  const { rows } = await sql`
    insert into report_marks (day)
    select distinct day from ${untrueFigures(sql`day = ${day}::date`)} untrue returning day`.execute(tx);
  return rows.length > 0 ? 'its sums were not true any more; it is summed up anew' : undefined;
}
