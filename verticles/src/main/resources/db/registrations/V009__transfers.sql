-- Until so many hours before the first day whoever has a ticket may hand it on; null where only organizers do.
alter table ticket_types add transfer_hours integer check (transfer_hours between 0 and 24000);

-- As it was agreed on, and as a moment, like the terms. What was bought before only organizers hand on.
alter table tickets add transfer_until timestamptz;

-- A ticket whose place another one has. TRANSFERRED: that one is of another order. REPLACED: it is the same ticket, which has got
-- another id, and this row is what is left of the old one, so that doors know it.
alter table tickets drop constraint tickets_state_check;
alter table tickets add constraint tickets_state_check
    check (state in ('HELD', 'VALID', 'RELEASED', 'TRANSFERRED', 'REPLACED'));
alter table tickets add replaced_by uuid references tickets on update cascade on delete set null;
alter table tickets add replaced_at timestamptz;
alter table tickets add constraint tickets_replaced_when check ((state = 'REPLACED') = (replaced_at is not null));
create index tickets_replaced on tickets (replaced_by) where replaced_by is not null;

-- To whom, as it was said then: whoever bought the ticket reads the name, whatever the other one does with it.
alter table tickets add handed_at timestamptz;
alter table tickets add handed_name text check (length(handed_name) between 1 and 200);
alter table tickets add handed_email text check (length(handed_email) between 3 and 254);
alter table tickets add handed_reason text check (length(handed_reason) between 1 and 500);
alter table tickets add constraint tickets_handed check ((state = 'TRANSFERRED') = (handed_at is not null));

-- Who came in by a ticket is in, whatever its id is.
alter table check_ins drop constraint check_ins_ticket_id_fkey;
alter table check_ins add constraint check_ins_ticket_id_fkey
    foreign key (ticket_id) references tickets on update cascade on delete cascade;

-- Whoever hands a ticket on sees no doors: that is looked at for them, after the ticket is locked.
create function ticket_used(ticket uuid, since timestamptz) returns boolean
    language sql volatile security definer set search_path = public, pg_temp
    as $$ select exists (select from check_ins where ticket_id = ticket and result in ('IN', 'OUT') and undone_at is null
                         and (since is null or scanned_at >= since)) $$;
