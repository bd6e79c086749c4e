-- Which advertisement was below a mail, and whether it is told that it was. Of mails that were handed over that is told once.
alter table deliveries add advertisement_id uuid;
alter table deliveries add advertisement_told boolean not null default false;
create index deliveries_untold on deliveries (changed_at)
    where advertisement_id is not null and not advertisement_told and state in ('SENT', 'DELIVERED', 'BOUNCED');
