import type { DomainKind, DomainStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database.ts';
import type { DomainDecision } from './decide-domain.ts';

// The two statements around a look at a name: claim before it, record after it.

/** A name that is being looked at, with all that is needed for it. */
export type ClaimedDomain = {
  id: string;
  host: string;
  kind: DomainKind;
  status: DomainStatus;
  proof_token: string | null;
  looks: number;
  misses: number;
  look_token: number;
  check_requested_at: Date | null;
  failing_since: Date | null;
  release_told_at: Date | null;
  created_at: Date;
  order_item_id: string;
  order_id: string;
  product_name: string;
  customer_email: string;
  customer_name: string;
  /** Whether the installation behind it was ever ready. */
  is_ready: boolean;
};

/** Longer than any look takes, seconds: who dies while looking leaves it to the next one. */
const LOOK_SECONDS = 120;

/** Takes a due name for one look. @returns nothing when it is not due (any more). */
export async function claimDomain(db: Db, id: string, now: Date): Promise<ClaimedDomain | undefined> {
  const { rows } = await sql<ClaimedDomain>`
    with claimed as (
      update instance_domains set look_token = look_token + 1, next_look_at = ${secondsAfter(now, LOOK_SECONDS)}
      where id = ${id} and next_look_at <= ${now} and released_at is null
      returning *)
    select d.id, d.host, d.kind, d.status, d.proof_token, d.looks, d.misses, d.look_token, d.check_requested_at,
      d.failing_since, d.release_told_at, d.created_at, d.order_item_id, o.order_id, o.product_name,
      c.email as customer_email, c.name as customer_name,
      exists (select from instances i
        where i.order_item_id = d.order_item_id and i.ended_at is null and i.ready_at is not null) as is_ready
    from claimed d
    join order_items o on o.id = d.order_item_id
    join customers c on c.id = d.customer_id`.execute(db);
  return rows[0];
}

/** Names whose time has come, longest waiting first. */
export async function dueDomains(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('instance_domains')
    .select('id')
    .where('next_look_at', '<=', now)
    .orderBy('next_look_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Writes what a look came to, for the newest look alone. Where somebody asked for another one meanwhile, it is due.
 *
 * @returns false when a newer look has begun, or the name was given back: nothing was written.
 */
export async function recordDomain(
  tx: Tx,
  claimed: ClaimedDomain,
  decision: DomainDecision,
  now: Date,
): Promise<boolean> {
  const { status, problem } = decision;
  const moves = status !== claimed.status;
  const { rows } = await sql`
    update instance_domains set
      status = ${status},
      problem_code = ${problem?.code ?? null},
      problem = ${problem?.sentence.slice(0, 1_000) ?? null},
      looks = case when ${moves} or check_requested_at is distinct from ${claimed.check_requested_at}::timestamptz
        then 0 else looks + 1 end,
      misses = ${decision.misses},
      checked_at = ${now}::timestamptz,
      next_look_at = case
        when check_requested_at is distinct from ${claimed.check_requested_at}::timestamptz and ${status} <> 'released'
          then ${now}::timestamptz
        else ${decision.nextLookAt}::timestamptz end,
      verified_at = case when ${status} = 'verified' then coalesce(verified_at, ${now}::timestamptz) else verified_at end,
      failing_since = case when ${status} = 'failing' then coalesce(failing_since, ${now}::timestamptz) end,
      release_told_at = case when ${moves} then null when ${decision.tell === 'release_soon'} then ${now}::timestamptz
        else release_told_at end,
      released_at = case when ${status} = 'released' then ${now}::timestamptz end,
      moved_because = case when ${moves} then ${decision.because.slice(0, 500)} else moved_because end,
      updated_at = ${now}
    where id = ${claimed.id} and look_token = ${claimed.look_token} and released_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Whether another one that proved the same name has it. One that does not lead here any more gives it up to him. */
export async function isTakenByAnother(tx: Tx, { id, host }: ClaimedDomain, now: Date): Promise<boolean> {
  const { rows } = await sql<{ status: DomainStatus; id: string; order_item_id: string }>`
    select id, status from instance_domains
    where host = ${host} and id <> ${id} and released_at is null and status <> 'pending_dns'
    for update`.execute(tx);
  const [other] = rows;
  if (other?.status !== 'failing') return other !== undefined;
  await sql`
    update instance_domains set status = 'released', released_at = ${now}, next_look_at = null,
      moved_because = 'somebody else has proven it', updated_at = ${now}
    where id = ${other.id}`.execute(tx);
  return false;
}
