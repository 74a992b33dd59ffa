-- Why: what the marketplace asked and what we answered, stored in the transaction of the effect.
create table marketplace_operations (
  key          text primary key,
  instance_key text not null,
  action       text not null,
  revision     integer not null,
  hash         text not null,
  status       integer not null,
  headers      jsonb not null,
  body         text not null,
  answered_at  timestamptz not null
);
create index operations_of_an_instance on marketplace_operations (instance_key, revision desc);

-- Every call that reached us, whatever became of it: for the support desk, and for counting from outside.
create table marketplace_calls (
  seq             bigint generated always as identity primary key,
  received_at     timestamptz not null,
  method          text not null,
  path            text not null,
  instance_key    text,
  idempotency_key text,
  -- null when the connection was cut before an answer
  status          integer,
  misbehaviour    text
);
