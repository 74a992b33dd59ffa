import { sql } from 'kysely';
import { causesOf } from '../fulfillment/index.ts';
import type { App } from '../kernel/app.ts';
import { type GatewayRouter, lastGatewayChecks } from '../payments/index.ts';

/** The shop at a glance: one statement a block, all by index. */
export async function readOverview(app: App & { gateways: GatewayRouter }) {
  const now = app.clock.now();
  const midnight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const { rows } = await sql<{
    orders_today: number;
    paid_today: { amount_minor: number; currency: string }[] | null;
    fulfillments: Record<string, number> | null;
    held_payments: number;
    held_masses: number;
    open_tasks: number;
    overdue_tasks: number;
    quarantined_events: number;
    unpaid_subscriptions: number;
    subscription_problems: number;
    open_disputes: number;
    next_dispute_deadline: Date | null;
  }>`
    select
      (select count(*) from orders where imported_from is null and created_at >= ${midnight})::int as orders_today,
      (select jsonb_agg(jsonb_build_object('amount_minor', sum, 'currency', currency)) from (
        select currency, sum(amount_minor) as sum from payments
        where status = 'succeeded' and captured_at >= ${midnight} group by currency order by currency) t) as paid_today,
      (select jsonb_object_agg(status, count) from (
        select status, count(*) from fulfillment_records group by status) t) as fulfillments,
      (select count(*) from payments where status = 'held')::int as held_payments,
      (select count(*) from guard_batches where status = 'open')::int as held_masses,
      (select count(*) from tasks where status = 'open')::int as open_tasks,
      (select count(*) from tasks where status = 'open' and due_at <= coalesce(asked_at, ${now}))::int as overdue_tasks,
      (select count(*) from webhook_events where status = 'quarantined')::int as quarantined_events,
      (select count(*) from subscriptions where status in ('past_due', 'on_hold'))::int as unpaid_subscriptions,
      (select count(*) from subscriptions where problem is not null)::int as subscription_problems,
      (select count(*) from disputes where status in ('opened', 'under_review'))::int as open_disputes,
      (select min(respond_by) from disputes where status = 'opened') as next_dispute_deadline`.execute(app.db.read);
  const row = rows[0]!; // because a select without from answers one row
  return {
    ...row,
    failures: (await causesOf(app.db.read, now)).reduce((sum, { count }) => sum + count, 0),
    paid_today: row.paid_today ?? [],
    fulfillments: row.fulfillments ?? {},
    next_dispute_deadline: row.next_dispute_deadline?.toISOString() ?? null,
    gateway_warnings: lastGatewayChecks(app).flatMap(({ gateway, findings }) =>
      findings
        .filter((finding) => finding.level !== 'ok')
        .map(({ level, detail, fix }) => ({ gateway, level, detail, fix: fix ?? null })),
    ),
  };
}

/** Sets the gauges that are read when scraped. */
export async function readWaiting(app: App): Promise<void> {
  const now = app.clock.now();
  const { rows } = await sql<{ kind: string; n: number }>`
    select 'fulfillments_due' as kind, count(*)::int as n from fulfillment_records where next_attempt_at <= ${now}
    union all select 'webhook_events_due', count(*)::int from webhook_events where status = 'received' and next_attempt_at <= ${now}
    union all select 'fulfillments_failed', count(*)::int from fulfillment_records where status = 'failed'
    union all select 'payments_held', count(*)::int from payments where status = 'held'
    union all select 'events_quarantined', count(*)::int from webhook_events where status = 'quarantined'
    union all select 'tasks_overdue', count(*)::int from tasks where status = 'open' and due_at <= coalesce(asked_at, ${now})
    union all select 'outcomes_unknown', count(*)::int from fulfillment_operations
      where outcome in ('in_flight', 'unknown') and action <> 'sync'
    union all select 'guard_batches_open', count(*)::int from guard_batches where status = 'open'
    union all select 'fulfillments_asked_after', count(*)::int from fulfillment_records where error_class = 'unknown' and next_attempt_at is not null
    union all select 'tasks_open', count(*)::int from tasks where status = 'open'
    union all select 'subscriptions_due', count(*)::int from subscriptions where next_attempt_at <= ${now}
    union all select 'subscriptions_unpaid', count(*)::int from subscriptions where status in ('past_due', 'on_hold')
    union all select 'disputes_open', count(*)::int from disputes where status in ('opened', 'under_review')
    union all select 'instances_due', count(*)::int from instances where next_attempt_at <= ${now}
    union all select 'instances_in_trouble', count(*)::int from instances where problem_code is not null and ended_at is null
    union all select 'waiting_list', count(*)::int from waiting_list where told_at is null and left_at is null
    union all select 'mails_waiting', count(*)::int from mails where status = 'waiting'`.execute(app.db.read);
  for (const { kind, n } of rows) app.metrics.waiting.set({ kind }, n);
  const { rows: oldest } = await sql<{ kind: string; at: Date | null }>`
    select 'fulfillments' as kind, min(next_attempt_at) as at from fulfillment_records
    where next_attempt_at <= ${now} and (lease_until is null or lease_until <= now())
    union all select 'webhook_events', min(received_at) from webhook_events where status = 'received'
    union all select 'mails', min(created_at) from mails where status = 'waiting'`.execute(app.db.read);
  for (const { kind, at } of oldest) {
    app.metrics.oldestDue.set({ kind }, at === null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / 1000));
  }
  app.metrics.deadLetters.reset();
  for (const { driver, code, count } of await causesOf(app.db.read, now))
    app.metrics.deadLetters.inc({ driver, code }, count);
}
