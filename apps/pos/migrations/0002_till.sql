-- Why: what is sold, where, and what was sold. Every foreign key carries the tenant, so that even a
-- mistaken query cannot put one tenant's item on another tenant's sale.
create table items (
  id          text primary key,
  tenant_id   text not null references tenants (id) on delete cascade,
  name        text not null check (length(name) between 1 and 80),
  price_minor integer not null check (price_minor between 0 and 100000000),
  created_at  timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, name)
);

create table registers (
  id         text primary key,
  tenant_id  text not null references tenants (id) on delete cascade,
  name       text not null check (length(name) between 1 and 80),
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, name)
);

create table sales (
  id          text primary key,
  tenant_id   text not null references tenants (id) on delete cascade,
  register_id text not null,
  member_id   text not null,
  total_minor bigint not null check (total_minor >= 0),
  sold_at     timestamptz not null,
  unique (tenant_id, id),
  foreign key (tenant_id, register_id) references registers (tenant_id, id),
  foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index sales_of_a_day on sales (tenant_id, sold_at);

-- Name and price as they were at the moment of the sale.
create table sale_lines (
  tenant_id   text not null,
  sale_id     text not null,
  item_id     text not null,
  item_name   text not null,
  price_minor integer not null,
  quantity    integer not null check (quantity between 1 and 999),
  primary key (sale_id, item_id),
  foreign key (tenant_id, sale_id) references sales (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references items (tenant_id, id)
);
