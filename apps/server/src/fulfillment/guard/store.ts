import type { FulfillmentStatus, GuardBatchStatus, GuardVerdict } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';

/** Of a record `r`: what was delivered is to be suspended or to end, which is what the guard is asked about. */
export const TAKES_AWAY = sql`(r.status in ('active', 'suspended')
  and (r.desired_state = 'terminated' or (r.desired_state = 'suspended' and r.status = 'active')))`;

/** A due record that the guard keeps from being taken. */
type Stopped = { id: string; desired_by: string; guard: GuardVerdict | null };

const STOPPED = sql`select r.id, coalesce(r.desired_by, r.moved_by) as desired_by, r.guard from fulfillment_records r`;
const IS_STOPPED = sql`${TAKES_AWAY} and r.guard is distinct from 'passed' and r.guard is distinct from 'approved'
  and r.next_attempt_at is not null and (r.lease_until is null or r.lease_until <= now())`;

export async function findStopped(db: Db, id: string): Promise<Stopped | undefined> {
  const { rows } = await sql<Stopped>`${STOPPED} where r.id = ${id} and ${IS_STOPPED}`.execute(db);
  return rows[0];
}

export async function lockStopped(tx: Tx, id: string): Promise<Stopped | undefined> {
  const { rows } = await sql<Stopped>`${STOPPED} where r.id = ${id} and ${IS_STOPPED} for update`.execute(tx);
  return rows[0];
}

