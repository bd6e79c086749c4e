-- For which sessions people sign up, and what the program says of them: a copy that follows the log, so that whoever wants a seat
-- asks nobody else.
create table seat_sessions (
    conference_id   uuid        not null,
    session_id      uuid        not null,
    organization_id uuid        not null,
    -- Null for as many as the room has.
    capacity        integer     check (capacity between 0 and 100000),
    opens_at        timestamptz,
    closes_at       timestamptz check (closes_at > opens_at),
    ticket_needed   boolean     not null,
    -- None for all. A type that is gone is of nobody.
    ticket_type_ids uuid[]      not null,
    title           text        not null,
    starts_at       timestamptz,
    ends_at         timestamptz,
    room_id         uuid,
    room_capacity   integer,
    cancelled       boolean     not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    primary key (conference_id, session_id),
    constraint seat_sessions_slot check ((starts_at is null) = (ends_at is null))
);
create index seat_sessions_by_id on seat_sessions (session_id);

-- The one row that everybody waits for who wants a seat. It says nothing of anybody, so that whoever takes one may change it. More
-- may be taken than there are, where a room was made smaller: nobody loses a seat by that.
create table seat_counts (
    conference_id uuid    not null,
    session_id    uuid    not null,
    size          integer check (size >= 0),
    taken         integer not null default 0 check (taken >= 0),
    primary key (conference_id, session_id),
    foreign key (conference_id, session_id) references seat_sessions on delete cascade
);

create table session_seats (
    conference_id   uuid        not null,
    session_id      uuid        not null,
    user_id         uuid        not null,
    organization_id uuid        not null,
    taken_at        timestamptz not null default clock_timestamp(),
    -- Why an organizer gave it.
    reason          text        check (length(reason) between 1 and 500),
    primary key (conference_id, session_id, user_id),
    foreign key (conference_id, session_id) references seat_sessions
);
create index session_seats_in_order on session_seats (conference_id, session_id, taken_at, user_id);
create index session_seats_of_user on session_seats (user_id, conference_id);

-- What a conference does about sessions that take place together; it refuses where it has none.
create table seat_rules (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    on_clash        text        not null check (on_clash in ('REFUSE', 'WARN'))
);

alter table seat_sessions enable row level security;
create policy seen on seat_sessions for select using (true);
create policy of_organization on seat_sessions
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table seat_rules enable row level security;
create policy seen on seat_rules for select using (true);
create policy of_organization on seat_rules
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table session_seats enable row level security;
create policy own on session_seats
    using (user_id = (select app_user())) with check (user_id = (select app_user()));
create policy of_organization on session_seats
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
