-- 0016_settings.sql
-- Why: what owners decide about their shop, and change while it runs; what a machine decides stays in the environment.
-- Lock: none; new table.

create table settings (
  key text primary key,
  value jsonb not null,
  revision integer not null default 1,
  updated_at timestamptz not null,
  updated_by text not null
);
comment on table settings is 'One row a setting that was ever changed; what has no row has its defaults.';
