import type { DeliveryModel, FulfillmentStatus, OperationAction, OperationOutcome } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';
import type { Exchange } from './adapter.ts';
import type { Decision } from './decide.ts';
import { TAKES_AWAY } from './guard/store.ts';

// The two statements around a call: claim before it, settle after it.

/** A claimed record with all that its adapter needs, and the earlier call that must be asked after, where there is one. */
export type Claimed = {
  id: string;
  order_id: string;
  order_item_id: string;
  driver: string;
  provider: string;
  status: FulfillmentStatus;
  /** What this run is about; where an earlier call is open, that call. */
  action: OperationAction;
  /** What is wanted by now. */
  wanted: OperationAction;
  operation_key: string;
  operation_id: string;
  revision: number;
  instance_key: string;
  /** What this operation asks for: frozen when it was first sent, also where other terms are wanted by now. */
  plan: string | null;
  quantity: number;
  /** What the customer has; null before the first delivery. */
  delivered_plan: string | null;
  delivered_quantity: number | null;
  /** Why it is to stand still or to end, as a code; the same as long as the desire is. */
  desired_because: string | null;
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
  pending: {
    id: string;
    action: OperationAction;
    outcome: OperationOutcome;
    started_at: string;
    finished_at: string | null;
    /** How often in a row it was asked after in vain. */
    asks: number;
  } | null;
};

/**
 * Takes a due record for `seconds` and writes the operation row: one statement, one transaction of its own, committed
 * before any call leaves. A record that another worker holds, or that is not due, is not returned.
 *
 * What is to be done follows from what is wanted and what is (`sync`: nothing, they agree). What is held before it was
 * delivered is left in the queue; only a call that is open already is asked after, and what it made is suspended next. An open earlier call (in
 * flight when its worker died, unknown, or accepted) is asked after before anything else is sent, under its own action
 * and key; only a cancellation passes an accepted one.
 */
export async function claim(
  db: Db,
  id: string,
  lease: { owner: number; seconds: number; operationId: string; now: Date },
): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with target as (
      select r.id, r.instance_key, r.revision, r.terms ->> 'plan' as plan, r.quantity, r.delivered_plan,
        r.delivered_quantity, case
          when r.desired_state = 'terminated' then 'cancel'
          when r.desired_state = 'suspended' and r.status = 'active' then 'suspend'
          when r.desired_state = 'running' and r.status = 'suspended' then 'resume'
          when r.desired_state = 'running' and r.status = 'active' and r.delivered_quantity is not null
            and (r.delivered_quantity <> r.quantity or r.delivered_plan is distinct from r.terms ->> 'plan') then 'upgrade'
          when r.status in ('active', 'suspended') then 'sync'
          else 'fulfill' end as action
      from fulfillment_records r
      where r.id = ${id} and r.next_attempt_at <= ${lease.now}
        and (r.status in ('processing', 'active', 'suspended')
          or (r.status = 'queued' and r.desired_state <> 'suspended')
          or (r.desired_state = 'terminated' and r.status <> 'cancelled'))
        and (r.lease_until is null or r.lease_until <= now())
        -- What was delivered is taken away only past the guard; an open call is asked after all the same.
        and (not ${TAKES_AWAY} or r.guard in ('passed', 'approved') or exists (
          select from fulfillment_operations o where o.fulfillment_id = r.id and o.action <> 'sync'
            and (o.outcome in ('in_flight', 'unknown')
              or (o.outcome = 'not_yet' and (r.desired_state <> 'terminated' or o.action = 'cancel')))))
      for update skip locked),
    pending as (
      select o.id, o.operation_key, o.action, o.outcome, o.started_at, o.finished_at, o.plan, o.quantity, (
          select count(*) from fulfillment_operations s
          where s.fulfillment_id = o.fulfillment_id and s.action = 'sync' and s.outcome in ('in_flight', 'unknown')
            and s.started_at >= o.started_at and not exists (
              select from fulfillment_operations heard
              where heard.fulfillment_id = s.fulfillment_id and heard.action = 'sync' and heard.outcome = 'not_yet'
                and heard.started_at > s.started_at)) as asks
      from target t
      join fulfillment_operations o on o.fulfillment_id = t.id and o.action <> 'sync'
        and (o.outcome in ('in_flight', 'unknown') or (o.outcome = 'not_yet' and (t.action <> 'cancel' or o.action = 'cancel')))
      order by o.started_at desc, o.id desc
      limit 1),
    asked as (
      -- A provider that reads the plan of every message must not take a suspension for a change of plan.
      select case
          when p.quantity is not null then p.plan
          when t.action in ('fulfill', 'upgrade') or t.delivered_quantity is null then t.plan
          else t.delivered_plan end as plan, coalesce(p.quantity, case
          when t.action in ('fulfill', 'upgrade') or t.delivered_quantity is null then t.quantity
          else t.delivered_quantity end) as quantity
      from target t left join pending p on true),
    claimed as (
      update fulfillment_records r set
        status = case r.status when 'queued' then 'processing' else r.status end,
        moved_by = case r.status when 'queued' then 'vozex' else r.moved_by end,
        moved_because = case r.status when 'queued' then 'a worker took it' else r.moved_because end,
        attempts = r.attempts + case when exists (select from pending) then 0 else 1 end,
        first_attempt_at = coalesce(r.first_attempt_at, ${lease.now}),
        lease_token = r.lease_token + 1,
        lease_owner = ${lease.owner},
        lease_until = now() + make_interval(secs => ${lease.seconds}),
        updated_at = ${lease.now}
      from target t where r.id = t.id
      returning r.*),
    operation as (
      insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, started_at, plan, quantity)
      select ${lease.operationId}, c.id,
        coalesce((select p.operation_key from pending p), c.instance_key || ':' || t.action || ':' || c.revision),
        case when exists (select from pending) then 'sync' else t.action end, c.attempts, ${lease.now}, a.plan, a.quantity
      from claimed c join target t on t.id = c.id cross join asked a)
    select c.id, c.order_id, c.order_item_id, c.driver, c.provider, c.status,
      coalesce((select p.action from pending p), t.action) as action, t.action as wanted,
      coalesce((select p.operation_key from pending p), c.instance_key || ':' || t.action || ':' || c.revision)
        as operation_key, ${lease.operationId} as operation_id,
      c.revision, c.instance_key, a.plan, a.quantity, c.delivered_plan, c.delivered_quantity, c.desired_because, c.attempts, c.choices, c.terms, c.external_reference_id, c.lease_token,
      c.paid_at, c.due_at, c.moved_because, c.product_id, p.name as product_name, c.delivery_model,
      way.of ->> 'external_product_ref' as external_product_ref,
      coalesce(way.of -> 'fulfillment_config', '{}') as fulfillment_config, c.customer_id, u.email as customer_email, u.name as customer_name,
      (select to_jsonb(pending) from pending) as pending
    from claimed c
    join target t on t.id = c.id
    cross join asked a
    join products p on p.id = c.product_id
    cross join lateral (select way_of(p, c.path) as of) way
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
 * Writes the result of a run: record, operation and the earlier call it asked after, in one statement. Only the holder
 * of the newest lease writes. Where something else is wanted by now than this run was about, the record is due at once,
 * with fresh attempts; what went well and is still not what is wanted (held, released, other terms) is due at once too.
 * What is held before it was delivered is due never.
 *
 * @returns when the record is due next; undefined when the lease was lost and nothing was written.
 */
