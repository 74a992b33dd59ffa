-- 0014_waiting_list.sql
-- Why: what is sold out is told before anybody pays; who wants it is told when there is room again.
-- Lock: none; the table is new.

create table waiting_list (
  id text primary key,
  product_id text not null references products (id),
  path text,
  email text not null,
  created_at timestamptz not null,
  told_at timestamptz,
  left_at timestamptz
);
create unique index waiting_list_once on waiting_list (product_id, coalesce(path, ''), lower(email))
  where told_at is null and left_at is null;
create index waiting_list_email on waiting_list (lower(email)) where told_at is null and left_at is null;
create index waiting_list_told on waiting_list (product_id, told_at) where told_at is not null;
comment on column waiting_list.path is 'The path of a hybrid product that is waited for; null: the product itself.';
comment on column waiting_list.told_at is 'When the mail was written that there is room again: once, then the place in line is given up.';
