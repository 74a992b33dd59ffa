-- 0003_orders.sql
-- Why: what was bought, at which price, how it is to be delivered and by which gateway it is paid (plan 4, 6.1).
-- Lock: none; new tables.

create table orders (
  id text primary key,
  customer_id text not null references customers (id),
  status text not null check (status in
    ('pending', 'on_hold', 'paid', 'partially_refunded', 'refunded', 'expired', 'cancelled')),
  payment_gateway text not null,
  currency text not null,
  total_minor bigint not null check (total_minor >= 0),
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  metadata jsonb not null,
  access_token_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  updated_at timestamptz not null,
  check (refunded_minor <= total_minor),
  check (status not in ('paid', 'partially_refunded') or paid_at is not null)
);
create index orders_customer on orders (customer_id, id desc);
create index orders_status on orders (status, id desc);
comment on column orders.access_token_hash is 'SHA-256 of the token in a guest''s order address.';
comment on column orders.metadata is 'The deterministic metadata of the plan: delivery models, choices and payment_gateway, as bought.';

create table order_items (
  id text primary key,
  order_id text not null references orders (id),
  position integer not null,
  product_id text not null references products (id),
  price_id text not null references prices (id),
  product_name text not null,
  price_name text not null,
  billing text not null,
  quantity integer not null check (quantity between 1 and 1000),
  unit_amount_minor bigint not null check (unit_amount_minor >= 0),
  total_minor bigint not null check (total_minor = unit_amount_minor * quantity),
  delivery_model text not null,
  driver text not null,
  external_provider text,
  choices jsonb not null,
  terms jsonb not null,
  gateway_product_id text,
  due_hours integer,
  unique (order_id, position)
);
comment on column order_items.terms is 'The terms of sale, frozen at purchase: plan, license policy, what the driver marks as frozen.';
comment on column order_items.due_hours is 'Within how many hours of payment delivery was promised.';

create table order_moves (
  id bigint generated always as identity primary key,
  order_id text not null references orders (id),
  from_status text,
  to_status text not null,
  at timestamptz not null
);
create index order_moves_order on order_moves (order_id, id);

-- The legal moves stand in the database too, so that no script or console can make an illegal one.
create table order_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into order_transitions values
  ('pending', 'paid'), ('pending', 'on_hold'), ('pending', 'expired'), ('pending', 'cancelled'),
  ('on_hold', 'paid'), ('on_hold', 'refunded'), ('on_hold', 'cancelled'),
  ('paid', 'partially_refunded'), ('paid', 'refunded'),
  ('partially_refunded', 'refunded'),
  ('expired', 'on_hold'), ('expired', 'paid'),
  ('cancelled', 'on_hold');

create function guard_order() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.status is not distinct from old.status then
      return new;
    end if;
    if not exists (select from order_transitions where from_status = old.status and to_status = new.status) then
      raise exception 'order %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
    end if;
  end if;
  insert into order_moves (order_id, from_status, to_status, at)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, new.updated_at);
  return new;
end $$;
create trigger orders_guard after insert or update of status on orders for each row execute function guard_order();
