import { sql } from 'kysely';
import { type Db, json, type Tx } from '../../kernel/database.ts';
import type { Severity, Sighting } from './rule.ts';

export type AlertRow = {
  id: string;
  rule: string;
  subject: string;
  severity: Severity;
  summary: string;
  detail: Record<string, unknown>;
  value: number;
  told: number;
  opened_at: Date;
  seen_at: Date;
  told_at: Date | null;
  cleared_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  snoozed_until: Date | null;
  snoozed_by: string | null;
  resolved_at: Date | null;
};

/**
 * Opens an alert for each sighting that has none, and writes the newest facts into those that have. The unique index
 * decides which is which: two who see the same open one.
 *
 * @returns the opened ones.
 */
export async function openAlerts(
  tx: Tx,
  rule: { key: string; severity: Severity },
  sightings: (Sighting & { id: string })[],
  now: Date,
): Promise<AlertRow[]> {
  if (sightings.length === 0) return [];
  const rows = sightings.map((one) => ({ ...one, detail: one.detail ?? {} }));
  const { rows: written } = await sql<AlertRow & { opened: boolean }>`
    insert into alerts as kept (id, rule, subject, severity, summary, detail, value, opened_at, seen_at)
    select s.id, ${rule.key}, s.subject, ${rule.severity}, s.summary, s.detail, s.value, ${now}, ${now}
    from jsonb_to_recordset(${json(rows)}::jsonb) as s (id text, subject text, summary text, detail jsonb, value float8)
    on conflict (rule, subject) where resolved_at is null do update set
      summary = excluded.summary, detail = excluded.detail, value = excluded.value,
      seen_at = greatest(kept.seen_at, excluded.seen_at), cleared_at = null
    returning *, (xmax = 0) as opened`.execute(tx);
  return written.filter(({ opened }) => opened);
}

/**
 * Notes what is not so any more, and resolves what has not been for `healsAfterSeconds`.
 *
 * @param of a rule; one subject of it where given, else all but `seen`.
 * @returns the resolved ones.
 */
export async function clearAlerts(
  tx: Tx,
  of: { rule: string; seen: string[]; subject?: string | undefined },
  times: { now: Date; healedBefore: Date },
): Promise<AlertRow[]> {
  const those = sql`rule = ${of.rule} and resolved_at is null and subject <> all(${of.seen})
    and (${of.subject ?? null}::text is null or subject = ${of.subject ?? null})`;
  await sql`update alerts set cleared_at = ${times.now} where ${those} and cleared_at is null`.execute(tx);
  const { rows } = await sql<AlertRow>`
    update alerts set resolved_at = ${times.now} where ${those} and cleared_at <= ${times.healedBefore}
    returning *`.execute(tx);
  return rows;
}

/** A machine that nobody has heard of since `before` says nothing more of itself: what it said is over. */
export async function resolveSilentMachines(tx: Tx, rules: string[], before: Date, now: Date): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    update alerts set resolved_at = ${now}
    where resolved_at is null and rule = any(${rules}) and greatest(seen_at, cleared_at) < ${before}
    returning *`.execute(tx);
  return rows;
}

/** Takes those that are to be told again: open and unacknowledged, told before `toldBefore`, and not snoozed beyond now. */
export async function takeReminders(tx: Tx, now: Date, toldBefore: Date): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    update alerts set snoozed_until = null, snoozed_by = null, told_at = ${now}
    where resolved_at is null and cleared_at is null and acknowledged_at is null
      and case when snoozed_until is null then told_at <= ${toldBefore} else snoozed_until <= ${now} end
    returning *`.execute(tx);
  return rows;
}

