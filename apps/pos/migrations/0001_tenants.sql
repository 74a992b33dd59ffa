-- Why: one row per workspace. The unique instance_key is what makes onboarding safe to repeat:
-- whatever the code above it does, there is no second workspace for one bought item.
create table tenants (
  id               text primary key,
  instance_key     text not null unique,
  -- null once purged: the row stays so that the key stays taken, the name is free again
  workspace_name   text unique check (workspace_name ~ '^[a-z][a-z0-9-]{2,39}$'),
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  plan             text not null,
  quantity         integer not null check (quantity >= 1),
  state            text not null check (state in ('open', 'suspended', 'cancelled', 'purged')),
  suspended_reason text,
  -- an open workspace is usable from this instant on; before it, it is being set up
  ready_at         timestamptz not null,
  observed_revision integer not null,
  is_test          boolean not null,
  created_at       timestamptz not null,
  cancelled_at     timestamptz,
  retained_until   timestamptz,
  check ((state = 'purged') = (workspace_name is null)),
  check ((state = 'suspended') = (suspended_reason is not null))
);

create table members (
  id         text primary key,
  tenant_id  text not null references tenants (id) on delete cascade,
  email      text not null,
  name       text,
  role       text not null check (role in ('owner', 'cashier')),
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, email)
);
create unique index one_owner_per_tenant on members (tenant_id) where role = 'owner';

-- Only the hash of a session's cookie is kept: a copy of this table opens no workspace.
create table sessions (
  cookie_hash text primary key,
  tenant_id   text not null,
  member_id   text not null,
  expires_at  timestamptz not null,
  foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade
);

-- One row: the key from which invitations are derived. Made at first start.
create table invitation_key (
  only_one boolean primary key default true check (only_one),
  key      text not null
);
