-- 0002_catalog.sql
-- Why: what is sold and how it is delivered (plan 5.1, 5.4), prices with their gateway mappings, and sealed secrets.
-- Lock: none; new tables.

create table secrets (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{1,79}$'),
  purpose text not null,
  sealed text not null,
  key_id text not null,
  hint text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column secrets.sealed is 'AES-256-GCM under the master key key_id, bound to the name; written once, never returned.';

create table products (
  id text primary key,
  slug text not null unique,
  name text not null,
  summary text not null default '',
  description text not null default '',
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  delivery_model text not null check (delivery_model in
    ('saas_multitenant', 'saas_singletenant', 'self_hosted_license', 'self_hosted_download', 'managed_setup', 'hybrid')),
  fulfillment_driver text not null,
  fulfillment_config jsonb not null default '{}',
  external_provider text,
  external_product_ref text,
  is_recurring boolean not null default false,
  supports_trial boolean not null default false,
  trial_days integer check (trial_days between 1 and 730),
  enabled_payment_gateways text[] not null check (cardinality(enabled_payment_gateways) > 0),
  default_payment_gateway text not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (default_payment_gateway = any (enabled_payment_gateways)),
  check (supports_trial = (trial_days is not null))
);
create index products_listed on products (status, name, id);

create table prices (
  id text primary key,
  product_id text not null references products (id),
  name text not null,
  billing text not null check (billing in ('one_time', 'recurring')),
  amount_minor bigint not null check (amount_minor between 0 and 10000000000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  billing_interval text check (billing_interval in ('day', 'week', 'month', 'year')),
  interval_count integer check (interval_count between 1 and 365),
  trial_days integer check (trial_days between 1 and 730),
  plan text,
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((billing = 'recurring') = (billing_interval is not null)),
  check ((billing_interval is null) = (interval_count is null)),
  unique (product_id, name)
);
comment on column prices.plan is 'The provider''s own name for what this price buys; sent as product.plan.';

create table price_mappings (
  price_id text not null references prices (id) on delete cascade,
  gateway text not null,
  gateway_product_id text,
  gateway_plan_id text,
  updated_at timestamptz not null,
  primary key (price_id, gateway)
);
comment on table price_mappings is 'Which product or plan of a gateway a price is; PayPal needs none for one-time prices.';
