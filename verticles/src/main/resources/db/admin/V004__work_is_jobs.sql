-- Who works on what, and when, stands in the table of jobs. What waits or was begun is taken along.
insert into jobs (kind, id, due_at, attempts, faults, asked_at)
select 'provisioning', conference_id,
       case when accepted then greatest(due_at, leased_until) else created_at + interval '30 seconds' end,
       attempts, faults, created_at
from provisionings
where state not in ('READY', 'FAILED', 'CANCELLED');

insert into jobs (kind, id, due_at)
select 'purge', conference_id, leased_until from purges where purged_at is null;

insert into jobs (kind, id, due_at, asked_at)
select 'erasure', user_id, due_at, requested_at from erasures where erased_at is null;

drop index provisionings_to_work;
drop index provisionings_to_settle;
drop index erasures_due;
alter table provisionings drop column due_at, drop column worker, drop column leased_until, drop column faults;
alter table purges drop column worker, drop column leased_until;
alter table erasures drop column due_at;
