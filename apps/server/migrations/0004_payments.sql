-- 0004_payments.sql
-- Why: money in and back, and every webhook event as it came (plan 3.3, design/gateways).
-- Lock: none; new tables.

create table checkout_sessions (
  id text primary key,
  order_id text not null references orders (id),
  gateway text not null,
  gateway_checkout_id text,
  redirect_url text,
  expires_at timestamptz,
  created_at timestamptz not null,
  unique (gateway, gateway_checkout_id)
);
create index checkout_sessions_order on checkout_sessions (order_id);
comment on table checkout_sessions is 'The intent is written before the gateway is asked: a lost answer leaves its trace.';

create table webhook_events (
  id text primary key,
  gateway text not null,
  event_id text not null,
  event_type text not null,
  status text not null default 'received' check (status in ('received', 'applied', 'ignored', 'quarantined')),
  body bytea not null,
  body_sha256 text not null,
  attempted_at timestamptz,
  deliveries integer not null default 1,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  order_id text references orders (id),
  problem text,
  received_at timestamptz not null,
  applied_at timestamptz,
  unique (gateway, event_id)
);
create index webhook_events_due on webhook_events (next_attempt_at) where status = 'received';
create index webhook_events_listed on webhook_events (status, id desc);
create index webhook_events_order on webhook_events (order_id) where order_id is not null;
comment on column webhook_events.body is 'The received bytes: a genuine body may hold what jsonb refuses.';

create table payments (
  id text primary key,
  order_id text not null references orders (id),
  gateway text not null,
  gateway_payment_id text not null,
  status text not null check (status in ('pending', 'succeeded', 'held', 'failed', 'cancelled')),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  tax_minor bigint,
  fee_minor bigint,
  refunded_minor bigint not null default 0,
  problem_code text,
  problem text,
  occurred_at timestamptz,
  captured_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (gateway, gateway_payment_id),
  check (refunded_minor between 0 and amount_minor)
);
create index payments_order on payments (order_id);
create index payments_status on payments (status, id desc);

create table refunds (
  id text primary key,
  payment_id text not null references payments (id),
  gateway_refund_id text,
  status text not null check (status in ('requested', 'unknown', 'pending', 'succeeded', 'failed')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null,
  requested_by text not null,
  problem text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (payment_id, gateway_refund_id)
);
create index refunds_payment on refunds (payment_id);
