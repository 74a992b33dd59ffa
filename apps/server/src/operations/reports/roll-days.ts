import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';
import { CLEAN, truthAbout } from './figures.ts';

/** The longest range of a report twice, for what it is compared with. Days before are never asked for. */
const DAYS_MAX = 731;

/** A turn sums up so many days; a shop of a year is done in a quarter of an hour, and nothing else is kept waiting. */
const DAYS_PER_TURN = 25;

/**
 * Sums up what happened on each day that is over, and anew what changed since. A day is first declared to be over;
 * once every transaction that may not have seen that has ended, its truth is read. Whoever changes it later leaves a
 * mark, by trigger and in his own transaction.
 *
 * @returns how many days were summed up.
 */
export async function rollDays(app: Pick<App, 'db' | 'clock'>): Promise<number> {
  const today = app.clock.now().toISOString().slice(0, 10);
  await declareOver(app.db.read, today);
  await setFences(app.db.read);
  const days = await daysToRoll(app.db.read);
  let rolled = 0;
  for (const day of days) {
    if (await app.db.inOneTransaction((tx) => rollDay(tx, day, app.clock.now()))) rolled++;
  }
  return rolled;
}

/** Forgets every sum: the loop makes all of them anew. Meanwhile reports read the rows. */
export async function forgetDays(tx: Tx): Promise<void> {
  await sql`delete from report_days`.execute(tx);
  await sql`delete from report_marks`.execute(tx);
  await sql`delete from daily_figures`.execute(tx);
}

/** From the first day on which anything happened. */
async function declareOver(db: Db, today: string): Promise<void> {
  await sql`
    with first as (
      select least((select min(created_at) from orders where imported_from is null), (select min(captured_at) from payments where status = 'succeeded'),
        (select min(created_at) from fulfillment_records where not imported), (select min(started_at) from fulfillment_operations)) as at)
    insert into report_days (day)
    select day::date from first, generate_series(
      greatest((at at time zone 'UTC')::date, ${today}::date - ${DAYS_MAX}::int), ${today}::date - 1, '1 day') day
    except select day from report_days
    on conflict do nothing`.execute(db);
}

/** In a statement of its own, after the days were seen by everybody. A restored database begins its transactions anew. */
async function setFences(db: Db): Promise<void> {
  await sql`
    update report_days set fence = pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    where rolled_at is null
      and (fence is null or fence > pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`.execute(db);
}

async function daysToRoll(db: Db): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day::text as day from report_days
    where fence <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint and not (${CLEAN})
    order by day desc limit ${DAYS_PER_TURN}`.execute(db);
  return rows.map((row) => row.day);
}

/** Marks are taken before the truth is read: one that is left meanwhile stays, and the day is summed up once more. */
async function rollDay(tx: Tx, day: string, now: Date): Promise<boolean> {
  const { rows } = await sql`select from report_days where day = ${day}::date for update skip locked`.execute(tx);
  if (rows.length === 0) return false; // another worker has it
  await sql`delete from report_marks where day = ${day}::date`.execute(tx);
  await sql`delete from daily_figures where day = ${day}::date`.execute(tx);
  await sql`
    insert into daily_figures (figure, day, subject, detail, currency, n, amount_minor)
    ${truthAbout(sql`select ${day}::date as day`)}`.execute(tx);
  await sql`update report_days set rolled_at = ${now} where day = ${day}::date`.execute(tx);
  return true;
}
