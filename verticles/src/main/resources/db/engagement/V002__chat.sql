-- What is not here nobody changed: everybody writes, and as fast as people do.
create table chats (
    -- Of the session, or of the conference itself.
    room_id         uuid    primary key,
    organization_id uuid    not null,
    conference_id   uuid    not null,
    session_id      uuid,
    slow_seconds    integer not null check (slow_seconds between 0 and 3600),
    read_only       boolean not null,
    version         bigint  not null default 1,
    position        bigint  not null,
    constraint chats_room check (room_id = coalesce(session_id, conference_id))
);
create index chats_of_conference on chats (conference_id);

create table messages (
    id                 uuid        primary key,
    organization_id    uuid        not null,
    conference_id      uuid        not null,
    session_id         uuid,
    -- Null once the account is gone.
    user_id            uuid,
    author_name        text        check (length(author_name) <= 200),
    reply_to           uuid        references messages,
    -- Null once it was deleted: nobody can fetch it any more.
    text               text        check (length(text) between 1 and 2000),
    created_at         timestamptz not null default now(),
    edited_at          timestamptz,
    reports            bigint      not null default 0 check (reports >= 0),
    version            bigint      not null default 1,
    position           bigint      not null,
    -- Of its last report; null for what nobody reported.
    organizer_position bigint
);
create index messages_of_room on messages (conference_id, session_id, created_at desc, id desc);
create index messages_by_position on messages (conference_id, session_id, position);
create index messages_reported on messages (conference_id, organizer_position) where organizer_position is not null;
create index messages_of_user on messages (user_id, conference_id, session_id, created_at desc) where user_id is not null;

create table message_reactions (
    message_id    uuid not null references messages on delete cascade,
    kind          text not null check (kind in ('LIKE', 'LOVE', 'LAUGH', 'APPLAUSE', 'SURPRISE', 'SAD')),
    user_id       uuid not null,
    conference_id uuid not null,
    primary key (message_id, kind, user_id)
);
create index message_reactions_of_user on message_reactions (user_id);

create table message_reports (
    message_id    uuid        not null references messages on delete cascade,
    user_id       uuid        not null,
    conference_id uuid        not null,
    reason        text        check (length(reason) <= 500),
    reported_at   timestamptz not null default now(),
    primary key (message_id, user_id)
);
create index message_reports_of_user on message_reports (user_id);

alter table chats enable row level security;
create policy of_conference on chats
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table messages enable row level security;
create policy of_conference on messages
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table message_reactions enable row level security;
create policy of_conference on message_reactions
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table message_reports enable row level security;
create policy of_conference on message_reports
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
