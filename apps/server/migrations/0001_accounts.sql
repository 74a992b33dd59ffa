-- 0001_accounts.sql
-- Why: people who sign in (users, with better-auth's tables) and people who buy (customers). A guest buys without a
-- user; the link in the mail proves the address, and only then does the customer belong to the user.
-- Lock: none; new tables.

create table users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null default 'customer' check (role in ('customer', 'read_only', 'operator', 'owner')),
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id text primary key,
  token text not null unique,
  user_id text not null references users (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_user on sessions (user_id);

create table accounts (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index accounts_user on accounts (user_id);

create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);

create table two_factors (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references users (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factors_user on two_factors (user_id);
create index two_factors_secret on two_factors (secret);

create table customers (
  id text primary key,
  email text not null,
  name text not null,
  user_id text unique references users (id) on delete set null,
  created_at timestamptz not null
);
create unique index customers_email on customers (lower(email));
comment on column customers.user_id is 'Set only after the user has proven the address; until then the customer is a guest.';

create table idempotency_keys (
  principal text not null,
  route text not null,
  key text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (principal, route, key)
);
comment on table idempotency_keys is 'Idempotency-Key of the API: status and response are null while the first request runs.';

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_log_subject on audit_log (subject, id);

create table instances (
  id integer generated always as identity primary key,
  role text not null,
  host text not null,
  started_at timestamptz not null default now()
);
comment on table instances is
  'One row a worker process. On PostgreSQL the process holds an advisory lock on its id for as long as it lives, so a lease of a dead process is known at once.';
