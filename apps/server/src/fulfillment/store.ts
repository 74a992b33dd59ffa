import type { DeliveryModel, FulfillmentStatus, OperationAction, OperationOutcome } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';
import type { Exchange } from './adapter.ts';
import type { Decision } from './decide.ts';

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

/** A claimed record with all that its adapter needs, and the earlier call that must be asked after, where there is one. */
export type Claimed = {
  id: string;
  order_id: string;
  order_item_id: string;
  driver: string;
  provider: string;
  status: FulfillmentStatus;
  action: OperationAction;
  operation_key: string;
  operation_id: string;
  revision: number;
  instance_key: string;
  quantity: number;
  attempts: number;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  external_reference_id: string | null;
  lease_token: number;
  paid_at: Date;
  due_at: Date | null;
  moved_because: string;
  product_id: string;
  product_name: string;
  external_product_ref: string | null;
  delivery_model: DeliveryModel;
  fulfillment_config: Record<string, unknown>;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  pending: { id: string; action: OperationAction; outcome: OperationOutcome; started_at: string; finished_at: string | null; asks: number } | null;
};

/**
 * Takes a due record for `seconds` and writes the operation row: one statement, one transaction of its own, committed
 * before any call leaves. A record that another worker holds, or that is not due, is not returned.
 *
 * What is to be done follows from what is wanted and what is. An open earlier call (in flight when its worker died,
 * unknown, or accepted) is asked after before anything else is sent; only a cancellation passes an accepted one.
 */
