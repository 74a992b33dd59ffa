import type { InstanceDriverKey } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../../kernel/database.ts';

/** What is set aside of a pool. */
export type Amounts = { cpu_millis: number; memory_mb: number; disk_mb: number };

/** Among which pools to choose: all labels must fit, and the name where one is told. */
export type PoolSelector = { name?: string | undefined; labels: Record<string, string> };

/** Whether an amount still fits beside what is promised; `p` is the pool. */
const FITS = (amounts: Amounts, instances: number) => sql`
  p.status = 'open'
  and p.reserved_instances + ${instances}::integer <= p.instances_max
  and p.reserved_cpu_millis + ${amounts.cpu_millis}::integer <= p.cpu_millis
  and p.reserved_memory_mb + ${amounts.memory_mb}::integer <= p.memory_mb
  and p.reserved_disk_mb + ${amounts.disk_mb}::integer <= p.disk_mb`;

/** Pools that could take it as they stand, the emptiest first: by memory, which is what runs out. */
export async function fittingPools(
  db: Db,
  wanted: { drivers: InstanceDriverKey[]; selector: PoolSelector; amounts: Amounts },
): Promise<string[]> {
  const name = wanted.selector.name ?? null;
  const { rows } = await sql<{ id: string }>`
    select p.id from pools p
    where p.driver = any(${wanted.drivers}) and (${name}::text is null or p.name = ${name})
      and p.labels @> ${json(wanted.selector.labels)}::jsonb and ${FITS(wanted.amounts, 1)}
    order by p.reserved_memory_mb::float / greatest(p.memory_mb, 1), p.id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Sets an amount aside in a pool. The statement waits for whoever is doing the same and judges by what is then true, so
 * that never more is promised than there is.
 *
 * @returns false when it does not fit (any more).
 */
export async function takeFrom(tx: Tx, poolId: string, amounts: Amounts): Promise<boolean> {
  const { rows } = await sql`
    update pools p set reserved_instances = p.reserved_instances + 1,
      reserved_cpu_millis = p.reserved_cpu_millis + ${amounts.cpu_millis},
      reserved_memory_mb = p.reserved_memory_mb + ${amounts.memory_mb},
      reserved_disk_mb = p.reserved_disk_mb + ${amounts.disk_mb}
    where p.id = ${poolId} and ${FITS(amounts, 1)}
    returning p.id`.execute(tx);
  return rows.length > 0;
}

export async function insertReservation(
  tx: Tx,
  row: Amounts & { id: string; order_id: string; order_item_id: string; pool_id: string; created_at: Date },
): Promise<void> {
  await tx.insertInto('capacity_reservations').values(row).execute();
}

export type Reservation = Amounts & { id: string; pool_id: string; status: 'held' | 'used' };

/** The live reservation of an order item. */
export async function reservationOf(db: Db, orderItemId: string): Promise<Reservation | undefined> {
  const { rows } = await sql<Reservation>`
    select id, pool_id, status, cpu_millis, memory_mb, disk_mb from capacity_reservations
    where order_item_id = ${orderItemId} and status <> 'released'`.execute(db);
  return rows[0];
}

export async function useReservation(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('capacity_reservations').set({ status: 'used' }).where('id', '=', id).execute();
}

/** Gives back what reservations hold, each once, however often it is asked. */
export async function releaseReservations(tx: Tx, which: { ids: string[]; at: Date }): Promise<void> {
  await sql`
    with released as (
      update capacity_reservations set status = 'released', released_at = ${which.at}
      where id = any(${which.ids}) and status <> 'released'
      returning pool_id, order_item_id, cpu_millis, memory_mb, disk_mb),
    sums as (
      select pool_id, count(*)::int as instances, sum(cpu_millis)::int as cpu, sum(memory_mb)::int as memory,
        sum(disk_mb)::int as disk
      from released group by pool_id),
    names as (
      update instance_domains set status = 'released', released_at = ${which.at}, next_look_at = null,
        moved_because = 'what it led to was given back', updated_at = ${which.at}
      where order_item_id in (select order_item_id from released) and released_at is null)
    update pools p set reserved_instances = p.reserved_instances - s.instances,
      reserved_cpu_millis = p.reserved_cpu_millis - s.cpu, reserved_memory_mb = p.reserved_memory_mb - s.memory,
      reserved_disk_mb = p.reserved_disk_mb - s.disk
    from sums s where s.pool_id = p.id`.execute(tx);
}

/** Changes what a used reservation holds. @returns false when the pool has not that much more. */
export async function resizeReservation(tx: Tx, reservation: Reservation, to: Amounts): Promise<boolean> {
  const more = {
    cpu_millis: to.cpu_millis - reservation.cpu_millis,
    memory_mb: to.memory_mb - reservation.memory_mb,
    disk_mb: to.disk_mb - reservation.disk_mb,
  };
  const grows = Object.values(more).some((amount) => amount > 0);
  const { rows } = await sql`
    update pools p set reserved_cpu_millis = p.reserved_cpu_millis + ${more.cpu_millis},
      reserved_memory_mb = p.reserved_memory_mb + ${more.memory_mb},
      reserved_disk_mb = p.reserved_disk_mb + ${more.disk_mb}
    where p.id = ${reservation.pool_id}
      and (not ${grows} or (p.reserved_cpu_millis + ${more.cpu_millis} <= p.cpu_millis
        and p.reserved_memory_mb + ${more.memory_mb} <= p.memory_mb
        and p.reserved_disk_mb + ${more.disk_mb} <= p.disk_mb))
    returning p.id`.execute(tx);
  if (rows.length === 0) return false;
  await tx.updateTable('capacity_reservations').set(to).where('id', '=', reservation.id).execute();
  return true;
}

/** Held reservations whose order will not be delivered, oldest first. */
export async function uselessReservations(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from capacity_reservations r join orders o on o.id = r.order_id
    where r.status = 'held' and o.status in ('expired', 'cancelled', 'refunded')
    order by r.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
