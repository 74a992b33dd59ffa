-- 0008_billing.sql
-- Why: billing for life: subscriptions, changes of plan, disputes, holds on deliveries, policies per product, and what
-- reconciliation found (plan 5.4, 6.1, design/fulfillment, design/gateways C).
-- Lock: short; columns with constant defaults only, and new tables.

alter table products add column policies jsonb not null default '{}';

alter table order_items
  add column policies jsonb not null default '{}',
  add column billing_interval text,
  add column interval_count integer,
  add column trial_days integer,
  add column gateway_plan_id text;
comment on column order_items.policies is 'The product''s policies at purchase: a term of sale.';
comment on column order_items.trial_days is 'Days of trial as bought; null where the first period is paid at once.';

alter table orders add column gateway_subscription_id text;
comment on column orders.gateway_subscription_id is 'The subscription that paid, or whose trial opened, this order: no other one''s money belongs to it.';

alter table payments add column gateway_subscription_id text;
create index payments_subscription on payments (gateway, gateway_subscription_id, id)
  where gateway_subscription_id is not null;
comment on column payments.gateway_subscription_id is 'Money of a subscription: the first charge pays the order, the others its renewals.';

alter table webhook_events add column meaning text[] not null default '{}';
comment on column webhook_events.meaning is 'What it said in our own words, such as payment.succeeded; written when it is applied.';

alter table checkout_sessions add column asked_at timestamptz;

alter table refunds add column quantity integer check (quantity > 0);
create index refunds_listed on refunds (status, id desc);
comment on column refunds.quantity is 'How many units were given back, where the operator said so; the policy may take them back.';

create table subscriptions (
  id text primary key,
  order_id text not null references orders (id),
  order_item_id text not null unique references order_items (id),
  product_id text not null references products (id),
  price_id text not null references prices (id),
  customer_id text not null references customers (id),
  gateway text not null,
  gateway_subscription_id text not null,
  gateway_customer_id text,
  status text not null check (status in
    ('trialing', 'active', 'past_due', 'on_hold', 'paused', 'cancel_scheduled', 'cancelled', 'expired')),
  quantity integer not null check (quantity between 1 and 1000),
  unit_amount_minor bigint not null check (unit_amount_minor >= 0),
  currency text not null,
  billing_interval text not null check (billing_interval in ('day', 'week', 'month', 'year')),
  interval_count integer not null check (interval_count between 1 and 365),
  gateway_plan_id text not null,
  policies jsonb not null,
  started_at timestamptz not null,
  trial_ends_at timestamptz,
  current_period_start timestamptz not null,
  current_period_end timestamptz not null,
  paid_periods integer not null default 0,
  unpaid_since timestamptz,
  paused_at timestamptz,
  cancel_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  ended_at timestamptz,
  entitlement text not null check (entitlement in ('run', 'suspend', 'read_only', 'fallback', 'end')),
  instruction text check (instruction in ('schedule_cancel', 'undo_cancel', 'pause', 'resume', 'cancel_now')),
  instructed_by text,
  observed_at timestamptz not null,
  next_attempt_at timestamptz,
  problem text,
  moved_because text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (gateway, gateway_subscription_id)
);
create index subscriptions_customer on subscriptions (customer_id, id desc);
create index subscriptions_listed on subscriptions (status, id desc);
create index subscriptions_order on subscriptions (order_id);
create index subscriptions_due on subscriptions (next_attempt_at) where next_attempt_at is not null;
comment on column subscriptions.observed_at is 'When what we know was true at the gateway; older news changes nothing.';
comment on column subscriptions.cancel_at is 'The wish to end, kept by VOZEX also where the gateway cannot keep it.';
comment on column subscriptions.entitlement is 'What the delivery was last told.';
comment on column subscriptions.next_attempt_at is 'When it is to be looked at again: the gateway asked, timers acted on.';
comment on column subscriptions.instruction is 'What the gateway is being told and has not answered: written before it is told.';
comment on column subscriptions.unpaid_since is 'When the charge failed that is still owed; the days of grace count from here.';

create table subscription_moves (
  id bigint generated always as identity primary key,
  subscription_id text not null references subscriptions (id),
  from_status text,
  to_status text not null,
  because text not null,
  at timestamptz not null
);
create index subscription_moves_subscription on subscription_moves (subscription_id, id);

create table subscription_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into subscription_transitions values
  ('trialing', 'active'), ('trialing', 'past_due'), ('trialing', 'on_hold'), ('trialing', 'paused'),
  ('trialing', 'cancel_scheduled'), ('trialing', 'cancelled'), ('trialing', 'expired'),
  ('active', 'past_due'), ('active', 'on_hold'), ('active', 'paused'),
  ('active', 'cancel_scheduled'), ('active', 'cancelled'), ('active', 'expired'),
  ('past_due', 'active'), ('past_due', 'on_hold'), ('past_due', 'paused'),
  ('past_due', 'cancel_scheduled'), ('past_due', 'cancelled'), ('past_due', 'expired'),
  ('on_hold', 'active'), ('on_hold', 'past_due'), ('on_hold', 'paused'),
  ('on_hold', 'cancel_scheduled'), ('on_hold', 'cancelled'), ('on_hold', 'expired'),
  ('paused', 'trialing'), ('paused', 'active'), ('paused', 'past_due'), ('paused', 'on_hold'),
  ('paused', 'cancel_scheduled'), ('paused', 'cancelled'), ('paused', 'expired'),
  ('cancel_scheduled', 'trialing'), ('cancel_scheduled', 'active'), ('cancel_scheduled', 'past_due'),
  ('cancel_scheduled', 'on_hold'), ('cancel_scheduled', 'paused'), ('cancel_scheduled', 'cancelled'),
  ('cancel_scheduled', 'expired');

