import type { FulfillmentStatus, OperationAction, OperationOutcome } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';

/** Why deliveries were given up: what delivers them, whom it calls, and how the fault is called. */
export type Cause = { driver: string; provider: string; code: string };

/**
 * Of a record `r`: it was given up where it stands, and nobody has taken it over. A customer who is asked is no failure,
 * unless what he had is to end; nor is work that people do as they always do. As the index fulfillment_dead_letters has it.
 */
const IS_DEAD = sql`r.error_code is not null and r.next_attempt_at is null and r.handed_to is null
  and r.status <> 'cancelled' and (r.status <> 'awaiting_customer' or r.desired_state = 'terminated')
  and r.guard is distinct from 'held' and r.error_code <> 'WITH_OUR_TEAM'`;

const ofCause = ({ driver, provider, code }: Cause) =>
  sql`r.driver = ${driver} and r.provider = ${provider} and r.error_code = ${code}`;

const isAwake = (now: Date) => sql`(r.snoozed_until is null or r.snoozed_until <= ${now})`;

export type CauseRow = Cause & {
  count: number;
  snoozed: number;
  first_at: Date;
  last_at: Date;
  sample_id: string;
};

/** More causes than this are not worked on one after another; the gravest come first. */
const CAUSES_MAX = 200;

/** Every cause with what fell to it, the most frequent first. */
export async function causesOf(db: Db, now: Date): Promise<CauseRow[]> {
  const { rows } = await sql<CauseRow>`
    select r.driver, r.provider, r.error_code as code,
      (count(*) filter (where ${isAwake(now)}))::int as count,
      (count(*) filter (where not ${isAwake(now)}))::int as snoozed,
      min(r.updated_at) as first_at, max(r.updated_at) as last_at,
      coalesce(max(r.id) filter (where ${isAwake(now)}), max(r.id)) as sample_id
    from fulfillment_records r
    where ${IS_DEAD}
    group by r.driver, r.provider, r.error_code
    order by count desc, last_at desc
    limit ${CAUSES_MAX}`.execute(db);
  return rows;
}

export type DeadLetterRow = {
  id: string;
  order_id: string;
  product_name: string;
  customer: { email: string; name: string };
  driver: string;
  provider: string;
  code: string;
  error_class: string | null;
  status: FulfillmentStatus;
  attempts: number;
  detail: string | null;
  paid_at: Date;
  failed_at: Date;
  snoozed_until: Date | null;
  snoozed_by: string | null;
  snoozed_because: string | null;
  task_id: string | null;
  call: {
    id: string;
    operation_key: string;
    action: OperationAction;
    attempt: number;
    outcome: OperationOutcome;
    started_at: string;
    finished_at: string | null;
    exchange: unknown;
  } | null;
};

type Which = { cause?: Cause | undefined; ids?: string[] | undefined; snoozed?: boolean | undefined };

