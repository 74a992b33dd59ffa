import type { BenchAction, BenchRunStatus } from '@vozex/domain';
import { type Selectable, sql } from 'kysely';
import type { Cause } from '../../fulfillment/index.ts';
import { type DB, type Db, json, type Tx } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/route.ts';

/** Something that is done to all deliveries of a cause, or to some. */
export type NewRun = {
  id: string;
  action: BenchAction;
  which: { cause: Cause } | { ids: string[] };
  reason: string;
  detail: { queue?: string | undefined; until?: string | undefined };
  actor: Actor;
  matched: number;
};

export type Refusal = { id: string; code: string; message: string };
export type RunRow = Omit<Selectable<DB['bench_runs']>, 'detail' | 'actor' | 'refusals' | 'action' | 'status'> & {
  status: BenchRunStatus;
  action: BenchAction;
  detail: NewRun['detail'];
  actor: Actor;
  refusals: Refusal[];
};

/** As long as one record may take, gateway included. */
const LEASE_SECONDS = 90;
/** So many refusals are told; of more, the pattern is clear. */
const REFUSALS_MAX = 20;

/** @returns false when the same is being done to this cause already. */
export async function insertRun(tx: Tx, run: NewRun, now: Date): Promise<boolean> {
  const cause = 'cause' in run.which ? run.which.cause : undefined;
  const ids = 'ids' in run.which ? run.which.ids : null;
  const { rows } = await sql`
    insert into bench_runs (id, action, driver, provider, error_code, fulfillment_ids, reason, detail, actor, matched, lease_until, created_at)
    values (${run.id}, ${run.action}, ${cause?.driver ?? null}, ${cause?.provider ?? null}, ${cause?.code ?? null}, ${ids}::text[],
      ${run.reason}, ${json(run.detail)}::jsonb, ${json(run.actor)}::jsonb, ${run.matched},
      now() + make_interval(secs => ${LEASE_SECONDS}), ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function readRun(db: Db, id: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select * from bench_runs where id = ${id}`.execute(db);
  return rows[0];
}

export async function runningOf(db: Db, action: BenchAction, cause: Cause): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select * from bench_runs where status = 'running' and action = ${action} and driver = ${cause.driver}
      and provider = ${cause.provider} and error_code = ${cause.code}`.execute(db);
  return rows[0];
}

/** Takes one run that nobody works on; a dead worker's is free when its lease is over. */
export async function takeRun(db: Db): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    update bench_runs set lease_token = lease_token + 1, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = (
      select id from bench_runs where status = 'running' and (lease_until is null or lease_until <= now())
      order by id limit 1 for update skip locked)
    returning *`.execute(db);
  return rows[0];
}

/**
 * Writes down that one delivery was done or refused, and holds the run for longer. In the transaction of the act, so that
 * each is counted once.
 *
 * @returns false when another worker has taken the run over: the act must be undone.
 */
export async function noteOne(
  tx: Db,
  run: Pick<RunRow, 'id' | 'lease_token'>,
  one: { id: string; refusal: Refusal | undefined },
): Promise<boolean> {
  const refusal = one.refusal ? json([one.refusal]) : '[]';
  const { rows } = await sql`
    update bench_runs set last_id = ${one.id}, done = done + ${one.refusal ? 0 : 1}, refused = refused + ${one.refusal ? 1 : 0},
      refusals = case when jsonb_array_length(refusals) < ${REFUSALS_MAX} then refusals || ${refusal}::jsonb else refusals end,
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = ${run.id} and lease_token = ${run.lease_token} returning id`.execute(tx);
  return rows.length > 0;
}

export async function finishRun(db: Db, run: Pick<RunRow, 'id' | 'lease_token'>, now: Date): Promise<void> {
  await sql`update bench_runs set status = 'done', finished_at = ${now}, lease_until = null
    where id = ${run.id} and lease_token = ${run.lease_token}`.execute(db);
}

/** Lets another turn go on with it. */
export async function layDown(db: Db, run: Pick<RunRow, 'id' | 'lease_token'>): Promise<void> {
  await sql`update bench_runs set lease_until = null where id = ${run.id} and lease_token = ${run.lease_token}`.execute(
    db,
  );
}

/** What a refund of one undelivered item needs to know; nothing where it is no failure. */
export type ItemToRefund = {
  status: string;
  desired_state: string;
  sequence: number;
  order_item_id: string;
  order_total_minor: number;
  items: { id: string; total_minor: number }[];
  payment: { id: string; amount_minor: number } | null;
  is_moving: boolean;
};

/** The item's order with its newest captured payment: what is paid by period gives its newest period back. */
export async function itemToRefund(db: Db, fulfillmentId: string): Promise<ItemToRefund | undefined> {
  const { rows } = await sql<ItemToRefund>`
    select r.status, r.desired_state, r.sequence, r.order_item_id, o.total_minor as order_total_minor,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'total_minor', i.total_minor) order by i.position)
        from order_items i where i.order_id = r.order_id) as items,
      (select jsonb_build_object('id', p.id, 'amount_minor', p.amount_minor) from payments p
        where p.order_id = r.order_id and p.status = 'succeeded' and p.amount_minor > 0
        order by coalesce(p.occurred_at, p.created_at) desc, p.id desc limit 1) as payment,
      exists (select from path_moves m where m.order_item_id = r.order_item_id and m.status in ('preparing', 'overlap')) as is_moving
    from fulfillment_records r join orders o on o.id = r.order_id
    where r.id = ${fulfillmentId}`.execute(db);
  return rows[0];
}
