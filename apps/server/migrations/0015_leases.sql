-- 0015_leases.sql
-- Why: every second each worker asks who holds leases, to free those of the dead. Few rows are leased at any time, but
-- without these the question reads every delivery and every instance there ever was.
-- Lock: blocks writes to both tables while the indexes are built; they are all but empty.

create index fulfillment_leased on fulfillment_records (lease_owner) where lease_owner is not null;
create index instances_leased on instances (lease_owner) where lease_owner is not null;