/** Failed deliveries, newest first, each with the last call that was made for it. */
export async function deadLettersOf(
  db: Db,
  { cause, ids, snoozed }: Which,
  page: { now: Date; after?: string; limit: number },
): Promise<DeadLetterRow[]> {
  const { rows } = await sql<DeadLetterRow>`
    select r.id, r.order_id, i.product_name, jsonb_build_object('email', c.email, 'name', c.name) as customer, r.driver,
      r.provider, r.error_code as code, r.error_class, r.status, r.attempts, r.last_error as detail, r.paid_at,
      r.updated_at as failed_at, case when not ${isAwake(page.now)} then r.snoozed_until end as snoozed_until,
      r.snoozed_by, r.snoozed_because,
      (select t.id from tasks t where t.fulfillment_id = r.id and t.status = 'open' limit 1) as task_id,
      to_jsonb(o) as call
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join customers c on c.id = r.customer_id
    left join lateral (
      select id, operation_key, action, attempt, outcome, started_at, finished_at, exchange from fulfillment_operations
      where fulfillment_id = r.id order by id desc limit 1) o on true
    where ${IS_DEAD}
      and ${cause ? ofCause(cause) : sql`true`}
      and ${ids ? sql`r.id = any(${ids})` : sql`true`}
      and ${snoozed === undefined ? sql`true` : snoozed ? sql`not ${isAwake(page.now)}` : isAwake(page.now)}
      and ${page.after === undefined ? sql`true` : sql`r.id < ${page.after}`}
    order by r.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** Ids of what fell to a cause, or of these, in their order: what a run walks along. */
export async function deadLetterIds(
  db: Db,
  which: { cause: Cause } | { ids: string[] },
  walk: { after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from fulfillment_records r
    where ${IS_DEAD} and ${'cause' in which ? ofCause(which.cause) : sql`r.id = any(${which.ids})`}
      and r.id > ${walk.after ?? ''}
    order by r.id limit ${walk.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function countDeadLetters(db: Db, which: { cause: Cause } | { ids: string[] }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from fulfillment_records r
    where ${IS_DEAD} and ${'cause' in which ? ofCause(which.cause) : sql`r.id = any(${which.ids})`}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Hides it from the bench and from alerts until then. @returns false when it is no failure any more. */
export async function snooze(
  tx: Tx,
  id: string,
  until: { until: Date; by: string; because: string },
): Promise<boolean> {
  const { rows } = await sql`
    update fulfillment_records r set snoozed_until = ${until.until}, snoozed_by = ${until.by},
      snoozed_because = ${until.because}
    where r.id = ${id} and ${IS_DEAD} returning r.id`.execute(tx);
  return rows.length > 0;
}

export type HandedOver = {
  id: string;
  order_id: string;
  driver: string;
  product_name: string;
  error_code: string;
  last_error: string | null;
  due_at: Date | null;
  generation: number;
};

/**
 * Gives a failure to people: what was not delivered is theirs to deliver, what was keeps its status and is theirs to
 * settle. The next token names the task: nobody holds the record.
 */
export async function handOver(
  tx: Tx,
  id: string,
  to: { queue: string; by: string; because: string; now: Date },
): Promise<HandedOver | undefined> {
  const { rows } = await sql<HandedOver>`
    update fulfillment_records r set
      status = case r.status when 'failed' then 'manual_pending' else r.status end,
      error_class = 'needs_operator', handed_to = ${to.queue}, snoozed_until = null, lease_token = r.lease_token + 1,
      moved_by = ${to.by}, moved_because = ${to.because}, updated_at = ${to.now}
    from order_items i
    where r.id = ${id} and i.id = r.order_item_id and ${IS_DEAD} and r.lease_until is null
      and r.status in ('failed', 'manual_pending', 'active', 'suspended')
    returning r.id, r.order_id, r.driver, i.product_name, r.error_code, r.last_error, r.due_at, r.lease_token as generation`.execute(
    tx,
  );
  return rows[0];
}

export type AskedAfterRow = {
  id: string;
  order_id: string;
  product_name: string;
  customer: { email: string; name: string };
  driver: string;
  provider: string;
  code: string | null;
  detail: string | null;
  next_look_at: Date;
};

/** Deliveries whose last call came to nobody knows what, soonest look first. */
export async function askedAfter(db: Db, limit: number): Promise<{ count: number; items: AskedAfterRow[] }> {
  const { rows } = await sql<AskedAfterRow>`
    select r.id, r.order_id, i.product_name, jsonb_build_object('email', c.email, 'name', c.name) as customer, r.driver,
      r.provider, r.error_code as code, r.last_error as detail, r.next_attempt_at as next_look_at
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join customers c on c.id = r.customer_id
    where r.error_class = 'unknown' and r.next_attempt_at is not null
    order by r.next_attempt_at, r.id limit ${limit}`.execute(db);
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from fulfillment_records
    where error_class = 'unknown' and next_attempt_at is not null`.execute(db);
  return { count: counted.rows[0]?.n ?? 0, items: rows };
}
