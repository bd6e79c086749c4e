create table check_in_lists (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    -- None for all. A type that is gone is of nobody.
    ticket_type_ids uuid[]      not null,
    rule            text        not null check (rule in ('ONCE', 'ONCE_A_DAY', 'IN_AND_OUT')),
    opens_at        timestamptz,
    closes_at       timestamptz check (closes_at > opens_at),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index check_in_lists_of_conference on check_in_lists (conference_id, name, id);

-- Every scan with what came of it, so that it is answered the same again. Devices choose the ids, each list has its own.
create table check_ins (
    list_id         uuid        not null references check_in_lists on delete cascade,
    id              uuid        not null,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    -- Null where there is no such ticket in the conference.
    ticket_id       uuid        references tickets on delete cascade,
    passage         text        not null check (passage in ('IN', 'OUT')),
    result          text        not null check (result in ('IN', 'OUT', 'ALREADY_IN', 'NOT_IN', 'NOT_HERE', 'TOO_EARLY',
                                    'TOO_LATE', 'NOT_PAID', 'REVOKED', 'FORGED', 'FOREIGN', 'UNKNOWN')),
    -- By the clock of the server, also where the device's was wrong.
    scanned_at      timestamptz not null,
    received_at     timestamptz not null default now(),
    device_id       uuid        not null,
    device_name     text        not null check (length(device_name) between 1 and 100),
    scanned_by      uuid,
    earlier_at      timestamptz,
    earlier_device_id   uuid,
    earlier_device_name text,
    conflict        boolean     not null,
    undone_at       timestamptz,
    undone_by       uuid,
    undone_reason   text        check (length(undone_reason) between 1 and 500),
    primary key (list_id, id),
    constraint check_ins_are_of_a_ticket check ((result in ('FORGED', 'FOREIGN', 'UNKNOWN')) = (ticket_id is null)),
    constraint check_ins_undone_why check ((undone_at is null) = (undone_reason is null))
);
-- What counts: who came and went, and has not been taken back.
create index check_ins_of_ticket on check_ins (ticket_id, list_id, scanned_at)
    where result in ('IN', 'OUT') and undone_at is null;
create index check_ins_counted on check_ins (list_id, scanned_at) where result = 'IN' and undone_at is null;
create index check_ins_in_conflict on check_ins (list_id, received_at desc) where conflict and undone_at is null;
create index check_ins_by_ticket on check_ins (ticket_id);
create index check_ins_by_user on check_ins (scanned_by) where scanned_by is not null;
create index check_ins_undone_by on check_ins (undone_by) where undone_by is not null;

alter table check_in_lists enable row level security;
create policy of_organization on check_in_lists
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table check_ins enable row level security;
create policy of_organization on check_ins
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- What doors take along, a page at a time.
create index tickets_of_conference on tickets (conference_id, id);
