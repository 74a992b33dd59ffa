-- 0010_tasks.sql
-- Why: people's work in full: who does it, a clock that stands while the customer is asked, checklists, comments, files,
-- a form whose answer completes it, credentials that are shown once, and who was warned (plan 3.2, design/fulfillment).
-- Lock: short; columns without defaults, and new tables.

alter table tasks
  add column assignee_id text references users (id) on delete set null,
  add column asked_at timestamptz,
  add column promised_seconds integer,
  add column completion_form jsonb,
  add column due_soon_told_at timestamptz,
  add column overdue_told_at timestamptz;
create index tasks_open_due on tasks (due_at, id) where status = 'open';
create index tasks_queue on tasks (queue, status);
create index tasks_assignee on tasks (assignee_id, id) where assignee_id is not null;
comment on column tasks.asked_at is 'Since when the customer is asked something: the clock stands. Null while it runs.';
comment on column tasks.promised_seconds is 'How much time people were given; pauses move the due time and not this.';
comment on column tasks.completion_form is 'JSON Schema of what is asked at completion, as it was when the task was opened; null: a note and an address.';
comment on column tasks.overdue_told_at is 'When the overdue task was reported; each warning is given once.';

create table task_checks (
  task_id text not null references tasks (id),
  position integer not null,
  text text not null,
  checked_by text,
  checked_at timestamptz,
  primary key (task_id, position)
);

create table task_questions (
  id text primary key,
  task_id text not null references tasks (id),
  text text not null,
  form_schema jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer jsonb,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  check (answered_at is null or withdrawn_at is null)
);
create unique index task_one_open_question on task_questions (task_id) where answered_at is null and withdrawn_at is null;
create index task_questions_task on task_questions (task_id, id);

create table task_comments (
  id text primary key,
  task_id text not null references tasks (id),
  kind text not null check (kind in ('team', 'customer')),
  author text not null,
  text text not null,
  created_at timestamptz not null
);
create index task_comments_task on task_comments (task_id, id);

create table task_files (
  id text primary key,
  task_id text not null references tasks (id),
  file_name text not null,
  storage_key text not null unique,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  for_customer boolean not null,
  uploaded_by text not null,
  created_at timestamptz not null
);
create index task_files_task on task_files (task_id, id);

create table task_credentials (
  task_id text not null references tasks (id),
  name text not null,
  title text not null,
  value_sealed text,
  seen_at timestamptz,
  primary key (task_id, name),
  check ((value_sealed is null) = (seen_at is not null))
);
comment on column task_credentials.value_sealed is 'Forgotten in the statement that shows it: the customer sees it once.';

create table task_moves (
  id bigint generated always as identity primary key,
  task_id text not null references tasks (id),
  what text not null,
  moved_by text not null,
  detail jsonb not null default '{}',
  at timestamptz not null
);
create index task_moves_task on task_moves (task_id, id);

insert into fulfillment_transitions values ('awaiting_customer', 'manual_pending');
