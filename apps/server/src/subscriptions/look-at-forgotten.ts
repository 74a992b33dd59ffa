import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Db, Tx } from '../kernel/database.ts';

/** A subscription that runs and would never be looked at again. */
const FORGOTTEN = sql`status not in ('cancelled', 'expired') and next_attempt_at is null`;

export async function forgottenSubscriptions(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from subscriptions where ${FORGOTTEN} order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Makes it due: the next look asks the gateway and follows what that says.
 *
 * @returns what was done; undefined where it is looked at anyway.
 */
export async function lookAtForgotten(app: App, tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql`
    update subscriptions set next_attempt_at = ${app.clock.now()} where id = ${id} and ${FORGOTTEN} returning id`.execute(
    tx,
  );
  return rows.length > 0 ? 'it would never have been looked at, and is now' : undefined;
}
