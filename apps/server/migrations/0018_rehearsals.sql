-- 0018_rehearsals.sql
-- Why: a product is rehearsed before it is sold, and the report stays with it; so does what its newest connection tests said.
-- Lock: none; both tables are new.

create table product_rehearsals (
  id text primary key,
  product_id text not null references products (id),
  product_revision integer not null,
  fingerprint text not null,
  status text not null check (status in ('queued', 'running', 'passed', 'failed', 'skipped')),
  detail text,
  steps jsonb not null default '[]',
  started_by text not null,
  process integer,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  check ((status in ('queued', 'running')) = (ended_at is null)),
  check ((status = 'running') <= (process is not null and started_at is not null))
);
create unique index product_rehearsals_one on product_rehearsals (product_id) where status in ('queued', 'running');
create index product_rehearsals_of on product_rehearsals (product_id, id);
create index product_rehearsals_due on product_rehearsals (id) where status in ('queued', 'running');
comment on column product_rehearsals.fingerprint is
  'Of all that decides how it is sold and delivered: a rehearsal of anything else is outdated. Texts are no part of it.';
comment on column product_rehearsals.process is 'Which process plays it; when that one has died, the rehearsal has failed.';

create table connection_tests (
  product_id text not null references products (id),
  path text not null,
  fingerprint text not null,
  ok boolean not null,
  detail text not null,
  tested_by text not null,
  tested_at timestamptz not null,
  primary key (product_id, path)
);
comment on table connection_tests is 'The newest test of each way of a product; path is empty for a product that has no paths.';