export async function claim(
  db: Db,
  id: string,
  lease: { owner: number; seconds: number; operationId: string; now: Date },
): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with target as (
      select r.id, r.instance_key, r.revision, case
          when r.desired_state = 'terminated' then 'cancel'
          when r.desired_state = 'suspended' and r.status = 'active' then 'suspend'
          when r.desired_state = 'running' and r.status = 'suspended' then 'resume'
          else 'fulfill' end as action
      from fulfillment_records r
      where r.id = ${id} and r.next_attempt_at <= ${lease.now} and r.status <> 'cancelled'
        and (r.lease_until is null or r.lease_until <= now())
      for update skip locked),
    pending as (
      select o.id, o.action, o.outcome, o.started_at, o.finished_at, (
          select count(*) from fulfillment_operations s
          where s.fulfillment_id = o.fulfillment_id and s.action = 'sync' and s.id > o.id) as asks
      from target t
      join lateral (
        select * from fulfillment_operations where fulfillment_id = t.id and action <> 'sync' order by id desc limit 1) o
        on o.outcome in ('in_flight', 'unknown') or (o.outcome = 'not_yet' and t.action <> 'cancel')),
    claimed as (
      update fulfillment_records r set
        status = case when r.status = 'queued' and t.action = 'fulfill' then 'processing' else r.status end,
        moved_by = case when r.status = 'queued' and t.action = 'fulfill' then 'vozex' else r.moved_by end,
        moved_because = case when r.status = 'queued' and t.action = 'fulfill' then 'a worker took it' else r.moved_because end,
        attempts = r.attempts + case when exists (select from pending) then 0 else 1 end,
        first_attempt_at = coalesce(r.first_attempt_at, ${lease.now}),
        lease_token = r.lease_token + 1,
        lease_owner = ${lease.owner},
        lease_until = now() + make_interval(secs => ${lease.seconds}),
        updated_at = ${lease.now}
      from target t where r.id = t.id
      returning r.*),
    operation as (
      insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, started_at)
      select ${lease.operationId}, c.id, c.instance_key || ':' || t.action || ':' || c.revision,
        case when exists (select from pending) then 'sync' else t.action end, c.attempts, ${lease.now}
      from claimed c join target t on t.id = c.id)
    select c.id, c.order_id, c.order_item_id, c.driver, c.provider, c.status,
      coalesce((select p.action from pending p), t.action) as action,
      c.instance_key || ':' || t.action || ':' || c.revision as operation_key, ${lease.operationId} as operation_id,
      c.revision, c.instance_key, c.quantity, c.attempts, c.choices, c.terms, c.external_reference_id, c.lease_token,
      c.paid_at, c.due_at, c.moved_because, c.product_id, p.name as product_name, p.external_product_ref,
      p.delivery_model, p.fulfillment_config, c.customer_id, u.email as customer_email, u.name as customer_name,
      (select to_jsonb(pending) from pending) as pending
    from claimed c
    join target t on t.id = c.id
    join products p on p.id = c.product_id
    join customers u on u.id = c.customer_id`.execute(db);
  return rows[0];
}

/** What a settled operation changed, beyond the decision. */
export type Settlement = {
  decision: Decision;
  externalReference?: string | null;
  workspaceUrl?: string | null;
  externalCustomerId?: string | null;
  snapshot?: Record<string, unknown>;
  exchange?: Exchange;
  now: Date;
};

/**
 * Writes the result of a run: record, operation and the earlier call it settled, in one statement. Only the holder of
 * the newest lease writes; a desire that changed meanwhile makes the record due at once.
 *
 * @returns false when the lease was lost: nothing was written.
 */
export async function settle(tx: Tx, claimed: Claimed, settlement: Settlement): Promise<boolean> {
  const { decision, now } = settlement;
  const { error } = decision;
  const { rows } = await sql<{ id: string }>`
    with settled as (
      update fulfillment_records set
        status = ${decision.status},
        service_state = coalesce(${decision.serviceState ?? null}, service_state),
        attempts = ${decision.attempts},
        next_attempt_at = case
          when ${decision.status}::text = 'cancelled' then null
          when revision <> ${claimed.revision} then ${now}::timestamptz
          else ${decision.nextAttemptAt}::timestamptz end,
        external_reference_id = coalesce(${settlement.externalReference ?? null}, external_reference_id),
        external_workspace_url = coalesce(${settlement.workspaceUrl ?? null}, external_workspace_url),
        external_customer_id = coalesce(${settlement.externalCustomerId ?? null}, external_customer_id),
        payload_snapshot = payload_snapshot || ${json(settlement.snapshot ?? {})}::jsonb,
        error_code = ${error?.code ?? null},
        error_class = ${error?.class ?? null},
        last_error = ${error?.detail ?? null},
        customer_message = ${error?.customerMessage ?? null},
        ask = ${decision.ask ? json(decision.ask) : null}::jsonb,
        delivered_at = case when ${decision.delivered} then coalesce(delivered_at, ${now}) else delivered_at end,
        moved_by = 'vozex',
        moved_because = ${decision.because},
        lease_owner = null,
        lease_until = null,
        updated_at = ${now}
      where id = ${claimed.id} and lease_token = ${claimed.lease_token}
      returning id),
    operation as (
      update fulfillment_operations set
        outcome = ${decision.operation},
        exchange = ${settlement.exchange ? json(settlement.exchange) : null}::jsonb,
        error_code = ${error?.code ?? null},
        error_class = ${error?.class ?? null},
        detail = ${decision.because},
        finished_at = ${now}
      where id = ${claimed.operation_id} and exists (select from settled)),
    asked_after as (
      update fulfillment_operations set
        outcome = coalesce(${decision.pendingOperation ?? null}, case when outcome = 'in_flight' then 'unknown' else outcome end),
        finished_at = coalesce(finished_at, ${now})
      where id = ${claimed.pending?.id ?? null} and exists (select from settled))
    select id from settled`.execute(tx);
  return rows.length > 0;
}

/** One tenant, one delivery: the unique index refuses a tenant that another record already has. */
export async function linkTenant(
  tx: Tx,
  link: { fulfillmentId: string; provider: string; tenantId: string; subscriptionId: string | null; userId: string | null; now: Date },
): Promise<void> {
  await sql`
    insert into external_tenant_links (fulfillment_record_id, provider, external_tenant_id, external_subscription_id,
      external_user_id, created_at)
    values (${link.fulfillmentId}, ${link.provider}, ${link.tenantId}, ${link.subscriptionId}, ${link.userId}, ${link.now})
    on conflict (fulfillment_record_id) do update set
      external_subscription_id = excluded.external_subscription_id, external_user_id = excluded.external_user_id`.execute(tx);
}

/** Records whose time has come, longest waiting first. Leased ones are somebody's; an orphaned lease is freed elsewhere. */
export async function dueRecords(db: Db, now: Date, limit: number): Promise<{ id: string; driver: string; provider: string }[]> {
  return db
    .selectFrom('fulfillment_records')
    .select(['id', 'driver', 'provider'])
    .where('next_attempt_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', sql<Date>`now()`)]))
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
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

/** @returns the record's driver and provider, or undefined when its status was not among `from`. */
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
      and (${change.desiredState ?? null}::text is null or desired_state <> ${change.desiredState ?? null})
    returning driver, provider, revision`.execute(tx);
  return rows[0];
}

