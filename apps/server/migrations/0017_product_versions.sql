-- 0017_product_versions.sql
-- Why: what a product was, change by change, and who made each (plan 7.3): written with the change, in its transaction.
-- What is there already becomes the first version of each product, so that the next change has something to differ from.
-- Lock: none that lasts; a new table, and one pass over products and prices.

create table product_versions (
  product_id text not null references products (id),
  version integer not null check (version > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  document jsonb not null,
  primary key (product_id, version)
);
comment on table product_versions is 'One row a change of a product, its status, its prices or their mappings; never changed.';
comment on column product_versions.action is 'As the audit log calls the change.';
comment on column product_versions.document is
  'The product with its prices as it was then; secrets stand in it as references only.';

insert into product_versions (product_id, version, at, actor, action, document)
select p.id, 1, p.updated_at, 'vozex', 'catalog.product_kept',
  to_jsonb(p) - '{id,revision,created_at,updated_at}'::text[] || jsonb_build_object('prices', coalesce((
    select jsonb_agg(to_jsonb(r) - '{product_id,created_at,updated_at}'::text[] || jsonb_build_object('mappings',
      coalesce((select jsonb_object_agg(m.gateway, jsonb_strip_nulls(jsonb_build_object(
        'product_id', m.gateway_product_id, 'plan_id', m.gateway_plan_id)))
        from price_mappings m where m.price_id = r.id), '{}')) order by r.id)
    from prices r where r.product_id = p.id), '[]'))
from products p;
