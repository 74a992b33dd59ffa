import type { DeliveryModel, FulfillmentStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { WayInUse } from '../catalog/index.ts';
import { type Db, json, type Tx } from '../kernel/database.ts';
import type { Because } from './wishes.ts';

/** A record about to be opened. */
export type NewRecord = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  customer_id: string;
  /** 1 for what was bought; each move to another path opens the next. */
  sequence: number;
  path: string | null;
  delivery_model: DeliveryModel;
  driver: string;
  provider: string;
  instance_key: string;
  quantity: number;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  due_at: string | null;
};

/**
 * Opens records in one statement; those that stand already are left alone.
 *
 * @param at.paid since when the customer waits: a promise is measured from there.
 * @returns the opened ids.
 */
export async function insertRecords(
  tx: Tx,
  records: NewRecord[],
  at: { paid: Date; now: Date },
  why: Because,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into fulfillment_records (id, order_id, order_item_id, sequence, product_id, customer_id, path,
      delivery_model, driver, provider, status, instance_key, quantity, choices, terms, due_at, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
    select r.id, r.order_id, r.order_item_id, r.sequence, r.product_id, r.customer_id, r.path, r.delivery_model, r.driver, r.provider, 'queued',
      r.instance_key, r.quantity, r.choices, r.terms, r.due_at, ${at.now}, ${why.by}, ${why.because},
      ${at.paid}, ${at.now}, ${at.now}
    from jsonb_to_recordset(${json(records)}::jsonb) as r (id text, order_id text, order_item_id text, sequence integer, product_id text,
      customer_id text, path text, delivery_model text, driver text, provider text, instance_key text, quantity integer, choices jsonb, terms jsonb,
      due_at timestamptz)
    on conflict (order_item_id, sequence) do nothing
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * One tenant, one delivery: the unique index refuses a tenant that another record already has.
 *
 * @returns false when this record has another tenant already: nothing was written.
 */
export async function linkTenant(
  tx: Tx,
  link: {
    fulfillmentId: string;
    provider: string;
    tenantId: string;
    subscriptionId: string | null;
    userId: string | null;
    now: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into external_tenant_links (fulfillment_record_id, provider, external_tenant_id, external_subscription_id,
      external_user_id, created_at)
    values (${link.fulfillmentId}, ${link.provider}, ${link.tenantId}, ${link.subscriptionId}, ${link.userId}, ${link.now})
    on conflict (fulfillment_record_id) do update set
      external_subscription_id = excluded.external_subscription_id, external_user_id = excluded.external_user_id
      where external_tenant_links.external_tenant_id = excluded.external_tenant_id
    returning fulfillment_record_id`.execute(tx);
  return rows.length > 0;
}

/** The ways of a product by which something is delivered that has not ended. */
export async function waysInUse(db: Db, productId: string): Promise<WayInUse[]> {
  return db
    .selectFrom('fulfillment_records')
    .select(['path', 'driver', 'delivery_model'])
    .distinct()
    .where('product_id', '=', productId)
    .where('status', '<>', 'cancelled')
    .execute();
}

export type DueRecord = { id: string; driver: string; provider: string; lease_token: number; next_attempt_at: Date };

/** How far one look goes down the line; behind it the next look sees. */
const LOOK_MAX = 5_000;

/**
 * Records whose time has come, longest waiting first, at most `perProvider` of each: a provider that is down fills the
 * line with its own and must not hide the others. Leased ones are somebody's; an orphaned lease is freed elsewhere.
 */
export async function dueRecords(db: Db, now: Date, limit: number, perProvider: number): Promise<DueRecord[]> {
  const { rows } = await sql<DueRecord>`
    select id, driver, provider, lease_token, next_attempt_at from (
      select *, row_number() over (partition by provider order by next_attempt_at, id) as place from (
        select id, driver, provider, lease_token, next_attempt_at from fulfillment_records
        where next_attempt_at <= ${now} and (lease_until is null or lease_until <= now())
        order by next_attempt_at
        limit ${LOOK_MAX}) line) placed
    where place <= ${perProvider}
    order by next_attempt_at, id
    limit ${limit}`.execute(db);
  return rows;
}

/** Frees the leases of workers that are no more, so that their work is taken over at once. */
export async function freeLeases(db: Db, deadOwners: number[] | 'all'): Promise<number> {
  const result = await db
    .updateTable('fulfillment_records')
    .set({ lease_until: null, lease_owner: null })
    .where('lease_owner', 'is not', null)
    .$if(deadOwners !== 'all', (query) => query.where('lease_owner', 'in', deadOwners as number[])) // because 'all' was excluded
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Owners of leases, for the question which of them still live. */
export async function leaseOwners(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('fulfillment_records')
    .select('lease_owner')
    .distinct()
    .where('lease_owner', 'is not', null)
    .execute();
  return rows.map((row) => row.lease_owner!); // because nulls were excluded
}

type Completed = { status: FulfillmentStatus; delivered: boolean; due: boolean; driver: string; provider: string };

/**
 * Makes what people did true of the record: delivered, upgraded, suspended, resumed or taken back, whichever was wanted.
 * They did what their task said, so the terms of its operation are what is given now. Only while it is with them: a
 * record that is due again belongs to the router.
 *
 * @returns where it stands now, whether this was its first delivery, and whether the router must go on from here (it was
 *   held meanwhile, or other terms are wanted by now); undefined when it was not with people any more.
 */
export async function completeByHand(
  tx: Tx,
  id: string,
  completion: { by: string; note: string; workspaceUrl: string | null; now: Date },
): Promise<Completed | undefined> {
  const { rows } = await sql<Completed>`
    with locked as (
      select r.*, r.desired_state <> 'terminated' and (r.status = 'manual_pending' or o.action = 'upgrade') as gives,
        o.plan as asked_plan, o.quantity as asked_quantity
      from fulfillment_records r
      left join lateral (
        select action, plan, quantity from fulfillment_operations
        where fulfillment_id = r.id and action <> 'sync' order by started_at desc, id desc limit 1) o on true
      where r.id = ${id} and r.next_attempt_at is null and r.lease_until is null
        and (r.status = 'manual_pending' or (r.status in ('active', 'suspended') and r.error_class = 'needs_operator'))
      for update of r),
    done as (
      select id, status = 'manual_pending' as is_first, terms ->> 'plan' as wanted_plan,
        case
          when desired_state = 'terminated' then 'cancelled'
          when desired_state = 'suspended' and status <> 'manual_pending' then 'suspended'
          else 'active' end as status,
        case
          when not gives then delivered_plan
          when asked_quantity is null then terms ->> 'plan'
          else asked_plan end as plan,
        case when gives then coalesce(asked_quantity, quantity) else delivered_quantity end as quantity
      from locked)
    update fulfillment_records r set
      status = done.status,
      service_state = case done.status when 'cancelled' then 'terminated' when 'active' then 'running' else done.status end,
      error_code = null, error_class = null, last_error = null, customer_message = null, handed_to = null, attempts = 0,
      external_workspace_url = coalesce(${completion.workspaceUrl}, external_workspace_url),
      payload_snapshot = payload_snapshot || ${json({ note: completion.note })}::jsonb,
      delivered_at = case done.status when 'cancelled' then delivered_at else coalesce(delivered_at, ${completion.now}) end,
      delivered_plan = done.plan,
      delivered_quantity = done.quantity,
      next_attempt_at = case
        when done.status = 'active' and (desired_state = 'suspended' or done.quantity <> r.quantity
          or (done.quantity is not null and done.plan is distinct from done.wanted_plan)) then ${completion.now}::timestamptz
        end,
      moved_by = ${completion.by}, moved_because = 'the task was completed', updated_at = ${completion.now}
    from done where r.id = done.id
    returning r.status, r.driver, r.provider, done.is_first and r.status = 'active' as delivered,
      r.next_attempt_at is not null as due`.execute(tx);
  return rows[0];
}
