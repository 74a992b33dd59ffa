-- 0028_personal_data.sql
-- Why: who leaves the shop is forgotten: what was written to them is found by their address.
-- Lock: brief; two indexes.

create index waiting_list_person on waiting_list (lower(email));
create index mails_recipient on mails (lower(recipient));
