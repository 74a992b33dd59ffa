-- 0021_selling.sql
-- Why: several products in one order, coupons, and tax where the gateway leaves it to the seller. What was agreed is
-- frozen in the order: what each line was reduced by, what tax is in it or comes on top, and by which rates.
-- Lock: brief; the new columns have constant defaults, so no row is rewritten.

set local lock_timeout = '5s';

alter table products add column tax_category text;
comment on column products.tax_category is 'Chooses among the shop''s tax rules of a place; null: the rule for everything.';

alter table orders
  add column discount_minor bigint not null default 0 check (discount_minor >= 0),
  add column tax_minor bigint not null default 0 check (tax_minor >= 0),
  add column tax_included boolean not null default false,
  add column coupon_code text,
  add column country text,
  add column region text,
  add column vat_number text;
comment on column orders.tax_minor is 'Tax that is due now and that the shop itself answers for; a merchant of record''s stands in its payments.';
comment on column orders.tax_included is 'True: the prices held the tax. False: it was added to them.';
comment on column orders.country is 'Where the customer is, as told at the checkout; null where nobody had to know.';

alter table order_items
  add column discount_minor bigint not null default 0 check (discount_minor >= 0),
  add column tax_minor bigint not null default 0 check (tax_minor >= 0),
  add constraint order_items_discount check (discount_minor <= total_minor);
comment on column order_items.total_minor is 'At list price. What is paid is this less the discount, and the tax where it was added.';

create table order_taxes (
  order_id text not null references orders (id),
  position integer not null,
  name text not null,
  rate_bp integer not null check (rate_bp between 0 and 10000),
  country text not null,
  region text,
  category text,
  base_minor bigint not null check (base_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  reverse_charge boolean not null,
  primary key (order_id, position)
);
comment on table order_taxes is 'The rates an order was taxed by, frozen. Of a trial: what its first charge will hold.';

create table coupons (
  id text primary key,
  code text not null,
  percent_bp integer check (percent_bp between 1 and 10000),
  amounts jsonb,
  minimums jsonb not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  redemptions_max integer check (redemptions_max > 0),
  per_customer_max integer check (per_customer_max > 0),
  redeemed integer not null default 0 check (redeemed >= 0),
  active boolean not null,
  note text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((percent_bp is null) <> (amounts is null))
);
create unique index coupons_code on coupons (upper(code));
comment on column coupons.amounts is 'Minor units by currency: what is taken off the order. Null: a share, by percent_bp.';
comment on column coupons.redeemed is 'How many redemptions are held or used: counted with each, under this row''s lock.';

create table coupon_products (
  coupon_id text not null references coupons (id),
  product_id text not null references products (id),
  primary key (coupon_id, product_id)
);
create index coupon_products_product on coupon_products (product_id);

create table coupon_redemptions (
  order_id text primary key references orders (id),
  coupon_id text not null references coupons (id),
  customer_id text not null references customers (id),
  status text not null check (status in ('held', 'used', 'released')),
  discount_minor bigint not null check (discount_minor >= 0),
  currency text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index coupon_redemptions_coupon on coupon_redemptions (coupon_id, order_id desc);
create index coupon_redemptions_customer on coupon_redemptions (coupon_id, customer_id) where status <> 'released';
create index coupon_redemptions_held on coupon_redemptions (order_id) where status = 'held';
comment on column coupon_redemptions.status is 'held: its order waits for the money. released: it will not come. used: it came, also after all.';

create table tax_rules (
  id text primary key,
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text,
  category text,
  name text not null,
  rate_bp integer not null check (rate_bp between 0 and 10000),
  valid_from timestamptz not null,
  created_at timestamptz not null
);
create unique index tax_rules_once on tax_rules (country, coalesce(region, ''), coalesce(category, ''), valid_from);
