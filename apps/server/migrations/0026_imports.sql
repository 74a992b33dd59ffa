-- 0026_imports.sql
-- Why: an existing shop comes in from files (plan 11, phase E): its products, customers, orders and licenses, each row
-- once, however often its file is read; what came in that way is told from what was sold here.
-- Lock: brief; nullable columns, columns with constant defaults, new tables. The indexes on orders are partial: the one
-- for what was sold here reads the table once, a second for a million rows.
set local lock_timeout = '5s';

create table imports (
  id text primary key,
  kind text not null check (kind in ('products', 'customers', 'orders', 'licenses')),
  source text not null,
  file_name text not null,
  format text not null check (format in ('csv', 'json', 'ndjson')),
  bytes bigint not null,
  sha256 text not null,
  storage_key text,
  decisions jsonb not null default '{}',
  dry_run boolean not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  problem text,
  ignored_columns text[] not null default '{}',
  rows_total integer not null,
  rows_done integer not null default 0,
  counts jsonb not null default '{}',
  process integer,
  lease_token integer not null default 0,
  started_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz not null
);
create unique index imports_one_open on imports (source, kind) where status in ('waiting', 'running');
create index imports_open on imports (id) where status in ('waiting', 'running');
create index imports_forgotten on imports (ended_at) where storage_key is not null;
comment on column imports.rows_done is 'The cursor: rows of the file that are dealt with, written in the transaction that dealt with them.';
comment on column imports.lease_token is 'Grows with each process that takes it up; only the newest writes.';
comment on column imports.storage_key is 'Where the file lies; null once it was forgotten, with what was told of its rows.';

create table import_rows (
  import_id text not null references imports (id),
  line integer not null,
  row_number integer not null,
  external_id text,
  outcome text not null check (outcome in
    ('created', 'linked', 'updated', 'unchanged', 'kept', 'skipped', 'bad')),
  target_id text,
  problems jsonb not null default '[]',
  detail jsonb,
  primary key (import_id, row_number)
);
create index import_rows_outcome on import_rows (import_id, outcome, row_number);
comment on table import_rows is 'What a person should see of a file: of products every row, of the rest what is not simply in or unchanged.';
comment on column import_rows.line is 'Where the row begins in the file; row_number counts the rows.';

create table imported (
  source text not null,
  kind text not null check (kind in ('products', 'customers', 'orders', 'licenses')),
  external_id text not null,
  target_id text not null,
  content_sha256 text not null,
  import_id text not null,
  undecided boolean not null default false,
  primary key (source, kind, external_id)
);
create index imported_target on imported (target_id);
comment on table imported is 'What each row of the earlier shop is here. The key is why a row comes in once.';
comment on column imported.undecided is 'A product of which nobody could tell how it is delivered; it is not sold, and no order of it comes in, until somebody says.';

alter table orders
  add column imported_from text,
  add column imported_number text,
  add column imported_gateway text,
  add column imported_payment text,
  add constraint orders_imported check ((imported_from is null) = (imported_number is null));
create unique index orders_imported_once on orders (imported_number, imported_from) where imported_number is not null;
create index orders_imported_payment on orders (imported_payment) where imported_payment is not null;
create index orders_sold_here on orders (created_at) where imported_from is null;
comment on column orders.imported_from is 'The shop it was sold in; null: here. Such an order has no payment of ours, and no figure counts it.';
comment on column orders.imported_number is 'Its number there, which its buyer knows.';
comment on column orders.imported_gateway is 'How it was paid there, as its buyer knows it; null where the file does not say.';
comment on column orders.imported_payment is 'The reference of its payment there.';

alter table fulfillment_records add column imported boolean not null default false;
create index fulfillment_made_here on fulfillment_records (created_at) where not imported;
comment on column fulfillment_records.imported is 'Delivered by the shop it was sold in; this one looks after it from here on.';

-- Days are summed up of what happened here: what came in by import changes none.
drop trigger orders_marked_new on orders;
create trigger orders_marked_new after insert on orders
  for each row when (new.imported_from is null) execute function mark_order_days();
drop trigger fulfillment_records_marked_new on fulfillment_records;
create trigger fulfillment_records_marked_new after insert on fulfillment_records
  for each row when (not new.imported) execute function mark_fulfillment_days();
