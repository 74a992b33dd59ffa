-- 0022_storefront.sql
-- Why: a storefront worth buying from: what a shop tells of a product beside its terms, pictures, and a shelf that is
-- searched, filtered and sorted by indexes.
-- Lock: brief on products and prices; descriptions and the shelf are written in one pass over the catalog.

create table pictures (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  type text not null check (type like 'image/%'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  size_bytes bigint not null check (size_bytes > 0),
  created_at timestamptz not null
);
comment on table pictures is 'Pictures by their content; size and width are those of the upload, turned upright.';

alter table products add column presentation jsonb not null default '{}';
comment on column products.presentation is 'What the shop shows beside the terms: category, tags, pictures, requirements, links, questions.';
comment on column products.description is 'Rich text, sanitised before it was stored.';
alter table prices add column features text[] not null default '{}';
comment on column prices.features is 'What this plan has, a line each, for the comparison of plans.';

-- Plain text becomes paragraphs.
update products set description = (
  select coalesce(string_agg('<p>' || replace(block, chr(10), '<br />') || '</p>', '' order by place), '')
  from regexp_split_to_table(
    replace(replace(replace(btrim(replace(description, chr(13), ''), E' \n'), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
    '\n\s*\n') with ordinality as blocks (block, place))
where description <> '';

create table shelf (
  product_id text primary key references products (id) on delete cascade,
  name_key text not null,
  category text,
  tags text[] not null,
  models text[] not null,
  billings text[] not null,
  currencies text[] not null,
  currency text,
  amount_minor bigint,
  words tsvector not null
);
create index shelf_words on shelf using gin (words);
create index shelf_tags on shelf using gin (tags);
create index shelf_name on shelf (name_key, product_id);
create index shelf_category on shelf (category, product_id);
create index shelf_price on shelf (currency, amount_minor, product_id);
comment on table shelf is 'What is for sale, as it is searched, filtered and sorted; kept by triggers on products and prices.';
comment on column shelf.currency is 'With amount_minor: the price the product starts from, in the currency of its oldest price.';

create table shelf_prices (
  product_id text not null references shelf (product_id) on delete cascade,
  currency text not null,
  amount_minor bigint not null,
  primary key (product_id, currency)
);
create index shelf_prices_sorted on shelf_prices (currency, amount_minor, product_id);
comment on table shelf_prices is 'The lowest active price of a product in each of its currencies.';

create function shelve(which text) returns void language plpgsql as $$
declare
  product products;
  oldest text;
begin
  select * into product from products where id = which and status = 'published';
  if not found then
    delete from shelf where product_id = which;
    return;
  end if;
  select currency into oldest from prices where product_id = which and active order by id limit 1;
  insert into shelf (product_id, name_key, category, tags, models, billings, currencies, currency, amount_minor, words)
  select which, lower(product.name), product.presentation ->> 'category',
    array(select jsonb_array_elements_text(coalesce(product.presentation -> 'tags', '[]'))),
    case when product.delivery_model = 'hybrid'
      then array(select distinct path ->> 'delivery_model' from jsonb_array_elements(product.paths) path)
      else array[product.delivery_model] end,
    array(select distinct billing from prices where product_id = which and active),
    array(select distinct currency from prices where product_id = which and active),
    oldest,
    (select min(amount_minor) from prices where product_id = which and active and currency = oldest),
    setweight(to_tsvector('simple', product.name || ' ' || product.slug), 'A')
      || setweight(to_tsvector('simple', concat_ws(' ', product.presentation ->> 'category', product.presentation ->> 'tags')), 'B')
      || setweight(to_tsvector('simple', product.summary), 'C')
      || setweight(to_tsvector('simple', regexp_replace(product.description, '<[^>]*>', ' ', 'g')), 'D')
  on conflict (product_id) do update set (name_key, category, tags, models, billings, currencies, currency, amount_minor, words)
    = row (excluded.name_key, excluded.category, excluded.tags, excluded.models, excluded.billings, excluded.currencies,
      excluded.currency, excluded.amount_minor, excluded.words);
  delete from shelf_prices where product_id = which;
  insert into shelf_prices (product_id, currency, amount_minor)
  select which, currency, min(amount_minor) from prices where product_id = which and active group by currency;
end $$;

create function shelve_product() returns trigger language plpgsql as $$
begin
  perform shelve(new.id);
  return null;
end $$;
create trigger products_shelved after insert or update on products for each row execute function shelve_product();

create function shelve_price() returns trigger language plpgsql as $$
begin
  perform shelve(case when tg_op = 'DELETE' then old.product_id else new.product_id end);
  return null;
end $$;
create trigger prices_shelved after insert or update or delete on prices for each row execute function shelve_price();

select shelve(id) from products;
