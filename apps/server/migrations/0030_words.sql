-- 0030_words.sql
-- Why: what a shop tells of its products in each language of its customers, and a shelf that is searched and sorted in each.
-- Lock: brief on products, prices and shelf; the texts of the shelf are written in one pass over the catalog.

alter table products add column translations jsonb not null default '{}';
comment on column products.translations is
  'By language: those of its texts that are translated, where they stand in the product. What is missing is shown as the product has it.';
alter table prices add column translations jsonb not null default '{}';
comment on column prices.translations is 'By language: its name and features, where they are translated.';

create table shelf_texts (
  product_id text not null references shelf (product_id) on delete cascade,
  language text not null,
  name_key text not null,
  category text,
  words tsvector not null,
  primary key (product_id, language)
);
-- A shop is read far more often than written, and the embedded engine has nobody who would merge a list of late entries.
create index shelf_texts_words on shelf_texts using gin (words) with (fastupdate = off);
create index shelf_texts_name on shelf_texts (language, name_key, product_id);
comment on table shelf_texts is 'What is read on the shelf, in each language of customers; kept with the shelf.';
comment on column shelf_texts.category is 'What its category is called in the language; null where nobody has said so.';

alter table shelf drop column words, drop column name_key;

-- A name in a language, else as it is.
create function name_in(translations jsonb, language text, own text) returns text language sql immutable as $$
  select coalesce(translations -> language ->> 'name', own)
$$;

-- What a path of a product is called in a language; its name for one that is no more.
create function path_title(product products, path text, language text) returns text language sql stable as $$
  select coalesce(
    (select one ->> 'title' from jsonb_array_elements(product.translations -> language -> 'paths') one where one ->> 'name' = path),
    way_of(product, path) ->> 'title', path)
$$;

create or replace function shelve(which text) returns void language plpgsql as $$
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
  insert into shelf (product_id, category, tags, models, billings, currencies, currency, amount_minor)
  select which, product.presentation ->> 'category',
    array(select jsonb_array_elements_text(coalesce(product.presentation -> 'tags', '[]'))),
    case when product.delivery_model = 'hybrid'
      then array(select distinct path ->> 'delivery_model' from jsonb_array_elements(product.paths) path)
      else array[product.delivery_model] end,
    array(select distinct billing from prices where product_id = which and active),
    array(select distinct currency from prices where product_id = which and active),
    oldest,
    (select min(amount_minor) from prices where product_id = which and active and currency = oldest)
  on conflict (product_id) do update set (category, tags, models, billings, currencies, currency, amount_minor)
    = row (excluded.category, excluded.tags, excluded.models, excluded.billings, excluded.currencies,
      excluded.currency, excluded.amount_minor);
  -- The languages are those of LANGUAGES in packages/domain. The product's own name and tags find it in each.
  insert into shelf_texts (product_id, language, name_key, category, words)
  select which, spoken.language, lower(name_in(product.translations, spoken.language, product.name)),
    said.texts -> 'presentation' ->> 'category',
    setweight(to_tsvector('simple', concat_ws(' ', said.texts ->> 'name', product.name, product.slug)), 'A')
      || setweight(to_tsvector('simple', concat_ws(' ', said.texts -> 'presentation' ->> 'category',
        said.texts -> 'presentation' ->> 'tags', product.presentation ->> 'category', product.presentation ->> 'tags')), 'B')
      || setweight(to_tsvector('simple', coalesce(said.texts ->> 'summary', product.summary)), 'C')
      || setweight(to_tsvector('simple',
        regexp_replace(coalesce(said.texts ->> 'description', product.description), '<[^>]*>', ' ', 'g')), 'D')
  from unnest(array['en', 'de']) spoken (language)
  cross join lateral (select product.translations -> spoken.language as texts) said
  on conflict (product_id, language) do update set (name_key, category, words)
    = row (excluded.name_key, excluded.category, excluded.words);
  delete from shelf_prices where product_id = which;
  insert into shelf_prices (product_id, currency, amount_minor)
  select which, currency, min(amount_minor) from prices where product_id = which and active group by currency;
end $$;

select shelve(id) from products;
