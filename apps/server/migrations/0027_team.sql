-- 0027_team.sql
-- Why: the team automates by keys of its own, each with a role and an end; and reads who did what. What stands in the
-- audit log stays as it was written.
-- Lock: brief; three indexes and a column on a small table.

create table api_keys (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  name text not null,
  hint text not null,
  key_hash text not null unique,
  role text not null check (role in ('read_only', 'operator', 'owner')),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_user on api_keys (user_id);
comment on table api_keys is 'A key acts with the lesser of its own role and the role its maker has now: who leaves the team takes the keys along.';
comment on column api_keys.key_hash is 'SHA-256 of the key, which is 256 random bits and shown once.';

alter table audit_log add column room text generated always as (split_part(action, '.', 1)) stored;
create index audit_log_room on audit_log (room, id);
create index audit_log_actor on audit_log (actor, id);
create index audit_log_at on audit_log (at, id);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'audit_log: what was done is not rewritten' using errcode = 'VX004';
end $$;
create trigger audit_log_stands before update or delete on audit_log for each row execute function refuse_rewriting();
