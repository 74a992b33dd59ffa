-- 0006_fulfillment.sql
-- Why: one state machine for everything that is sold (plan 5.2, 5.3, design/fulfillment, design/reliability 2.4).
-- Lock: none; new tables.

create table fulfillment_records (
  id text primary key,
  order_id text not null references orders (id),
  order_item_id text not null references order_items (id),
  sequence integer not null default 1,
  product_id text not null references products (id),
  customer_id text not null references customers (id),
  driver text not null,
  provider text not null,
  status text not null check (status in
    ('queued', 'processing', 'active', 'awaiting_customer', 'manual_pending', 'suspended', 'failed', 'cancelled')),
  desired_state text not null default 'running' check (desired_state in ('running', 'suspended', 'terminated')),
  service_state text not null default 'none' check (service_state in
    ('none', 'running', 'suspended', 'terminated', 'missing', 'unknown')),
  revision integer not null default 1,
  instance_key text not null,
  quantity integer not null,
  choices jsonb not null,
  terms jsonb not null,
  external_reference_id text,
  external_workspace_url text,
  external_customer_id text,
  attempts integer not null default 0,
  last_error text,
  error_code text,
  error_class text,
  customer_message text,
  ask jsonb,
  payload_snapshot jsonb not null default '{}',
  next_attempt_at timestamptz,
  lease_token integer not null default 0,
  lease_owner integer,
  lease_until timestamptz,
  moved_by text not null,
  moved_because text not null,
  due_at timestamptz,
  paid_at timestamptz not null,
  first_attempt_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (order_item_id, sequence)
);
create unique index fulfillment_one_live_instance on fulfillment_records (instance_key) where status <> 'cancelled';
create unique index fulfillment_one_external_reference on fulfillment_records (provider, external_reference_id)
  where external_reference_id is not null and status <> 'cancelled';
create index fulfillment_due on fulfillment_records (next_attempt_at) where next_attempt_at is not null;
create index fulfillment_order on fulfillment_records (order_id);
create index fulfillment_customer on fulfillment_records (customer_id, id desc);
create index fulfillment_listed on fulfillment_records (status, id desc);
comment on column fulfillment_records.next_attempt_at is
  'When the record is to be looked at again; null when nothing is to be done. The truth behind every job.';
comment on column fulfillment_records.lease_token is
  'Grows with each claim; a result is written only by the holder of the newest token.';
comment on column fulfillment_records.provider is 'Whom the driver calls: the bulkhead, and the namespace of external references.';

create table fulfillment_moves (
  id bigint generated always as identity primary key,
  fulfillment_id text not null references fulfillment_records (id),
  from_status text,
  to_status text not null,
  moved_by text not null,
  moved_because text not null,
  at timestamptz not null
);
create index fulfillment_moves_record on fulfillment_moves (fulfillment_id, id);

create table fulfillment_operations (
  id text primary key,
  fulfillment_id text not null references fulfillment_records (id),
  operation_key text not null,
  action text not null check (action in ('fulfill', 'suspend', 'resume', 'cancel', 'upgrade', 'sync')),
  attempt integer not null,
  outcome text not null default 'in_flight' check (outcome in
    ('in_flight', 'delivered', 'done', 'not_yet', 'needs_customer', 'needs_operator', 'try_again', 'give_up', 'unknown')),
  exchange jsonb,
  error_code text,
  error_class text,
  detail text,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index fulfillment_operations_record on fulfillment_operations (fulfillment_id, id desc);
comment on column fulfillment_operations.exchange is 'Request and answer of the last call, secrets masked.';

create table external_tenant_links (
  fulfillment_record_id text primary key references fulfillment_records (id),
  provider text not null,
  external_tenant_id text not null,
  external_subscription_id text,
  external_user_id text,
  created_at timestamptz not null,
  unique (provider, external_tenant_id)
);

create table fulfillment_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into fulfillment_transitions values
  ('queued', 'processing'), ('queued', 'cancelled'),
  ('processing', 'queued'), ('processing', 'awaiting_customer'), ('processing', 'manual_pending'),
  ('processing', 'active'), ('processing', 'failed'), ('processing', 'cancelled'),
  ('awaiting_customer', 'queued'), ('awaiting_customer', 'cancelled'),
  ('manual_pending', 'queued'), ('manual_pending', 'active'), ('manual_pending', 'awaiting_customer'),
  ('manual_pending', 'failed'), ('manual_pending', 'cancelled'),
  ('active', 'suspended'), ('active', 'cancelled'),
  ('suspended', 'active'), ('suspended', 'cancelled'),
  ('failed', 'queued'), ('failed', 'cancelled');

create function guard_fulfillment() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.order_item_id <> old.order_item_id or new.instance_key <> old.instance_key or new.driver <> old.driver then
      raise exception 'fulfillment %: identity is immutable', old.id using errcode = 'VX002';
    end if;
    if new.status is not distinct from old.status then
      return new;
    end if;
    if not exists (select from fulfillment_transitions where from_status = old.status and to_status = new.status) then
      raise exception 'fulfillment %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
    end if;
  elsif not exists (select from orders where id = new.order_id and status in ('paid', 'partially_refunded')) then
    raise exception 'fulfillment of an unpaid order %', new.order_id using errcode = 'VX003';
  end if;
  insert into fulfillment_moves (fulfillment_id, from_status, to_status, moved_by, moved_because, at)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, new.moved_by, new.moved_because, new.updated_at);
  return new;
end $$;
create trigger fulfillment_records_guard after insert or update on fulfillment_records
  for each row execute function guard_fulfillment();
