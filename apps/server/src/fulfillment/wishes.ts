import type { FulfillmentStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';

// The statements that change what is wanted of a record. What follows from it is the router's.

/** Whoever is no person: what gateways say and what time brings. */
export const SYSTEM = 'vozex';

/** Who wants it and why, in words: both stand in the history. */
export type Because = { by: string; because: string };

/** Why a delivery stands still. It runs again when no cause is left. */
export type HoldCause = 'operator' | 'unpaid' | 'paused' | 'dispute' | 'expired';

/** What a provider is told of the cause, in the codes of the contract. */
export type ReasonCode =
  | 'payment_failed'
  | 'paused'
  | 'dispute'
  | 'refunded'
  | 'subscription_ended'
  | 'marketplace_request';

export type DesiredState = 'running' | 'suspended' | 'terminated';

/** A record that is locked until the transaction ends. */
export type LockedRecord = {
  id: string;
  order_id: string;
  driver: string;
  provider: string;
  status: FulfillmentStatus;
  desired_state: DesiredState;
  guard: string | null;
  plan: string | null;
  quantity: number;
};

/** Locks a record that still listens: one that is to be terminated, or is, hears nothing any more. */
export async function lockListening(tx: Tx, id: string): Promise<LockedRecord | undefined> {
  const { rows } = await sql<LockedRecord>`
    select id, order_id, driver, provider, status, desired_state, guard, terms ->> 'plan' as plan, quantity
    from fulfillment_records
    where id = ${id} and desired_state <> 'terminated' and status <> 'cancelled'
    for update`.execute(tx);
  return rows[0];
}

/**
 * The records of an order item that live, without a lock, newest first: two while it is being moved to another path, else
 * one or none.
 */
export async function liveRecordsOf(
  db: Db,
  orderItemId: string,
): Promise<{ id: string; path: string | null; driver: string }[]> {
  return db
    .selectFrom('fulfillment_records')
    .select(['id', 'path', 'driver'])
    .where('order_item_id', '=', orderItemId)
    .where('status', '<>', 'cancelled')
    .where('desired_state', '<>', 'terminated')
    .orderBy('sequence', 'desc')
    .execute();
}

/** @returns false when it is held for this cause already: the first one's words stay. */
export async function insertHold(
  tx: Tx,
  hold: { fulfillmentId: string; cause: HoldCause; since: Date; because: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into fulfillment_holds (fulfillment_id, cause, since, because)
    values (${hold.fulfillmentId}, ${hold.cause}, ${hold.since}, ${hold.because})
    on conflict (fulfillment_id, cause) do nothing
    returning cause`.execute(tx);
  return rows.length > 0;
}

/** @returns how many causes were taken away, and how many are left. */
export async function deleteHolds(
  tx: Tx,
  fulfillmentId: string,
  causes: readonly HoldCause[],
): Promise<{ released: number; left: number }> {
  const { rows } = await sql<{ cause: string }>`
    delete from fulfillment_holds where fulfillment_id = ${fulfillmentId} and cause = any(${[...causes]})
    returning cause`.execute(tx);
  const left = await sql<{ n: number }>`
    select count(*)::int as n from fulfillment_holds where fulfillment_id = ${fulfillmentId}`.execute(tx);
  return { released: rows.length, left: left.rows[0]?.n ?? 0 };
}

/**
 * Says whether a locked record should run. What was delivered is due at once. What was not is due when it should run
 * and only waits for its turn; a call that is under way is left to end by itself, and an ask or a task stays.
 *
 * @returns true when the router has something to do now.
 */
export async function setDesire(
  tx: Tx,
  id: string,
  wish: Because & { desired: 'running' | 'suspended'; reason: ReasonCode | null; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    update fulfillment_records set
      desired_state = ${wish.desired},
      desired_because = ${wish.reason},
      desired_by = ${wish.by},
      wanted_because = ${wish.because},
      guard = case when ${wish.desired} = 'suspended' and status = 'active' then 'waiting' end,
      guard_at = null,
      guard_batch_id = null,
      revision = revision + 1,
      attempts = case status when 'processing' then attempts else 0 end,
      next_attempt_at = case
        when status in ('active', 'suspended') then ${wish.now}::timestamptz
        when status = 'queued' then case when ${wish.desired} = 'suspended' then null else ${wish.now}::timestamptz end
        else next_attempt_at end,
      moved_by = ${wish.by},
      moved_because = ${wish.because},
      updated_at = ${wish.now}
    where id = ${id}
    returning coalesce(next_attempt_at <= ${wish.now}, false) as due`.execute(tx);
  return rows[0]?.due ?? false;
}

/**
 * Says what a locked record should give. What people were asked to set up goes back into the queue, to be asked anew;
 * a call that is under way ends by its own terms, and the difference follows as an upgrade.
 *
 * @returns true when the router has something to do now.
 */
export async function setTerms(
  tx: Tx,
  id: string,
  terms: Because & { plan: string | null; quantity: number; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    update fulfillment_records set
      terms = terms || ${json({ plan: terms.plan })}::jsonb,
      quantity = ${terms.quantity},
      revision = revision + 1,
      status = case status when 'manual_pending' then 'queued' else status end,
      attempts = case status when 'processing' then attempts else 0 end,
      next_attempt_at = case
        when status in ('queued', 'manual_pending') then
          case when desired_state = 'suspended' then null else ${terms.now}::timestamptz end
        when status = 'active' or (status = 'suspended' and desired_state = 'running') then ${terms.now}::timestamptz
        else next_attempt_at end,
      moved_by = ${terms.by},
      moved_because = ${terms.because},
      updated_at = ${terms.now}
    where id = ${id}
    returning coalesce(next_attempt_at <= ${terms.now}, false) as due`.execute(tx);
  return rows[0]?.due ?? false;
}

/** What a person's request changes. Guarded by status: of two at once, one finds nothing to change. */
export type Request = Because & {
  from: readonly FulfillmentStatus[];
  /** Absent: the status stays, only the desire changes and the router does the rest. */
  to?: FulfillmentStatus;
  desired?: { state: 'terminated'; reason: ReasonCode };
  /** A new revision is a new operation; a retry of the same one keeps its key. */
  newRevision: boolean;
  choices?: Record<string, unknown>;
  now: Date;
};

/**
 * Changes what is wanted. What is to be terminated stays so: no later wish brings it back; where the guard keeps it from
 * ending, a person may wish it anew. What goes into the queue while it is held waits there until it is released.
 *
 * @returns the record's driver and provider, or undefined when its status was not among `from` or it is wanted already.
 */
export async function request(
  tx: Tx,
  id: string,
  change: Request,
): Promise<{ driver: string; provider: string; revision: number } | undefined> {
  const state = change.desired?.state ?? null;
  const { rows } = await sql<{ driver: string; provider: string; revision: number }>`
    update fulfillment_records set
      status = coalesce(${change.to ?? null}, status),
      desired_state = coalesce(${state}, desired_state),
      desired_because = coalesce(${change.desired?.reason ?? null}, desired_because),
      desired_by = case when ${state}::text is null then desired_by else ${change.by} end,
      wanted_because = case when ${state}::text is null then wanted_because else ${change.because} end,
      guard = case when ${state}::text is null then guard when status in ('active', 'suspended') then 'waiting' end,
      guard_at = case when ${state}::text is null then guard_at end,
      guard_batch_id = case when ${state}::text is null then guard_batch_id end,
      kept_because = case when ${state}::text is null then kept_because end,
      snoozed_until = null,
      handed_to = null,
      revision = revision + ${change.newRevision ? 1 : 0},
      choices = coalesce(${change.choices ? json(change.choices) : null}::jsonb, choices),
      attempts = 0,
      ask = null,
      next_attempt_at = case
        when coalesce(${change.to ?? null}, status) = 'queued' and coalesce(${state}, desired_state) = 'suspended' then null
        else ${change.now}::timestamptz end,
      moved_by = ${change.by},
      moved_because = ${change.because},
      updated_at = ${change.now}
    where id = ${id} and status = any(${[...change.from]})
      and (${state}::text is null or desired_state not in ('terminated', ${state})
        or (guard in ('held', 'rejected') and ${change.by}::text <> ${SYSTEM}))
    returning driver, provider, revision`.execute(tx);
  return rows[0];
}

/** Shows operators that what was delivered is not what is paid for: Retry takes it away again. */
export async function leaveToOperators(
  tx: Tx,
  id: string,
  fault: { code: string; detail: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('fulfillment_records')
    .set({ error_code: fault.code, error_class: 'needs_operator', last_error: fault.detail, updated_at: fault.now })
    .where('id', '=', id)
    .execute();
}
