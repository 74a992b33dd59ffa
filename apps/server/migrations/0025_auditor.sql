-- 0025_auditor.sql
-- Why: the invariants are proven every quarter of an hour, by one process for each, and what is derived from other rows
-- is mended (docs/operating.md, decision 0039). A run that dies midway leaves a row that says so.
-- Lock: none; new tables only.
set local lock_timeout = '5s';

create table audit_runs (
  id text primary key,
  slot timestamptz unique,
  requested_by text not null,
  heals boolean not null,
  whole boolean not null,
  instance integer not null,
  lease_until timestamptz not null,
  status text not null default 'running' check (status in ('running', 'done', 'failed')),
  findings jsonb not null default '[]',
  healed jsonb not null default '[]',
  unproven jsonb not null default '[]',
  problem text,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((status = 'running') = (finished_at is null))
);
create unique index audit_runs_one_running on audit_runs ((true)) where status = 'running';
create index audit_runs_done on audit_runs (id desc) where status = 'done';
create index audit_runs_finished on audit_runs (finished_at);
comment on column audit_runs.slot is
  'The quarter of an hour it is for; null where somebody asked. A run that died gives its slot back.';
comment on column audit_runs.whole is 'Whether every row was looked at; the schedule looks at the costliest promises part by part.';
comment on column audit_runs.instance is 'The process that runs it; with it dies the run.';
comment on column audit_runs.findings is 'What was still broken at the end; what was healed stands beside it.';
comment on column audit_runs.unproven is 'Promises whose proof failed: nothing is known of them.';

create table audit_healings (
  invariant text primary key,
  healed bigint not null
);
comment on table audit_healings is 'How often each was healed, ever; runs are forgotten.';