/** Locks the counter of a cause until the transaction ends: before any record, by everybody who judges or decides. */
export async function lockCounter(tx: Tx, causedBy: string): Promise<{ live: number | null; counted_at: Date | null }> {
  await sql`insert into guard_counters (caused_by) values (${causedBy}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ live: number | null; counted_at: Date | null }>`
    select live, counted_at from guard_counters where caused_by = ${causedBy} for update`.execute(tx);
  return rows[0]!; // because it has just been inserted, and counters are never deleted
}

/**
 * How many deliveries a cause has taken away since `since`, or is about to; counted up to `most`, by index. What a second
 * person approved does not count.
 */
export async function countTaken(tx: Tx, causedBy: string, since: Date, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      (select from fulfillment_records
        where desired_by = ${causedBy} and guard in ('passed', 'held') and guard_at > ${since} limit ${most})
      union all
      (select from fulfillment_records where desired_by = ${causedBy} and guard = 'waiting' limit ${most})) taken`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Counts what runs, and remembers it with the counter. */
export async function countLive(tx: Tx, causedBy: string, now: Date): Promise<number> {
  const { rows } = await sql<{ live: number }>`
    update guard_counters set counted_at = ${now},
      live = (select count(*) from fulfillment_records where status in ('active', 'suspended'))
    where caused_by = ${causedBy}
    returning live`.execute(tx);
  return rows[0]?.live ?? 0;
}

export async function writeVerdict(
  tx: Tx,
  id: string,
  verdict: { guard: 'passed' } | { guard: 'held'; batchId: string },
  now: Date,
): Promise<void> {
  const isHeld = verdict.guard === 'held';
  await sql`
    update fulfillment_records set guard = ${verdict.guard}, guard_at = ${now},
      guard_batch_id = ${verdict.guard === 'held' ? verdict.batchId : null},
      next_attempt_at = case when ${isHeld} then null else next_attempt_at end
    where id = ${id}`.execute(tx);
}

/** What somebody or something made due again stays where the guard has put it. */
export async function parkAgain(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('fulfillment_records').set({ next_attempt_at: null }).where('id', '=', id).execute();
}

/** @returns the open batch of a cause, and whether it was opened by this. */
export async function openBatch(
  tx: Tx,
  batch: { id: string; causedBy: string; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await sql<{ id: string }>`
    insert into guard_batches (id, caused_by, opened_at) values (${batch.id}, ${batch.causedBy}, ${batch.now})
    on conflict (caused_by) where status = 'open' do update set caused_by = excluded.caused_by
    returning id`.execute(tx);
  const id = rows[0]!.id; // because an upsert returns its row
  return { id, isNew: id === batch.id };
}

export type BatchRow = {
  id: string;
  caused_by: string;
  /** Whose name that is; null where no person caused it. */
  caused_by_name: string | null;
  status: GuardBatchStatus;
  opened_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
  suspends: number;
  cancels: number;
  causes: { because: string; count: number }[];
};

/** How many different words for why are told of one batch. */
const CAUSES_MAX = 5;

/** Batches, newest first, each with what it holds and why that was wished. */
export async function batchesOf(
  db: Db,
  by: { id?: string; status?: BatchRow['status'] | undefined },
  page: { after?: string; limit: number },
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select b.id, b.caused_by, u.name as caused_by_name, b.status, b.opened_at, b.decided_at, b.decided_by, b.reason, held.*
    from guard_batches b
    left join users u on u.id = split_part(b.caused_by, ':', 2)
    cross join lateral (
      select coalesce(sum(n) filter (where desired_state = 'suspended'), 0)::int as suspends,
        coalesce(sum(n) filter (where desired_state = 'terminated'), 0)::int as cancels,
        coalesce((select jsonb_agg(jsonb_build_object('because', because, 'count', n) order by n desc, because) from (
          select coalesce(w.wanted_because, w.moved_because) as because, count(*) as n
          from fulfillment_records w where w.guard_batch_id = b.id
          group by 1 order by n desc, 1 limit ${CAUSES_MAX}) words), '[]') as causes
      from (
        select r.desired_state, count(*) as n from fulfillment_records r where r.guard_batch_id = b.id
        group by r.desired_state) kinds) held
    where (${by.id ?? null}::text is null or b.id = ${by.id ?? null})
      and (${by.status ?? null}::text is null or b.status = ${by.status ?? null})
      and (${page.after ?? null}::text is null or b.id < ${page.after ?? null})
    order by b.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export type HeldRow = {
  id: string;
  order_id: string;
  product_name: string;
  customer: { email: string; name: string };
  driver: string;
  status: FulfillmentStatus;
  wish: 'suspend' | 'cancel';
  because: string;
  guard: GuardVerdict;
};

/** What a batch holds, newest first. */
export async function heldBy(db: Db, batchId: string, page: { after?: string; limit: number }): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select r.id, r.order_id, i.product_name, jsonb_build_object('email', c.email, 'name', c.name) as customer, r.driver,
      r.status, case r.desired_state when 'terminated' then 'cancel' else 'suspend' end as wish,
      coalesce(r.wanted_because, r.moved_because) as because, r.guard
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join customers c on c.id = r.customer_id
    where r.guard_batch_id = ${batchId} and (${page.after ?? null}::text is null or r.id < ${page.after ?? null})
    order by r.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export async function readBatch(db: Db, id: string): Promise<{ caused_by: string; status: string } | undefined> {
  return db.selectFrom('guard_batches').select(['caused_by', 'status']).where('id', '=', id).executeTakeFirst();
}

/** Whether a batch holds what ends for good. */
export async function holdsCancellations(tx: Tx, batchId: string): Promise<boolean> {
  const { rows } = await sql`
    select from fulfillment_records where guard_batch_id = ${batchId} and guard = 'held' and desired_state = 'terminated'
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** @returns false when it was decided before. */
export async function writeDecision(
  tx: Tx,
  decision: { batchId: string; status: 'approved' | 'rejected'; by: string; reason: string; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('guard_batches')
    .set({ status: decision.status, decided_by: decision.by, decided_at: decision.now, reason: decision.reason })
    .where('id', '=', decision.batchId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Batches that are decided and not yet carried out in full. */
export async function decidedBatches(db: Db): Promise<{ id: string; status: 'approved' | 'rejected' }[]> {
  const rows = await db
    .selectFrom('guard_batches')
    .select(['id', 'status'])
    .where('carried_out_at', 'is', null)
    .where('status', '<>', 'open')
    .orderBy('id')
    .execute();
  return rows as { id: string; status: 'approved' | 'rejected' }[]; // because open ones are left out
}

/** Gives some of a decided batch what was decided: approved ones are due at once. @returns how many. */
export async function releaseSome(
  tx: Tx,
  batch: { id: string; status: 'approved' | 'rejected' },
  at: { now: Date; limit: number },
): Promise<number> {
  const { rows } = await sql`
    update fulfillment_records set guard = ${batch.status}, guard_at = ${at.now},
      next_attempt_at = case when ${batch.status} = 'approved' then ${at.now}::timestamptz end
    where id in (
      select id from fulfillment_records where guard_batch_id = ${batch.id} and guard = 'held'
      order by id limit ${at.limit} for update)
    returning id`.execute(tx);
  return rows.length;
}

export async function markCarriedOut(tx: Tx, batchId: string, now: Date): Promise<void> {
  await tx.updateTable('guard_batches').set({ carried_out_at: now }).where('id', '=', batchId).execute();
}

/**
 * Lets a delivery that is kept from ending run on: it is wanted again, and nobody holds it.
 *
 * @returns its driver and provider; undefined when it is not kept from ending.
 */
export async function keepRunning(
  tx: Tx,
  id: string,
  why: { by: string; because: string; now: Date },
): Promise<{ driver: string; provider: string } | undefined> {
  const { rows } = await sql<{ driver: string; provider: string }>`
    with kept as (
      update fulfillment_records set desired_state = 'running', desired_because = null, desired_by = ${why.by},
        wanted_because = ${why.because}, kept_because = ${why.because}, guard = null, guard_at = null,
        guard_batch_id = null,
        revision = revision + 1, attempts = 0, next_attempt_at = ${why.now}, moved_by = ${why.by},
        moved_because = ${why.because}, updated_at = ${why.now}
      where id = ${id} and desired_state = 'terminated' and guard in ('held', 'rejected')
      returning id, driver, provider),
    released as (delete from fulfillment_holds where fulfillment_id in (select id from kept))
    select driver, provider from kept`.execute(tx);
  return rows[0];
}
