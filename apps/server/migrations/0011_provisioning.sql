-- 0011_provisioning.sql
-- Why: dedicated instances (plan: saas_singletenant, singletenant_provisioning; design/dedicated-instances): where they
-- may run, what is started there, what each may use, what should be and what was last seen of it.
-- Lock: brief; one table is renamed, the rest is new. The name "instances" belongs to what customers buy; a row for a
-- running VOZEX is a process.

alter table instances rename to processes;

create table pools (
  id text primary key,
  name text not null unique,
  title text not null,
  driver text not null check (driver in ('process', 'oci', 'kubernetes')),
  config jsonb not null,
  host text,
  labels jsonb not null default '{}',
  status text not null default 'open' check (status in ('open', 'cordoned', 'draining')),
  instances_max integer not null check (instances_max >= 0),
  cpu_millis integer not null check (cpu_millis >= 0),
  memory_mb integer not null check (memory_mb >= 0),
  disk_mb integer not null check (disk_mb >= 0),
  reserved_instances integer not null default 0 check (reserved_instances >= 0),
  reserved_cpu_millis integer not null default 0 check (reserved_cpu_millis >= 0),
  reserved_memory_mb integer not null default 0 check (reserved_memory_mb >= 0),
  reserved_disk_mb integer not null default 0 check (reserved_disk_mb >= 0),
  seen jsonb,
  seen_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column pools.host is 'The only machine whose workers tend it; null: any worker reaches the engine.';
comment on column pools.reserved_instances is 'With the three beside it: the sum of its reservations that are not released.';
comment on column pools.seen is 'What its engine said of itself when it was last looked at: guarantees, capacity, or why not.';

create table server_templates (
  id text primary key,
  name text not null unique,
  title text not null,
  kind text not null check (kind in ('bundle', 'image')),
  health_path text not null,
  port integer not null check (port between 1 and 65535),
  data_folders text[] not null,
  environment jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table server_template_versions (
  id text primary key,
  template_id text not null references server_templates (id),
  version text not null,
  status text not null default 'released' check (status in ('released', 'withdrawn')),
  image text,
  storage_key text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint,
  created_at timestamptz not null,
  unique (template_id, version),
  check ((image is null) <> (storage_key is null)),
  check ((storage_key is null) = (sha256 is null))
);
comment on table server_template_versions is 'What a version is never changes; new instances get the newest that is released.';

create table resource_profiles (
  id text primary key,
  name text not null unique,
  title text not null,
  cpu_millis integer not null check (cpu_millis > 0),
  memory_mb integer not null check (memory_mb > 0),
  disk_mb integer not null check (disk_mb > 0),
  pids integer not null check (pids > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table capacity_reservations (
  id text primary key,
  order_id text not null references orders (id),
  order_item_id text not null references order_items (id),
  pool_id text not null references pools (id),
  cpu_millis integer not null,
  memory_mb integer not null,
  disk_mb integer not null,
  status text not null default 'held' check (status in ('held', 'used', 'released')),
  created_at timestamptz not null,
  released_at timestamptz
);
create unique index capacity_reservations_one_live on capacity_reservations (order_item_id) where status <> 'released';
create index capacity_reservations_pool on capacity_reservations (pool_id, status);
create index capacity_reservations_held on capacity_reservations (order_id) where status = 'held';

create table instances (
  id text primary key,
  instance_key text not null unique,
  fulfillment_id text not null,
  order_id text not null references orders (id),
  order_item_id text not null references order_items (id),
  product_id text not null references products (id),
  customer_id text not null references customers (id),
  reservation_id text not null unique references capacity_reservations (id),
  pool_id text not null references pools (id),
  template_id text not null references server_templates (id),
  version_id text not null references server_template_versions (id),
  profile_name text not null,
  cpu_millis integer not null,
  memory_mb integer not null,
  disk_mb integer not null,
  pids integer not null,
  plan text,
  quantity integer not null,
  host text,
  generated_sealed text not null,
  desired_state text not null default 'running' check (desired_state in ('running', 'suspended', 'terminated')),
  stopped_by_customer boolean not null default false,
  revision integer not null default 1,
  wishes integer not null default 1,
  observed_state text not null default 'absent' check (observed_state in
    ('absent', 'starting', 'running', 'unhealthy', 'suspended', 'stopped', 'failed')),
  observed_revision integer,
  observed_version text,
  address text,
  usage jsonb not null default '{}',
  reason text,
  restarts integer not null default 0,
  observed_at timestamptz,
  problem_code text,
  problem text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  lease_token integer not null default 0,
  lease_owner integer,
  lease_until timestamptz,
  moved_because text not null,
  ready_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index instances_due on instances (next_attempt_at) where next_attempt_at is not null;
create index instances_customer on instances (customer_id, id desc);
create index instances_pool on instances (pool_id, id desc);
create index instances_fulfillment on instances (fulfillment_id);
comment on column instances.host is 'Its sub-domain, in full; null: customers reach it at its address.';
comment on column instances.revision is 'Grows with every change of what is started: version, limits, environment.';
comment on column instances.wishes is 'Grows with every change of what is wanted; a look that began before does not count as the last.';
comment on column instances.lease_token is 'Grows with each claim; what was seen is written only by the holder of the newest token.';
comment on column instances.problem_code is 'Why it is not as it should be; null while it is, or is on its way.';
comment on column instances.generated_sealed is 'Values that were generated for it, such as the owner''s token; sealed.';

create table instance_moves (
  id bigint generated always as identity primary key,
  instance_id text not null references instances (id),
  desired_state text not null,
  observed_state text not null,
  problem_code text,
  because text not null,
  at timestamptz not null
);
create index instance_moves_instance on instance_moves (instance_id, id);

create function guard_instance() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.instance_key <> old.instance_key or new.customer_id <> old.customer_id or new.pool_id <> old.pool_id then
      raise exception 'instance %: identity is immutable', old.id using errcode = 'VX002';
    end if;
    if old.desired_state = 'terminated' and new.desired_state <> 'terminated' then
      raise exception 'instance %: what was ended does not come back', old.id using errcode = 'VX001';
    end if;
    if new.desired_state = old.desired_state and new.observed_state = old.observed_state
      and new.problem_code is not distinct from old.problem_code then
      return new;
    end if;
  end if;
  insert into instance_moves (instance_id, desired_state, observed_state, problem_code, because, at)
  values (new.id, new.desired_state, new.observed_state, new.problem_code, new.moved_because, new.updated_at);
  return new;
end $$;
create trigger instances_guard after insert or update on instances for each row execute function guard_instance();

create table instance_backups (
  id text primary key,
  instance_id text not null references instances (id),
  kind text not null check (kind in ('manual', 'before_upgrade', 'before_restore')),
  status text not null default 'requested' check (status in ('requested', 'ready', 'failed', 'deleted')),
  version text,
  storage_key text,
  size_bytes bigint,
  sha256 text,
  created_at timestamptz not null,
  ready_at timestamptz
);
create index instance_backups_instance on instance_backups (instance_id, id desc);

create table instance_operations (
  id text primary key,
  instance_id text not null references instances (id),
  kind text not null check (kind in ('backup', 'restore', 'restart', 'upgrade')),
  status text not null default 'requested' check (status in ('requested', 'running', 'done', 'failed')),
  step text,
  backup_id text references instance_backups (id),
  from_version_id text references server_template_versions (id),
  to_version_id text references server_template_versions (id),
  requested_by text not null,
  detail text,
  step_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz
);
create unique index instance_operations_one_open on instance_operations (instance_id)
  where status in ('requested', 'running');
create index instance_operations_instance on instance_operations (instance_id, id desc);

create table instance_domains (
  id text primary key,
  host text not null,
  order_item_id text not null references order_items (id),
  customer_id text not null references customers (id),
  created_at timestamptz not null,
  released_at timestamptz
);
create unique index instance_domains_one_live on instance_domains (host) where released_at is null;
create index instance_domains_item on instance_domains (order_item_id);
create index instance_domains_host on instance_domains (host, released_at);

create table instance_orphans (
  pool_id text not null references pools (id),
  instance_key text not null,
  instance_id text not null,
  state text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  destroy_requested_by text,
  primary key (pool_id, instance_key)
);
comment on table instance_orphans is 'What an engine holds and we do not know, or thought was gone. People decide what becomes of it.';
