-- 0005_delivery_tools.sql
-- Why: what adapters hand out: licenses, files and people's work.
-- Lock: none; new tables.

create table licenses (
  id text primary key,
  fulfillment_id text not null,
  position integer not null,
  product_id text not null references products (id),
  customer_id text not null references customers (id),
  order_id text not null references orders (id),
  status text not null default 'active' check (status in ('active', 'suspended', 'revoked', 'expired')),
  key_hash text not null unique,
  key_sealed text not null,
  key_hint text not null,
  license_type text not null,
  max_activations integer,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (fulfillment_id, position)
);
create index licenses_customer on licenses (customer_id, id desc);

create table artifacts (
  id text primary key,
  name text not null,
  version text not null,
  file_name text not null,
  content_type text not null,
  storage_key text not null unique,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  unique (name, version)
);
comment on column artifacts.name is 'What a product''s config names as its artifact source; the newest version is delivered.';

create table download_grants (
  id text primary key,
  fulfillment_id text not null unique,
  product_id text not null references products (id),
  customer_id text not null references customers (id),
  order_id text not null references orders (id),
  artifact_name text not null,
  status text not null default 'active' check (status in ('active', 'suspended', 'revoked')),
  downloads integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index download_grants_customer on download_grants (customer_id, id desc);

create table downloads (
  id bigint generated always as identity primary key,
  grant_id text not null references download_grants (id),
  artifact_id text not null references artifacts (id),
  at timestamptz not null,
  ip_address text
);
create index downloads_grant on downloads (grant_id, id);

create table tasks (
  id text primary key,
  fulfillment_id text not null,
  generation integer not null,
  order_id text not null references orders (id),
  queue text not null,
  title text not null,
  instructions text not null,
  status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  due_at timestamptz not null,
  result jsonb,
  completed_by text,
  completed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (fulfillment_id, generation)
);
create index tasks_board on tasks (status, due_at, id);
comment on column tasks.generation is 'The revision of the record at which people were asked: asked again after a retry, it is a new task.';