create function guard_subscription() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.status is not distinct from old.status then
      return new;
    end if;
    if not exists (select from subscription_transitions where from_status = old.status and to_status = new.status) then
      raise exception 'subscription %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
    end if;
  end if;
  insert into subscription_moves (subscription_id, from_status, to_status, because, at)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, new.moved_because, new.updated_at);
  return new;
end $$;
create trigger subscriptions_guard after insert or update of status on subscriptions
  for each row execute function guard_subscription();

create table plan_changes (
  id text primary key,
  subscription_id text not null references subscriptions (id),
  status text not null check (status in
    ('requested', 'charging', 'unknown', 'awaiting_consent', 'scheduled', 'applied', 'refused', 'failed', 'lapsed')),
  from_price_id text not null references prices (id),
  from_quantity integer not null,
  to_price_id text not null references prices (id),
  to_quantity integer not null check (to_quantity between 1 and 1000),
  gateway_plan_id text not null,
  consent_url text,
  problem_code text,
  problem text,
  requested_by text not null,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index plan_changes_one_open on plan_changes (subscription_id)
  where status in ('requested', 'charging', 'unknown', 'awaiting_consent', 'scheduled');
create index plan_changes_due on plan_changes (next_attempt_at) where next_attempt_at is not null;
create index plan_changes_subscription on plan_changes (subscription_id, id desc);

create table disputes (
  id text primary key,
  gateway text not null,
  gateway_dispute_id text not null,
  payment_id text not null references payments (id),
  order_id text not null references orders (id),
  status text not null check (status in ('opened', 'under_review', 'won', 'lost')),
  amount_minor bigint,
  currency text,
  reason text,
  stage text,
  respond_by timestamptz,
  observed_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  refund_id text unique references refunds (id),
  moved_because text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (gateway, gateway_dispute_id, payment_id)
);
comment on column disputes.refund_id is 'The refund that is the money of this dispute, whichever event told of it first.';
create index disputes_listed on disputes (status, id desc);
create index disputes_order on disputes (order_id);
create index disputes_payment on disputes (payment_id);

alter table refunds add column reversal boolean not null default false;
comment on column refunds.reversal is 'Taken back by the gateway against our will: a dispute lost, a payment reversed.';

create table dispute_moves (
  id bigint generated always as identity primary key,
  dispute_id text not null references disputes (id),
  from_status text,
  to_status text not null,
  because text not null,
  at timestamptz not null
);
create index dispute_moves_dispute on dispute_moves (dispute_id, id);
comment on column dispute_moves.at is 'When it was so at the gateway, where it told a time.';

create table dispute_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into dispute_transitions values
  ('opened', 'under_review'), ('opened', 'won'), ('opened', 'lost'),
  ('under_review', 'opened'), ('under_review', 'won'), ('under_review', 'lost'),
  ('won', 'opened'), ('won', 'under_review'), ('won', 'lost');

create function guard_dispute() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.status is not distinct from old.status then
      return new;
    end if;
    if not exists (select from dispute_transitions where from_status = old.status and to_status = new.status) then
      raise exception 'dispute %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
    end if;
  end if;
  insert into dispute_moves (dispute_id, from_status, to_status, because, at)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, new.moved_because,
    coalesce(new.observed_at, new.updated_at));
  return new;
end $$;
create trigger disputes_guard after insert or update of status on disputes
  for each row execute function guard_dispute();

-- Why a delivery stands still: it runs again when nobody holds it any more.
create table fulfillment_holds (
  fulfillment_id text not null references fulfillment_records (id),
  cause text not null check (cause in ('operator', 'unpaid', 'paused', 'dispute', 'expired')),
  since timestamptz not null,
  because text not null,
  primary key (fulfillment_id, cause)
);

alter table fulfillment_records
  add column delivered_plan text,
  add column delivered_quantity integer,
  add column desired_because text;
comment on column fulfillment_records.delivered_plan is 'What the adapter last delivered; where the terms differ, an upgrade is due.';
update fulfillment_records set delivered_plan = terms ->> 'plan', delivered_quantity = quantity where delivered_at is not null;
comment on column fulfillment_records.desired_because is
  'The code a provider is told; it changes only with the desire, so that a retry is the same request.';
insert into fulfillment_holds (fulfillment_id, cause, since, because)
  select id, 'operator', updated_at, moved_because from fulfillment_records where desired_state = 'suspended';

alter table fulfillment_operations add column plan text, add column quantity integer;
comment on column fulfillment_operations.quantity is
  'With plan: what this operation asks for. Asked after, it is judged by this, whatever is wanted by then.';

alter table licenses add column updates_until timestamptz;
comment on column licenses.updates_until is 'Perpetual fallback: versions released until then stay usable; null while updates go on.';
alter table download_grants add column updates_until timestamptz;

create table reconciliations (
  id text primary key,
  gateway text not null,
  status text not null check (status in ('running', 'done', 'failed')),
  requested_by text not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  looked_at integer not null default 0,
  found integer not null default 0,
  findings jsonb not null default '[]',
  problem text,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index reconciliations_listed on reconciliations (gateway, id desc);

create table gateway_webhooks (
  gateway text not null,
  endpoint_id text not null,
  url text not null,
  secret_sealed text,
  key_id text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (gateway, endpoint_id)
);
comment on table gateway_webhooks is 'Endpoints that VOZEX registered itself; they count beside those of the environment.';
