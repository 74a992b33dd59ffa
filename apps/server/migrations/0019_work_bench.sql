-- 0019_work_bench.sql
-- Why: failures are worked on by their cause, and a mass of suspensions and cancellations waits for a second person
-- (plan 6, design/fulfillment, Dead letters as a work bench).
-- Lock: brief on fulfillment_records and refunds for their columns; their indexes block writes while they are built, and
-- hold only what failed, is asked after, or was taken away.

create table guard_batches (
  id text primary key,
  caused_by text not null,
  status text not null default 'open' check (status in ('open', 'approved', 'rejected')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,
  carried_out_at timestamptz,
  check ((status = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
create unique index guard_one_open_batch on guard_batches (caused_by) where status = 'open';
create index guard_batches_unfinished on guard_batches (id) where carried_out_at is null;
comment on table guard_batches is
  'Suspensions and cancellations that came in a mass, by whoever caused them: recorded, and not acted on before somebody decides.';

create table guard_counters (
  caused_by text primary key,
  live integer,
  counted_at timestamptz
);
comment on table guard_counters is
  'One row for each cause, locked while one of its wishes is judged: parallel workers are judged one after another.';

alter table fulfillment_records
  add column desired_by text,
  add column wanted_because text,
  add column guard text check (guard in ('waiting', 'passed', 'held', 'approved', 'rejected')),
  add column guard_at timestamptz,
  add column guard_batch_id text references guard_batches (id),
  add column kept_because text,
  add column handed_to text,
  add column snoozed_until timestamptz,
  add column snoozed_by text,
  add column snoozed_because text,
  add constraint fulfillment_held_in_a_batch check ((guard in ('held', 'approved', 'rejected')) is not true or guard_batch_id is not null);
comment on column fulfillment_records.desired_by is 'Who caused what is wanted now; the guard counts by it.';
comment on column fulfillment_records.wanted_because is 'Why, in the words of whoever caused it.';
comment on column fulfillment_records.handed_to is 'The queue of the task by which people settle a failure: it left the work bench.';
comment on column fulfillment_records.guard is
  'What the guard says of taking away what was delivered, as it is wanted now; null while nothing is to be taken away.';
comment on column fulfillment_records.kept_because is
  'It was to end, the guard held that, and somebody let it run on: it runs although what paid for it may have gone back.';

create index fulfillment_guarded on fulfillment_records (desired_by, guard, guard_at) where guard in ('waiting', 'passed', 'held');
create index fulfillment_guard_batch on fulfillment_records (guard_batch_id, id) where guard_batch_id is not null;
create index fulfillment_dead_letters on fulfillment_records (driver, provider, error_code, id)
  where error_code is not null and next_attempt_at is null and handed_to is null and status <> 'cancelled';
create index fulfillment_asked_after on fulfillment_records (next_attempt_at, id)
  where error_class = 'unknown' and next_attempt_at is not null;

-- Back to people also after it was given up.
insert into fulfillment_transitions values ('failed', 'manual_pending');

create table bench_runs (
  id text primary key,
  action text not null check (action in ('retry', 'cancel_refund', 'hand_over', 'snooze')),
  driver text,
  provider text,
  error_code text,
  fulfillment_ids text[],
  reason text not null,
  detail jsonb not null default '{}',
  actor jsonb not null,
  status text not null default 'running' check (status in ('running', 'done')),
  matched integer not null,
  done integer not null default 0,
  refused integer not null default 0,
  refusals jsonb not null default '[]',
  last_id text,
  lease_token integer not null default 1,
  lease_until timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((driver is null) = (fulfillment_ids is not null))
);
create unique index bench_one_run_of_a_cause on bench_runs (action, driver, provider, error_code) where status = 'running' and driver is not null;
create index bench_runs_open on bench_runs (id) where status = 'running';
comment on table bench_runs is 'What is done to all deliveries of one cause: goes on from last_id, whatever process dies.';

alter table refunds add column once_key text;
create unique index refunds_once on refunds (once_key) where once_key is not null and status <> 'failed';
comment on column refunds.once_key is 'What this refund is for, where it must not be made twice for the same thing.';
