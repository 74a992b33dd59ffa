import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';

/** What a pool `p` says to have promised, and what the reservations `r` that are not released add up to. */
const SAID = sql`(p.reserved_instances, p.reserved_cpu_millis, p.reserved_memory_mb, p.reserved_disk_mb)`;
const TRUE = sql`(count(r.id)::int, coalesce(sum(r.cpu_millis), 0)::int, coalesce(sum(r.memory_mb), 0)::int, coalesce(sum(r.disk_mb), 0)::int)`;

export async function miscountedPools(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from pools p left join capacity_reservations r on r.pool_id = p.id and r.status <> 'released'
    group by p.id having ${SAID} <> ${TRUE} order by p.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Counts anew what a pool has promised. Whoever reserves or releases changes the pool's row in the transaction of the
 * reservation: with that row locked first, a statement that begins afterwards sees every one that counts.
 *
 * @returns what was done; undefined where the sums are true.
 */
export async function recountPool(_app: App, tx: Tx, id: string): Promise<string | undefined> {
  await sql`select from pools where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<{ before: number; after: number }>`
    with counted as (
      select p.id, p.reserved_instances as before, count(r.id)::int as instances, coalesce(sum(r.cpu_millis), 0)::int as cpu,
        coalesce(sum(r.memory_mb), 0)::int as memory, coalesce(sum(r.disk_mb), 0)::int as disk
      from pools p left join capacity_reservations r on r.pool_id = p.id and r.status <> 'released'
      where p.id = ${id} group by p.id having ${SAID} <> ${TRUE})
    update pools p set reserved_instances = c.instances, reserved_cpu_millis = c.cpu, reserved_memory_mb = c.memory,
      reserved_disk_mb = c.disk
    from counted c where p.id = c.id
    returning c.before, c.instances as after`.execute(tx);
  const [pool] = rows;
  return pool && `its reservations were added up anew: ${pool.after} instances, where it had said ${pool.before}`;
}
