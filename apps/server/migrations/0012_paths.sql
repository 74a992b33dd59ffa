-- 0012_paths.sql
-- Why: hybrid products (plan 3.1): several ways of delivery under one product, each with prices of its own; the buyer
-- chooses, and what was delivered can later be moved from one path to another (design/fulfillment, Hybrid).
-- Lock: brief on products, prices and order_items; fulfillment_records is filled in one pass. New table.

alter table products
  alter column fulfillment_driver drop not null,
  add column paths jsonb not null default '[]';
alter table prices add column path text;
alter table order_items add column path text;
alter table fulfillment_records add column path text, add column delivery_model text;
comment on column products.paths is
  'Of a hybrid product: what each path is called and how it is delivered, as an operator wrote it, in the order of the shop.';
comment on column prices.path is 'Which path of a hybrid product this price buys; null for every other product.';
comment on column order_items.path is 'The path that was bought; what was delivered may have been moved to another since.';
comment on column fulfillment_records.path is 'The path this record delivers; fixed, as its driver is.';

-- What was hybrid until now had one driver: it becomes one path, of the model that driver delivers.
update products set
  paths = jsonb_build_array(jsonb_build_object(
    'name', 'standard', 'title', 'Standard', 'summary', '',
    'delivery_model', case fulfillment_driver
      when 'multitenant_saas' then 'saas_multitenant'
      when 'singletenant_provisioning' then 'saas_singletenant'
      when 'license_download' then 'self_hosted_license'
      else 'managed_setup' end,
    'fulfillment_driver', fulfillment_driver, 'fulfillment_config', fulfillment_config,
    'external_provider', external_provider, 'external_product_ref', external_product_ref)),
  fulfillment_driver = null, fulfillment_config = '{}', external_provider = null, external_product_ref = null
where delivery_model = 'hybrid';
update prices set path = 'standard' from products p where p.id = prices.product_id and p.delivery_model = 'hybrid';
update order_items i set path = 'standard', delivery_model = p.paths -> 0 ->> 'delivery_model'
from products p where p.id = i.product_id and i.delivery_model = 'hybrid' and p.delivery_model = 'hybrid';
update fulfillment_records r set path = i.path, delivery_model = i.delivery_model
from order_items i where i.id = r.order_item_id;

alter table products
  add constraint products_hybrid_has_paths check ((delivery_model = 'hybrid') = (jsonb_array_length(paths) > 0)),
  add constraint products_hybrid_has_no_driver check ((delivery_model = 'hybrid') = (fulfillment_driver is null));
alter table fulfillment_records alter column delivery_model set not null;

-- The one place that says what a product, or one path of it, is delivered by; null for a path that is no more.
create function way_of(product products, path text) returns jsonb language sql stable as $$
  select case
    when path is not null then (select one from jsonb_array_elements(product.paths) one where one ->> 'name' = path)
    when product.delivery_model <> 'hybrid' then jsonb_build_object(
      'delivery_model', product.delivery_model, 'fulfillment_driver', product.fulfillment_driver,
      'fulfillment_config', product.fulfillment_config, 'external_provider', product.external_provider,
      'external_product_ref', product.external_product_ref)
    end
$$;

create or replace function guard_fulfillment() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.order_item_id <> old.order_item_id or new.instance_key <> old.instance_key or new.driver <> old.driver
      or new.path is distinct from old.path or new.delivery_model <> old.delivery_model then
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

create table path_moves (
  id text primary key,
  order_id text not null references orders (id),
  order_item_id text not null references order_items (id),
  customer_id text not null references customers (id),
  from_fulfillment_id text not null references fulfillment_records (id),
  to_fulfillment_id text not null unique references fulfillment_records (id),
  from_path text,
  to_path text not null,
  from_price_id text not null references prices (id),
  to_price_id text not null references prices (id),
  status text not null check (status in ('preparing', 'overlap', 'completed', 'returned', 'failed')),
  overlap_days integer not null check (overlap_days between 0 and 90),
  overlap_ends_at timestamptz,
  requested_by text not null,
  reason text not null,
  moved_by text not null,
  moved_because text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (from_fulfillment_id <> to_fulfillment_id),
  check (status <> 'overlap' or overlap_ends_at is not null)
);
create unique index path_moves_one_open on path_moves (order_item_id) where status in ('preparing', 'overlap');
create index path_moves_from on path_moves (from_fulfillment_id);
create index path_moves_open on path_moves (id) where status in ('preparing', 'overlap');
create index path_moves_customer on path_moves (customer_id, id desc);
comment on column path_moves.overlap_ends_at is 'When the old delivery is taken back, unless the customer confirms before or returns.';

create table path_move_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into path_move_transitions values
  ('preparing', 'overlap'), ('preparing', 'completed'), ('preparing', 'returned'), ('preparing', 'failed'),
  ('overlap', 'completed'), ('overlap', 'returned'), ('overlap', 'failed');

create function guard_path_move() returns trigger language plpgsql as $$
begin
  if new.status <> old.status
    and not exists (select from path_move_transitions where from_status = old.status and to_status = new.status) then
    raise exception 'path move %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
  end if;
  return new;
end $$;
create trigger path_moves_guard before update on path_moves for each row execute function guard_path_move();

alter table plan_changes add column to_path text, add column to_choices jsonb;
comment on column plan_changes.to_choices is 'What the buyer chose for the path that the new price buys; null where the path stays.';