export async function noteTold(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update alerts set told = told + 1, told_at = ${now} where id = ${id}`.execute(tx);
}

/** Newest first; those that are open, or those that are over. */
export async function listAlerts(
  db: Db,
  of: { state: 'open' | 'resolved'; rule?: string | undefined },
  page: { limit: number; after?: string | undefined },
): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select * from alerts
    where resolved_at is ${sql.raw(of.state === 'open' ? '' : 'not')} null
      and (${of.rule ?? null}::text is null or rule = ${of.rule ?? null})
      and (${page.after ?? null}::text is null or id < ${page.after ?? null})
    order by id desc limit ${page.limit}`.execute(db);
  return rows;
}

export async function readAlert(db: Db, id: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`select * from alerts where id = ${id}`.execute(db);
  return rows[0];
}

export async function countOpen(db: Db): Promise<{ rule: string; severity: Severity; n: number; calm: number }[]> {
  const { rows } = await sql<{ rule: string; severity: Severity; n: number; calm: number }>`
    select rule, severity, count(*)::int as n,
      (count(*) filter (where acknowledged_at is not null or snoozed_until is not null))::int as calm
    from alerts where resolved_at is null group by rule, severity`.execute(db);
  return rows;
}

/** @returns the alert as it is now; undefined where it is over, or is none. */
export async function acknowledge(tx: Tx, id: string, by: string, now: Date): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    update alerts set acknowledged_at = ${now}, acknowledged_by = ${by}, snoozed_until = null, snoozed_by = null
    where id = ${id} and resolved_at is null returning *`.execute(tx);
  return rows[0];
}

export async function snooze(tx: Tx, id: string, by: string, until: Date): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    update alerts set snoozed_until = ${until}, snoozed_by = ${by}, acknowledged_at = null, acknowledged_by = null
    where id = ${id} and resolved_at is null returning *`.execute(tx);
  return rows[0];
}

