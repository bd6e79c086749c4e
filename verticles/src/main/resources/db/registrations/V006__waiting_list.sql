-- Also what is awaited to be paid, and was given back a moment ago, is counted for whoever orders from the same address.
drop index orders_held_from;
create index orders_from_address on orders (conference_id, client_address, updated_at)
    where state in ('RESERVED', 'PENDING', 'CANCELLED') and client_address is not null;

-- Whether some who wait lack seats of it: until they have theirs nobody else gets any.
alter table quota_seats add awaited boolean not null default false;

create table waiting_entries (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    ticket_type_id  uuid        not null references ticket_types on delete cascade,
    user_id         uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    email           text        not null check (length(email) between 3 and 254),
    locale          text        check (length(locale) <= 35),
    seats           integer     not null check (seats between 1 and 100),
    splits          boolean     not null,
    class           text        not null default 'STANDARD' check (class in ('VIP', 'STANDARD')),
    -- Who has less is earlier in the class: the second of joining, or whatever lies between two others.
    place           numeric     not null default extract(epoch from clock_timestamp()),
    reason          text        check (length(reason) between 1 and 500),
    state           text        not null default 'WAITING' check (state in
                                    ('WAITING', 'OFFERED', 'TAKEN', 'MISSED', 'LEFT', 'REMOVED', 'SERVED', 'OVER')),
    -- What holds the seats that were offered.
    order_id        uuid        references orders on delete set null,
    offered_at      timestamptz,
    joined_at       timestamptz not null default now(),
    version         bigint      not null default 1
);
create unique index waiting_entries_once on waiting_entries (ticket_type_id, user_id) where state = 'WAITING';
create index waiting_entries_in_order on waiting_entries (conference_id, (class <> 'VIP'), place, id)
    where state in ('WAITING', 'OFFERED');
create index waiting_entries_of_user on waiting_entries (user_id);
create index waiting_entries_of_order on waiting_entries (order_id) where order_id is not null;
create index waiting_entries_offered on waiting_entries (ticket_type_id, offered_at) where offered_at is not null;

alter table waiting_entries enable row level security;
create policy own on waiting_entries
    using (user_id = (select app_user()))
    with check (user_id = (select app_user()));
create policy of_organization on waiting_entries
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
