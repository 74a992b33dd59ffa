-- 0024_alerts.sql
-- Why: what is wrong is told to people once, told again while it lasts, and told when it is over (plan section 10); and
-- one trace leads from a webhook to its delivery, across processes.
-- Lock: brief; nullable columns and new tables. The indexes read the tables once: seconds at a million rows.
set local lock_timeout = '5s';

create table alerts (
  id text primary key,
  rule text not null,
  subject text not null,
  severity text not null check (severity in ('critical', 'warning', 'info')),
  summary text not null,
  detail jsonb not null default '{}',
  value double precision not null,
  told integer not null default 0,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  told_at timestamptz,
  cleared_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  snoozed_until timestamptz,
  snoozed_by text,
  resolved_at timestamptz
);
create unique index alerts_one_open on alerts (rule, subject) where resolved_at is null;
create index alerts_open on alerts (id desc) where resolved_at is null;
create index alerts_over on alerts (id desc) where resolved_at is not null;
comment on column alerts.subject is 'Whom it is about, in the words of its rule: a driver and provider, a gateway, a pool, a machine; empty: the shop.';
comment on column alerts.cleared_at is 'Since when it is not so any more; resolved once that has lasted.';

create table alert_turns (
  name text primary key,
  next_at timestamptz not null
);
comment on table alert_turns is 'Who moves next_at on looks at the rules of the shop this time; the other workers do not.';

create table alert_destinations (
  id text primary key,
  kind text not null check (kind in ('mail', 'webhook')),
  name text not null,
  address text not null,
  secret_sealed text,
  least_severity text not null default 'warning' check (least_severity in ('critical', 'warning', 'info')),
  enabled boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  unique (kind, address),
  check ((kind = 'webhook') = (secret_sealed is not null))
);

create table alert_tellings (
  id text primary key,
  alert_id text references alerts (id),
  destination_id text references alert_destinations (id) on delete set null,
  news text not null check (news in ('opened', 'reminded', 'resolved', 'test')),
  kind text not null check (kind in ('mail', 'webhook')),
  address text not null,
  body jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  answer integer,
  problem text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index alert_tellings_due on alert_tellings (next_attempt_at) where status = 'waiting';
create index alert_tellings_alert on alert_tellings (alert_id, id);
create index alert_tellings_destination on alert_tellings (destination_id, id desc);
comment on column alert_tellings.id is 'The webhook-id of every attempt: a receiver knows a repetition by it.';

create table webhook_refusals (
  gateway text not null,
  result text not null,
  minute timestamptz not null,
  refused integer not null,
  primary key (gateway, result, minute)
);
create index webhook_refusals_recent on webhook_refusals (minute);
comment on table webhook_refusals is 'Deliveries whose sender could not be proven, counted: their bytes are not kept.';

-- What the rules ask, each by its own index.
create index fulfillment_operations_finished on fulfillment_operations (finished_at) where finished_at is not null;
create index fulfillment_operations_open on fulfillment_operations (started_at)
  where outcome in ('in_flight', 'unknown') and action <> 'sync';
create index checkout_sessions_recent on checkout_sessions (created_at);
create index webhook_events_recent on webhook_events (gateway, received_at);
create index mails_failed on mails (created_at) where status = 'failed';
create index instances_in_trouble on instances (pool_id) where problem_code is not null and ended_at is null;

-- A trace goes on where its row is taken up, by whichever process.
alter table webhook_events add column traceparent text;
alter table fulfillment_records add column traceparent text;
alter table mails add column traceparent text;
comment on column webhook_events.traceparent is 'W3C trace context of the delivery that was kept; null where no trace was on.';