/** Takes the turn until `nextAt`. @returns whether it was free. */
export async function takeTurn(db: Db, name: string, now: Date, nextAt: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into alert_turns (name, next_at) values (${name}, ${nextAt})
    on conflict (name) do update set next_at = excluded.next_at where alert_turns.next_at <= ${now}
    returning name`.execute(db);
  return rows.length > 0;
}

export type DestinationRow = {
  id: string;
  kind: 'mail' | 'webhook';
  name: string;
  address: string;
  secret_sealed: string | null;
  least_severity: Severity;
  enabled: boolean;
  created_by: string;
  created_at: Date;
};

/** More places than these nobody needs to be told at. */
export const DESTINATIONS_MAX = 50;

export async function listDestinations(db: Db): Promise<DestinationRow[]> {
  const { rows } = await sql<DestinationRow>`
    select * from alert_destinations order by created_at, id limit ${DESTINATIONS_MAX}`.execute(db);
  return rows;
}

export async function readDestination(db: Db, id: string): Promise<DestinationRow | undefined> {
  const { rows } = await sql<DestinationRow>`select * from alert_destinations where id = ${id}`.execute(db);
  return rows[0];
}

/** @returns false where alerts are told there already. */
export async function insertDestination(tx: Tx, row: DestinationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('alert_destinations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['kind', 'address']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateDestination(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; least_severity?: Severity | undefined; enabled?: boolean | undefined },
): Promise<void> {
  await sql`
    update alert_destinations set name = coalesce(${change.name ?? null}, name),
      least_severity = coalesce(${change.least_severity ?? null}, least_severity),
      enabled = coalesce(${change.enabled ?? null}, enabled)
    where id = ${id}`.execute(tx);
}

export async function deleteDestination(tx: Tx, id: string): Promise<void> {
  await sql`
    update alert_tellings set status = 'failed', problem = 'the destination was removed', next_attempt_at = null
    where destination_id = ${id} and status = 'waiting'`.execute(tx);
  await sql`delete from alert_destinations where id = ${id}`.execute(tx);
}

export type News = 'opened' | 'reminded' | 'resolved' | 'test';

export type NewTelling = {
  id: string;
  alert_id: string | null;
  destination_id: string | null;
  news: News;
  kind: 'mail' | 'webhook';
  address: string;
  body: Record<string, unknown>;
};

/** A mail is in the outbox with the same commit: what becomes of it stands there. */
export async function insertTelling(tx: Tx, telling: NewTelling, now: Date): Promise<void> {
  const isMail = telling.kind === 'mail';
  await tx
    .insertInto('alert_tellings')
    .values({
      ...telling,
      body: json(telling.body),
      status: isMail ? 'sent' : 'waiting',
      next_attempt_at: isMail ? null : now,
      created_at: now,
    })
    .execute();
}

export type DueTelling = {
  id: string;
  address: string;
  body: Record<string, unknown>;
  attempts: number;
  destination_id: string;
  secret_sealed: string;
};

/** Takes due webhooks until `leasedUntil`; two workers never take the same one. Counts the attempt. */
export async function claimTellings(
  db: Db,
  claim: { now: Date; leasedUntil: Date; limit: number },
): Promise<DueTelling[]> {
  const { rows } = await sql<DueTelling>`
    update alert_tellings t set attempts = attempts + 1, next_attempt_at = ${claim.leasedUntil}
    from alert_destinations d
    where d.id = t.destination_id and t.id in (
      select id from alert_tellings where status = 'waiting' and next_attempt_at <= ${claim.now}
      order by next_attempt_at, id limit ${claim.limit} for update skip locked)
    returning t.id, t.address, t.body, t.attempts, t.destination_id, d.secret_sealed`.execute(db);
  return rows;
}

export async function settleTelling(
  db: Db,
  id: string,
  end: {
    status: 'sent' | 'failed' | 'waiting';
    answer: number | null;
    problem: string | null;
    nextAttemptAt: Date | null;
    now: Date;
  },
): Promise<void> {
  await sql`
    update alert_tellings set status = ${end.status}, answer = ${end.answer}, problem = ${end.problem},
      next_attempt_at = ${end.nextAttemptAt}, finished_at = ${end.status === 'waiting' ? null : end.now}
    where id = ${id} and status = 'waiting'`.execute(db);
}

export type TellingRow = {
  id: string;
  alert_id: string | null;
  news: News;
  kind: 'mail' | 'webhook';
  address: string;
  status: 'waiting' | 'sent' | 'failed';
  attempts: number;
  answer: number | null;
  problem: string | null;
  created_at: Date;
  finished_at: Date | null;
};

/** What was told, newest first, with what became of it: of a mail, its row of the outbox says so. */
const TELLINGS = sql`
  select t.id, t.alert_id, t.news, t.kind, t.address, coalesce(m.status, t.status) as status,
    coalesce(m.attempts, t.attempts) as attempts, t.answer, coalesce(m.problem, t.problem) as problem, t.created_at,
    coalesce(m.sent_at, t.finished_at) as finished_at, t.destination_id
  from alert_tellings t
  left join mails m on t.kind = 'mail' and m.kind = 'alert' and m.subject_id = t.id and m.generation = 1`;

export async function tellingsOf(db: Db, alertId: string, limit: number): Promise<TellingRow[]> {
  const { rows } = await sql<TellingRow>`
    ${TELLINGS} where t.alert_id = ${alertId} order by t.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The newest of each destination, by its id. */
export async function lastTellings(db: Db): Promise<Map<string, TellingRow>> {
  const { rows } = await sql<TellingRow & { destination_id: string }>`
    select last.* from alert_destinations d
    cross join lateral (${TELLINGS} where t.destination_id = d.id order by t.id desc limit 1) last`.execute(db);
  return new Map(rows.map((row) => [row.destination_id, row]));
}

/** History older than `before` is of no use; what is open stays. */
export async function forgetAlerts(tx: Tx, before: Date): Promise<void> {
  await sql`delete from alert_tellings where created_at < ${before} and (alert_id is null or alert_id in (
    select id from alerts where resolved_at < ${before}))`.execute(tx);
  await sql`delete from alerts a where resolved_at < ${before} and not exists (
    select from alert_tellings t where t.alert_id = a.id)`.execute(tx);
}
