import { type Selectable, sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import { type DB, type Db, json, type Tx } from '../../kernel/database.ts';
import { livingInstances } from '../../kernel/instances.ts';
import type { InvariantFinding } from './invariants.ts';

/** What was mended of whom, and how. */
export type Healed = { invariant: string; subject: string; did: string };

export type AuditRunRow = Omit<Selectable<DB['audit_runs']>, 'status' | 'findings' | 'healed' | 'unproven'> & {
  status: 'running' | 'done' | 'failed';
  findings: InvariantFinding[];
  healed: Healed[];
  unproven: string[];
};

/** How a proof ended. */
export type AuditEnd = { findings: InvariantFinding[]; unproven: string[]; problem: string | null };

/** Longer than every proof may take together, each within the time of a statement. */
const LEASE_SECONDS = 1_800;
/** Healings told of one run; the count of all goes on. */
const HEALED_SHOWN_MAX = 200;

/**
 * Writes that a run has begun. One runs at a time, and one ends well for each slot: the unique indexes decide. A run
 * whose process is no more is written off first, and gives its slot back.
 *
 * @param own the runs that this process is at; its others came to no end that it could write.
 * @returns false when another is under way, or the slot has had its run.
 */
export async function beginRun(
  app: Pick<App, 'db'>,
  tx: Tx,
  run: Pick<AuditRunRow, 'id' | 'slot' | 'requested_by' | 'heals' | 'whole' | 'instance' | 'started_at'>,
  own: ReadonlySet<string>,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('vozex audit'))`.execute(tx); // who lives is asked before anybody new begins
  const living = [...(await livingInstances({ ...app.db, read: tx })), run.instance];
  await sql`
    update audit_runs set status = 'failed', slot = null, problem = 'its process ended midway', finished_at = ${run.started_at}
    where status = 'running' and (lease_until < now() or instance <> all(${living}::int[])
      or (instance = ${run.instance} and id <> all(${[...own]}::text[])))`.execute(tx);
  const { rows } = await sql`
    insert into audit_runs (id, slot, requested_by, heals, whole, instance, lease_until, started_at)
    values (${run.id}, ${run.slot}, ${run.requested_by}, ${run.heals}, ${run.whole}, ${run.instance},
      now() + make_interval(secs => ${LEASE_SECONDS}), ${run.started_at})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Whether a slot has had its run. One that is under way may yet die: whoever begins looks at that. */
export async function isSlotDone(db: Db, slot: Date): Promise<boolean> {
  const { rows } = await sql`select from audit_runs where slot = ${slot} and status <> 'running'`.execute(db);
  return rows.length > 0;
}

/**
 * Writes down what was mended, in the transaction that mends it.
 *
 * @returns false when the run was written off meanwhile: what was mended must be undone.
 */
export async function noteHealed(tx: Tx, runId: string, healed: Healed): Promise<boolean> {
  const { rows } = await sql`
    update audit_runs set healed = case when jsonb_array_length(healed) < ${HEALED_SHOWN_MAX}
      then healed || ${json([healed])}::jsonb else healed end
    where id = ${runId} and status = 'running' returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    insert into audit_healings as known (invariant, healed) values (${healed.invariant}, 1)
    on conflict (invariant) do update set healed = known.healed + 1`.execute(tx);
  return true;
}

export async function endRun(db: Db, id: string, end: AuditEnd, now: Date): Promise<void> {
  await sql`
    update audit_runs set status = ${end.problem === null ? 'done' : 'failed'}, findings = ${json(end.findings)}::jsonb,
      unproven = ${json(end.unproven)}::jsonb, problem = ${end.problem}, finished_at = ${now}
    where id = ${id} and status = 'running'`.execute(db);
}

export async function readRun(db: Db, id: string): Promise<AuditRunRow | undefined> {
  const { rows } = await sql<AuditRunRow>`select * from audit_runs where id = ${id}`.execute(db);
  return rows[0];
}

/** The newest that proved anything; what one could not prove, it says. */
export async function lastRun(db: Db): Promise<AuditRunRow | undefined> {
  const { rows } = await sql<AuditRunRow>`
    select * from audit_runs where finished_at is not null and (status = 'done' or unproven <> '[]')
    order by id desc limit 1`.execute(db);
  return rows[0];
}

export async function runningRun(db: Db): Promise<AuditRunRow | undefined> {
  const { rows } = await sql<AuditRunRow>`select * from audit_runs where status = 'running'`.execute(db);
  return rows[0];
}

export async function listRuns(db: Db, page: { limit: number; after?: string }): Promise<AuditRunRow[]> {
  const { rows } = await sql<AuditRunRow>`
    select * from audit_runs where ${page.after ?? null}::text is null or id < ${page.after ?? null}
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** When the last good run ended, and how often each promise was ever healed. */
export async function readTotals(db: Db): Promise<{ provenAt: Date | null; healed: Record<string, number> }> {
  const { rows } = await sql<{ proven_at: Date | null; healed: Record<string, number> | null }>`
    select (select finished_at from audit_runs where status = 'done' order by id desc limit 1) as proven_at,
      (select jsonb_object_agg(invariant, healed) from audit_healings) as healed`.execute(db);
  return { provenAt: rows[0]?.proven_at ?? null, healed: rows[0]?.healed ?? {} };
}

/** Forgets runs: those that found everything sound sooner. */
export async function forgetRuns(db: Db, before: { sound: Date; any: Date }): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from audit_runs where finished_at < ${before.any}
      or (finished_at < ${before.sound} and status = 'done' and findings = '[]' and healed = '[]')
    returning id`.execute(db);
  return rows.length;
}
