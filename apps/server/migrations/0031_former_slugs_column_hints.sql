-- 0031_former_slugs_column_hints.sql
-- Why: links to a product go on working when its address changes; an import says what a column that it does not read was
-- probably meant to be.
-- Lock: brief; one new table, one column with a constant default.

create table former_slugs (
  slug text primary key,
  product_id text not null references products (id),
  given_up_at timestamptz not null
);
comment on table former_slugs is
  'Addresses that products had. What is for sale at an address comes before what once was there.';

alter table imports add column column_hints jsonb not null default '{}';
comment on column imports.column_hints is 'Of the ignored columns, those of which it can be said which column was meant.';
