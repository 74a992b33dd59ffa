-- 0023_languages.sql
-- Why: customers are spoken to in their language: who has an account may choose one, an order keeps the one it was bought in, and a
-- mail is written in it however late it leaves.
-- Lock: a moment each; columns with constant defaults rewrite nothing.

alter table users add column language text check (language ~ '^[a-z]{2}$');
comment on column users.language is 'What the user has chosen to be spoken to in; null until then.';

alter table orders add column language text not null default 'en' check (language ~ '^[a-z]{2}$');
comment on column orders.language is 'The language it was bought in: receipts and mails about it are written in it.';

alter table mails add column language text not null default 'en' check (language ~ '^[a-z]{2}$');

alter table waiting_list add column language text not null default 'en' check (language ~ '^[a-z]{2}$');
