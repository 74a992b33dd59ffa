import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Db, Tx } from '../kernel/database.ts';
import { wakeWithin } from './wake.ts';

/** A lease is 90 s; one that stands for ten minutes belongs to nobody. */
const LEASE_OLD_SECONDS = 600;

/** Leases are taken by the database's clock, so they are judged by it. */
const LEASE_IS_OLD = sql`r.lease_until < now() - make_interval(secs => ${LEASE_OLD_SECONDS})`;
const NOBODY_WOULD_TAKE = sql`(r.status in ('queued', 'processing') and r.lease_until is null and r.next_attempt_at is null
  and not (r.status = 'queued' and r.desired_state = 'suspended'))`;

/** Deliveries `r` that are in nobody's hands and would never be taken up. */
export const FORGOTTEN = sql`(${LEASE_IS_OLD} or ${NOBODY_WOULD_TAKE})`;

export async function forgottenFulfillments(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from fulfillment_records r where ${FORGOTTEN} order by r.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

type Woken = { driver: string; provider: string; was: 'leased' | 'forgotten'; due: boolean };

/**
 * Frees a delivery from a lease that belongs to nobody, and makes it due where work is left. Whoever takes it up asks
 * after what was begun before sending anything, as after every lost answer: nothing is delivered twice.
 *
 * @returns what was done; undefined where it is in somebody's hands.
 */
export async function wakeForgotten(app: App, tx: Tx, id: string): Promise<string | undefined> {
  const now = app.clock.now();
  const { rows } = await sql<Woken>`
    with forgotten as (
      select r.id, r.lease_until is not null as leased, r.next_attempt_at is null and (
        (r.status in ('queued', 'processing') and not (r.status = 'queued' and r.desired_state = 'suspended'))
        or exists (select from fulfillment_operations o where o.fulfillment_id = r.id
          and o.action <> 'sync' and o.outcome in ('in_flight', 'unknown'))) as has_work
      from fulfillment_records r where r.id = ${id} and ${FORGOTTEN} for update of r)
    update fulfillment_records r set lease_until = null, lease_owner = null,
      next_attempt_at = case when f.has_work then ${now}::timestamptz else r.next_attempt_at end, updated_at = ${now}
    from forgotten f where r.id = f.id
    returning r.driver, r.provider, case when f.leased then 'leased' else 'forgotten' end as was,
      r.next_attempt_at is not null as due`.execute(tx);
  const [woken] = rows;
  if (!woken) return undefined;
  if (woken.due) await wakeWithin(app, tx, [{ id, driver: woken.driver, provider: woken.provider }]);
  return woken.was === 'leased' ? 'its lease belonged to nobody and was freed' : 'it was due never, and is due now';
}