/** Completes a record that people worked on. @returns undefined when it was not with them any more. */
export async function completeByHand(
  tx: Tx,
  id: string,
  completion: { by: string; note: string; workspaceUrl: string | null; now: Date },
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    update fulfillment_records set
      status = 'active', service_state = 'running', error_code = null, error_class = null, last_error = null,
      next_attempt_at = null, attempts = 0,
      external_workspace_url = coalesce(${completion.workspaceUrl}, external_workspace_url),
      payload_snapshot = payload_snapshot || ${json({ note: completion.note })}::jsonb,
      delivered_at = coalesce(delivered_at, ${completion.now}),
      moved_by = ${completion.by}, moved_because = 'the task was completed', updated_at = ${completion.now}
    where id = ${id} and status = 'manual_pending'
    returning id`.execute(tx);
  return rows[0];
}

/** A record as customers and operators see it; money and secrets are not part of it. */
export type FulfillmentView = {
  id: string;
  order_id: string;
  order_item_id: string;
  product_id: string;
  product_name: string;
  delivery_model: DeliveryModel;
  driver: string;
  provider: string;
  status: FulfillmentStatus;
  desired_state: string;
  service_state: string;
  revision: number;
  attempts: number;
  last_error: string | null;
  error_code: string | null;
  error_class: string | null;
  customer_message: string | null;
  ask: unknown;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  payload_snapshot: Record<string, unknown>;
  external_reference_id: string | null;
  external_workspace_url: string | null;
  next_attempt_at: Date | null;
  due_at: Date | null;
  paid_at: Date;
  delivered_at: Date | null;
  created_at: Date;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  moves: { from: FulfillmentStatus | null; to: FulfillmentStatus; by: string; because: string; at: string }[];
};

export type FulfillmentFilter = {
  id?: string | undefined;
  orderIds?: string[] | undefined;
  customerId?: string | undefined;
  status?: FulfillmentStatus | undefined;
  driver?: string | undefined;
};

/** Records with their histories in one statement, newest first. The caller scopes: by customer, by order, or as an operator. */
export async function fulfillmentsOf(
  db: Db,
  filter: FulfillmentFilter,
  page: { after?: string | undefined; limit: number },
): Promise<FulfillmentView[]> {
  const conditions = [
    filter.id === undefined ? undefined : sql`r.id = ${filter.id}`,
    filter.orderIds === undefined ? undefined : sql`r.order_id = any(${filter.orderIds})`,
    filter.customerId === undefined ? undefined : sql`r.customer_id = ${filter.customerId}`,
    filter.status === undefined ? undefined : sql`r.status = ${filter.status}`,
    filter.driver === undefined ? undefined : sql`r.driver = ${filter.driver}`,
    page.after === undefined ? undefined : sql`r.id < ${page.after}`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<FulfillmentView>`
    select r.id, r.order_id, r.order_item_id, r.product_id, i.product_name, i.delivery_model, r.driver, r.provider,
      r.status, r.desired_state, r.service_state, r.revision, r.attempts, r.last_error, r.error_code, r.error_class,
      r.customer_message, r.ask, r.choices, r.terms, r.payload_snapshot, r.external_reference_id,
      r.external_workspace_url, r.next_attempt_at, r.due_at, r.paid_at, r.delivered_at, r.created_at,
      r.customer_id, c.email as customer_email, c.name as customer_name,
      (select jsonb_agg(jsonb_build_object('from', m.from_status, 'to', m.to_status, 'by', m.moved_by,
          'because', m.moved_because, 'at', m.at) order by m.id)
        from fulfillment_moves m where m.fulfillment_id = r.id) as moves
    from fulfillment_records r
    join order_items i on i.id = r.order_item_id
    join customers c on c.id = r.customer_id
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by r.id desc
    limit ${page.limit}`.execute(db);
  return rows;
}

/** The calls made for a record, oldest first. */
export async function operationsOf(db: Db, fulfillmentId: string) {
  return db
    .selectFrom('fulfillment_operations')
    .select(['id', 'action', 'attempt', 'outcome', 'error_code', 'error_class', 'detail', 'exchange', 'started_at', 'finished_at'])
    .where('fulfillment_id', '=', fulfillmentId)
    .orderBy('id')
    .limit(200)
    .execute();
}
