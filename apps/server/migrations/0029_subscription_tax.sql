-- 0029_subscription_tax.sql
-- Why: tax that the shop adds to subscriptions. Each subscription keeps by which rate it is taxed and what that is for
-- one unit; a change of plan keeps both sides, and each of its payments the rate it was taxed by.
-- Lock: brief; the new columns are nullable. Subscriptions through PayPal that are taxed already are written once.

set local lock_timeout = '5s';

alter table subscriptions add column tax jsonb;
comment on column subscriptions.tax is
  'The shop''s own tax as it was last agreed: name, rate_bp, included, reverse_charge, and unit_minor for one unit and period; null where the gateway answers for it or nothing is taxed.';

alter table plan_changes
  add column from_tax jsonb,
  add column to_tax jsonb;

alter table payments add column tax_rate jsonb;
comment on column payments.tax_rate is
  'By which rate the shop taxed a later period of a subscription (name, rate_bp, reverse_charge); null: by those of the order.';

-- Sold with the tax in the price: until now the only way. Half up, to whole forints and Taiwan dollars where they are whole.
update subscriptions s
set tax = jsonb_build_object('name', sold.name, 'rate_bp', sold.rate_bp, 'included', sold.included,
  'reverse_charge', sold.reverse_charge, 'unit_minor',
  (2 * sold.unit * sold.rate_bp + sold.parts * sold.step) / (2 * sold.parts * sold.step) * sold.step)
from (
  select u.id, t.name, t.rate_bp, o.tax_included as included, t.reverse_charge, u.unit_amount_minor as unit,
    case when o.tax_included then 10000 + t.rate_bp else 10000 end as parts,
    case when u.currency in ('HUF', 'TWD') and u.unit_amount_minor % 100 = 0 then 100 else 1 end as step
  from subscriptions u
  join orders o on o.id = u.order_id
  join order_taxes t on t.order_id = o.id and t.position = 0) sold
where sold.id = s.id;
