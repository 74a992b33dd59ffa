-- 0007_notifications.sql
-- Why: mail is an outbox row written with its cause, so that it is sent once and never for something that did not happen.
-- Lock: none; new table.

create table mails (
  id text primary key,
  kind text not null,
  subject_id text not null,
  generation integer not null default 1,
  recipient text not null,
  payload jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  problem text,
  sent_subject text,
  sent_text text,
  sent_html text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (kind, subject_id, generation)
);
create index mails_due on mails (next_attempt_at) where status = 'waiting';
create index mails_listed on mails (id desc);
comment on column mails.sent_text is 'What was sent; kept for the mailbox page of development only.';