export async function settle(
  tx: Tx,
  claimed: Claimed,
  settlement: Settlement,
): Promise<{ next_attempt_at: Date | null } | undefined> {
  const { decision, now } = settlement;
  const { error } = decision;
  const wentWell = error === null && decision.nextAttemptAt === null;
  const isOvertaken = claimed.wanted !== claimed.action && decision.nextAttemptAt === null;
  const { rows } = await sql<{ next_attempt_at: Date | null }>`
    with settled as (
      update fulfillment_records set
        status = ${decision.status},
        service_state = coalesce(${decision.serviceState ?? null}, service_state),
        attempts = case when ${isOvertaken} or revision <> ${claimed.revision} then 0 else ${decision.attempts}::integer end,
        next_attempt_at = case
          when ${decision.status}::text = 'cancelled' then null
          when desired_state <> 'terminated' and ${decision.status}::text in ('awaiting_customer', 'manual_pending', 'failed') then null
          when desired_state = 'suspended' and ${decision.status}::text = 'queued' then null
          when ${isOvertaken} or revision <> ${claimed.revision} then ${now}::timestamptz
          when ${wentWell} and ${decision.status}::text = 'active' and desired_state = 'suspended' then ${now}::timestamptz
          when ${wentWell} and ${decision.status}::text = 'suspended' and desired_state = 'running' then ${now}::timestamptz
          when ${wentWell} and ${decision.status}::text = 'active' and case when ${decision.termsInForce}
            then quantity <> ${claimed.quantity} or terms ->> 'plan' is distinct from ${claimed.plan}
            else delivered_quantity is not null
              and (quantity <> delivered_quantity or terms ->> 'plan' is distinct from delivered_plan) end
            then ${now}::timestamptz
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
        delivered_plan = case when ${decision.termsInForce} then ${claimed.plan} else delivered_plan end,
        delivered_quantity = case when ${decision.termsInForce} then ${claimed.quantity}::integer else delivered_quantity end,
        moved_by = case when status = ${decision.status} then moved_by else 'vozex' end,
        moved_because = case when status = ${decision.status} then moved_because else ${decision.because} end,
        lease_owner = null,
        lease_until = null,
        handed_to = null,
        -- An earlier call brought about what the guard would have been asked for.
        guard = case when guard = 'waiting'
          and (${decision.status}::text = 'cancelled' or (${decision.status}::text = 'suspended' and desired_state = 'suspended'))
          then null else guard end,
        updated_at = ${now}
      where id = ${claimed.id} and lease_token = ${claimed.lease_token}
      returning next_attempt_at),
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
        outcome = coalesce(${decision.pendingOperation ?? null}, case outcome when 'in_flight' then 'unknown' else outcome end),
        finished_at = case when ${decision.pendingOperation ?? null}::text is null then finished_at else coalesce(finished_at, ${now}) end
      where id = ${claimed.pending?.id ?? null} and exists (select from settled)),
    died_asking as (
      update fulfillment_operations set outcome = 'unknown', finished_at = ${now}
      where fulfillment_id = ${claimed.id} and action = 'sync' and outcome = 'in_flight'
        and id <> ${claimed.operation_id} and exists (select from settled))
    select next_attempt_at from settled`.execute(tx);
  return rows[0];
}
