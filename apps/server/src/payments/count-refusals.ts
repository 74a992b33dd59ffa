import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { type Database, json } from '../kernel/database.ts';

/** Counted here until they are written: whoever sends rubbish makes this process write once a turn, not once a request. */
const counted = new WeakMap<Database, Map<string, number>>();

/** A week of counts answers every question about them. */
const FORGET_DAYS = 7;

/** Notes that a delivery was refused, and why. */
export function countRefusal({ db }: Pick<App, 'db'>, gateway: string, result: string): void {
  const counts = counted.get(db) ?? new Map<string, number>();
  counted.set(db, counts);
  const key = `${gateway} ${result}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Writes down what was refused since the last turn, by the minute. */
export async function keepRefusals(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const counts = counted.get(app.db);
  if (!counts || counts.size === 0) return;
  counted.delete(app.db);
  const now = app.clock.now();
  const rows = [...counts].map(([key, refused]) => {
    const [gateway, result] = key.split(' ');
    return { gateway, result, refused };
  });
  await sql`
    insert into webhook_refusals as kept (gateway, result, minute, refused)
    select r.gateway, r.result, date_trunc('minute', ${now}::timestamptz), r.refused
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (gateway text, result text, refused integer)
    on conflict (gateway, result, minute) do update set refused = kept.refused + excluded.refused`.execute(app.db.read);
  await sql`delete from webhook_refusals where minute < ${now}::timestamptz - make_interval(days => ${FORGET_DAYS})`.execute(
    app.db.read,
  );
}
