import type { FulfillmentStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';

/** A record about to be opened. */
export type NewRecord = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  customer_id: string;
  driver: string;
  provider: string;
  instance_key: string;
  quantity: number;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  due_at: string | null;
};

/** Opens the records of one order in one statement; those that stand already are left alone. Returns the opened ids. */
export async function insertRecords(tx: Tx, records: NewRecord[], at: { paid: Date; now: Date }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, driver, provider, status,
      instance_key, quantity, choices, terms, due_at, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
    select r.id, r.order_id, r.order_item_id, r.product_id, r.customer_id, r.driver, r.provider, 'queued',
      r.instance_key, r.quantity, r.choices, r.terms, r.due_at, ${at.now}, 'vozex', 'the order was paid',
      ${at.paid}, ${at.now}, ${at.now}
    from jsonb_to_recordset(${json(records)}::jsonb) as r (id text, order_id text, order_item_id text, product_id text,
      customer_id text, driver text, provider text, instance_key text, quantity integer, choices jsonb, terms jsonb,
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

/** What a person's request changes. Guarded by status: of two at once, one finds nothing to change. */
export type Request = {
  from: readonly FulfillmentStatus[];
  /** Absent: the status stays, only the desire changes and the router does the rest. */
  to?: FulfillmentStatus;
  desiredState?: 'running' | 'suspended' | 'terminated';
  /** A new revision is a new operation; a retry of the same one keeps its key. */
  newRevision: boolean;
  choices?: Record<string, unknown>;
  by: string;
  because: string;
  now: Date;
};

/**
 * Changes what is wanted. What is to be terminated stays so: no later wish brings it back.
 *
 * @returns the record's driver and provider, or undefined when its status was not among `from` or it is wanted already.
 */
export async function request(
  tx: Tx,
  id: string,
  change: Request,
): Promise<{ driver: string; provider: string; revision: number } | undefined> {
  const { rows } = await sql<{ driver: string; provider: string; revision: number }>`
    update fulfillment_records set
      status = coalesce(${change.to ?? null}, status),
      desired_state = coalesce(${change.desiredState ?? null}, desired_state),
      revision = revision + ${change.newRevision ? 1 : 0},
      choices = coalesce(${change.choices ? json(change.choices) : null}::jsonb, choices),
      attempts = 0,
      ask = null,
      next_attempt_at = ${change.now},
      moved_by = ${change.by},
      moved_because = ${change.because},
      updated_at = ${change.now}
    where id = ${id} and status = any(${[...change.from]})
      and (${change.desiredState ?? null}::text is null or desired_state not in ('terminated', ${change.desiredState ?? null}))
    returning driver, provider, revision`.execute(tx);
  return rows[0];
}

/**
 * Makes what people did true of the record: delivered, suspended, resumed or taken back, whichever was wanted. Only
 * while it is with them: a record that is due again belongs to the router.
 *
 * @returns where it stands now, and whether this was its first delivery; undefined when it was not with people any more.
 */
export async function completeByHand(
  tx: Tx,
  id: string,
  completion: { by: string; note: string; workspaceUrl: string | null; now: Date },
): Promise<{ status: FulfillmentStatus; delivered: boolean } | undefined> {
  const { rows } = await sql<{ status: FulfillmentStatus; delivered: boolean }>`
    with before as (
      select id, delivered_at from fulfillment_records
      where id = ${id} and next_attempt_at is null and lease_until is null
        and (status = 'manual_pending' or (status in ('active', 'suspended') and error_class = 'needs_operator'))
      for update)
    update fulfillment_records r set
      status = case desired_state when 'terminated' then 'cancelled' when 'suspended' then 'suspended' else 'active' end,
      service_state = desired_state,
      error_code = null, error_class = null, last_error = null, customer_message = null, attempts = 0,
      external_workspace_url = coalesce(${completion.workspaceUrl}, external_workspace_url),
      payload_snapshot = payload_snapshot || ${json({ note: completion.note })}::jsonb,
      delivered_at = case desired_state when 'terminated' then r.delivered_at else coalesce(r.delivered_at, ${completion.now}) end,
      moved_by = ${completion.by}, moved_because = 'the task was completed', updated_at = ${completion.now}
    from before where r.id = before.id
    returning r.status, before.delivered_at is null and r.status = 'active' as delivered`.execute(tx);
  return rows[0];
}
