-- 0013_domains.sql
-- Why: customers reach their installation by a domain of their own (design/dedicated-instances, Domains): asked for,
-- proven by DNS, served, looked at again for ever, and given back. Sub-domains are of the same table and the same loop.
-- Lock: brief; two tables grow, two are new.
set local lock_timeout = '5s';

alter table instance_domains
  add column kind text not null default 'subdomain' check (kind in ('subdomain', 'custom')),
  add column status text not null default 'verified' check (status in
    ('pending_dns', 'verified', 'issuing', 'active', 'failing', 'released')),
  add column proof_token text,
  add column problem_code text,
  add column problem text,
  add column looks integer not null default 0,
  add column misses integer not null default 0,
  add column checked_at timestamptz,
  add column check_requested_at timestamptz,
  add column asked_revision integer,
  add column next_look_at timestamptz,
  add column look_token integer not null default 0,
  add column verified_at timestamptz,
  add column failing_since timestamptz,
  add column release_told_at timestamptz,
  add column moved_because text not null default 'it was bought',
  add column updated_at timestamptz;
update instance_domains set
  status = case when released_at is null then 'verified' else 'released' end,
  next_look_at = case when released_at is null then created_at end,
  verified_at = created_at,
  updated_at = coalesce(released_at, created_at);
alter table instance_domains
  alter column updated_at set not null,
  alter column kind drop default,
  alter column status drop default,
  alter column moved_because drop default,
  add constraint instance_domains_released check ((status = 'released') = (released_at is not null)),
  add constraint instance_domains_proof check ((kind = 'custom') = (proof_token is not null));
comment on column instance_domains.status is 'pending_dns: asked for, and nothing of it is ours to route yet.';
comment on column instance_domains.proof_token is 'What the TXT record of its owner must say; no secret. Null: a name below a domain of the shop needs no proof.';
comment on column instance_domains.problem is 'Why it is not further, as a sentence for its customer.';
comment on column instance_domains.looks is 'Looks since its last move, or since somebody asked for one: they grow further apart.';
comment on column instance_domains.misses is 'Looks in a row that found it elsewhere; those that found nothing out do not count.';
comment on column instance_domains.asked_revision is 'The newest revision of the delivery for which a look was asked.';
comment on column instance_domains.look_token is 'Grows with each look that begins; only the newest writes what it found.';

-- Who only asks for a name keeps nobody from proving that it is his.
drop index instance_domains_one_live;
create unique index instance_domains_one_live on instance_domains (host)
  where released_at is null and status <> 'pending_dns';
create unique index instance_domains_one_wish on instance_domains (host, order_item_id) where released_at is null;
create index instance_domains_due on instance_domains (next_look_at) where next_look_at is not null;

create table domain_transitions (from_status text, to_status text, primary key (from_status, to_status));
insert into domain_transitions values
  ('pending_dns', 'verified'), ('pending_dns', 'released'),
  ('verified', 'issuing'), ('verified', 'active'), ('verified', 'failing'), ('verified', 'released'),
  ('issuing', 'active'), ('issuing', 'failing'), ('issuing', 'released'),
  ('active', 'failing'), ('active', 'released'),
  ('failing', 'verified'), ('failing', 'released');

create table instance_domain_moves (
  id bigint generated always as identity primary key,
  domain_id text not null references instance_domains (id),
  from_status text,
  to_status text not null,
  because text not null,
  at timestamptz not null
);
create index instance_domain_moves_domain on instance_domain_moves (domain_id, id);

create function guard_domain() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.host <> old.host or new.order_item_id <> old.order_item_id or new.customer_id <> old.customer_id then
      raise exception 'domain %: identity is immutable', old.id using errcode = 'VX002';
    end if;
    if new.status = old.status then
      return new;
    end if;
    if not exists (select from domain_transitions where from_status = old.status and to_status = new.status) then
      raise exception 'domain %: illegal move % -> %', old.id, old.status, new.status using errcode = 'VX001';
    end if;
  end if;
  insert into instance_domain_moves (domain_id, from_status, to_status, because, at)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, new.moved_because, new.updated_at);
  return new;
end $$;
create trigger instance_domains_guard after insert or update on instance_domains
  for each row execute function guard_domain();

alter table instances add column custom_host text;
comment on column instances.custom_host is 'The domain of its customer that leads to it now, in full; null while none does.';
