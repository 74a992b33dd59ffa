import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';

/** Bounded, so that a long absence does not become one long transaction. */
const BATCH = 500;

/**
 * Expires pending orders whose time has passed. An order whose payment is on its way keeps its lock and is skipped.
 *
 * @returns how many expired now.
 */
export async function expireOrders(app: App): Promise<number> {
  const now = app.clock.now();
  const { rows } = await sql<{ id: string }>`
    update orders set status = 'expired', updated_at = ${now}
    where id in (
      select id from orders where status = 'pending' and expires_at <= ${now} order by id limit ${BATCH}
      for update skip locked)
    returning id`.execute(app.db.read);
  return rows.length;
}
