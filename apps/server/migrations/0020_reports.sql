-- 0020_reports.sql
-- Why: charts over a year, lists, searches and exports that answer as fast with 200,000 orders as with ten
-- (docs/reports.md, decision 0034). What happened on each day is summed up once the day is over; what changes a summed-up
-- day later marks it, and it is summed up anew.
-- Lock: blocks writes to each table while its indexes are built, about a second for 200,000 orders.
set local lock_timeout = '5s';

create table report_days (
  day date primary key,
  fence bigint,
  rolled_at timestamptz
);
comment on table report_days is
  'Days that are over. From the moment a day stands here, whoever changes what happened on it marks it.';
comment on column report_days.fence is
  'The day may be summed up once every transaction before this one has ended: they may not have seen that it is over.';

create table report_marks (
  id bigint generated always as identity primary key,
  day date not null
);
create index report_marks_day on report_marks (day);
comment on table report_marks is 'Days that changed after they were over. Appended only, so that nobody waits for another.';

create table daily_figures (
  figure text not null,
  day date not null,
  subject text not null,
  detail text not null,
  currency text not null,
  n bigint not null,
  amount_minor bigint not null,
  primary key (figure, day, subject, detail, currency)
);
create index daily_figures_day on daily_figures (day);
comment on column daily_figures.subject is 'Whom the figure is about: a product, a gateway, a provider; empty for the shop.';

create table queue_samples (
  step text not null check (step in ('minute', 'hour')),
  at timestamptz not null,
  waiting integer not null,
  oldest_seconds integer not null,
  with_customers integer not null,
  with_team integer not null,
  failed integer not null,
  events integer not null,
  mails integer not null,
  primary key (step, at)
);
comment on table queue_samples is 'How much waited, each minute for two days, and the most of each hour for a year.';

-- When money was back. Nothing else tells it: a refund is written again when more is learnt of it.
alter table refunds add column settled_at timestamptz;
update refunds set settled_at = updated_at where status = 'succeeded';
create function settle_refund_time() returns trigger language plpgsql as $$
begin
  new.settled_at := case when new.status = 'succeeded' then coalesce(new.settled_at, new.updated_at) end;
  return new;
end $$;
create trigger refunds_settled_at before insert or update of status on refunds
  for each row execute function settle_refund_time();

create function mark_payment_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days
    where day in ((new.captured_at at time zone 'UTC')::date, (old.captured_at at time zone 'UTC')::date);
  return null;
end $$;
create trigger payments_marked_new after insert on payments
  for each row when (new.captured_at is not null) execute function mark_payment_days();
create trigger payments_marked after update on payments
  for each row when ((old.status, old.captured_at, old.amount_minor, old.currency)
    is distinct from (new.status, new.captured_at, new.amount_minor, new.currency))
  execute function mark_payment_days();

create function mark_refund_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days
    where day in ((new.settled_at at time zone 'UTC')::date, (old.settled_at at time zone 'UTC')::date);
  return null;
end $$;
create trigger refunds_marked_new after insert on refunds
  for each row when (new.settled_at is not null) execute function mark_refund_days();
create trigger refunds_marked after update on refunds
  for each row when ((old.settled_at, old.amount_minor, old.reversal)
    is distinct from (new.settled_at, new.amount_minor, new.reversal))
  execute function mark_refund_days();

create function mark_order_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days
    where day in ((new.created_at at time zone 'UTC')::date, (new.paid_at at time zone 'UTC')::date,
      (old.paid_at at time zone 'UTC')::date);
  return null;
end $$;
create trigger orders_marked_new after insert on orders for each row execute function mark_order_days();
create trigger orders_marked after update on orders
  for each row when (old.paid_at is distinct from new.paid_at) execute function mark_order_days();

create function mark_fulfillment_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days
    where day in ((new.created_at at time zone 'UTC')::date, (new.delivered_at at time zone 'UTC')::date,
      (old.delivered_at at time zone 'UTC')::date);
  return null;
end $$;
create trigger fulfillment_records_marked_new after insert on fulfillment_records
  for each row execute function mark_fulfillment_days();
create trigger fulfillment_records_marked after update on fulfillment_records
  for each row when (new.delivered_at is distinct from old.delivered_at
    or (new.delivered_at is not null and new.due_at is distinct from old.due_at))
  execute function mark_fulfillment_days();

create function mark_move_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days where day = (new.at at time zone 'UTC')::date;
  return null;
end $$;
create trigger fulfillment_moves_marked after insert on fulfillment_moves
  for each row when (new.to_status = 'failed') execute function mark_move_days();

create function mark_operation_days() returns trigger language plpgsql as $$
begin
  insert into report_marks (day) select day from report_days where day = (new.started_at at time zone 'UTC')::date;
  return null;
end $$;
create trigger fulfillment_operations_marked_new after insert on fulfillment_operations
  for each row execute function mark_operation_days();
create trigger fulfillment_operations_marked after update on fulfillment_operations
  for each row when (old.outcome <> new.outcome) execute function mark_operation_days();

-- What a day is summed up by.
create index payments_captured on payments (captured_at) where status = 'succeeded';
create index refunds_settled on refunds (settled_at) where settled_at is not null;
create index orders_created on orders (created_at, id);
create index orders_paid on orders (paid_at) where paid_at is not null;
create index fulfillment_opened on fulfillment_records (created_at, id);
create index fulfillment_delivered on fulfillment_records (delivered_at) where delivered_at is not null;
create index fulfillment_moves_failed on fulfillment_moves (at) where to_status = 'failed';
create index fulfillment_operations_started on fulfillment_operations (started_at);

-- Exports go through whole tables in the order of time, a thousand rows at once. The same index finds a day.
create index payments_exported on payments (created_at, id);
create index refunds_exported on refunds (created_at, id);
create index customers_exported on customers (created_at, id);
create index subscriptions_exported on subscriptions (created_at, id);
create index licenses_exported on licenses (created_at, id);
create index audit_log_exported on audit_log (at, id);

-- Search: by bytes, so that the beginning of a text is found whatever language the database sorts by.
create index customers_email_begins on customers ((lower(email) collate "C"));
create index customers_name_begins on customers ((lower(name) collate "C"));
create index customers_last_name_begins on customers ((lower(regexp_replace(name, '^.* ', '')) collate "C"));
create index instance_domains_host_begins on instance_domains ((host collate "C")) where released_at is null;
create index refunds_gateway on refunds (gateway_refund_id) where gateway_refund_id is not null;
create index fulfillment_reference on fulfillment_records (external_reference_id) where external_reference_id is not null;

-- Lists that had a filter or an order without an index.
create index fulfillment_driver on fulfillment_records (driver, id desc);
create index subscriptions_problem on subscriptions (id desc) where problem is not null;
create index tasks_due on tasks (due_at, id);
create index tasks_queue_listed on tasks (queue, id desc);
create index tasks_queue_due on tasks (queue, due_at, id);
create index tasks_state on tasks ((case when status <> 'open' then status when asked_at is not null then 'awaiting_customer'
  when assignee_id is null then 'unassigned' else 'in_work' end), id desc);
create index tasks_state_due on tasks ((case when status <> 'open' then status when asked_at is not null
  then 'awaiting_customer' when assignee_id is null then 'unassigned' else 'in_work' end), due_at, id);
