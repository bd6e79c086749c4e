-- What happened, until it is known whom to tell of it.
create table occasions (
    id    uuid  primary key,
    event jsonb not null
);

-- What somebody is told, once for each event and kind. Words are made when it is shown or sent; here is only what they are made of.
create table messages (
    id              uuid        primary key,
    event_id        uuid        not null,
    kind            text        not null,
    user_id         uuid        not null,
    organization_id uuid,
    conference_id   uuid,
    facts           jsonb       not null,
    created_at      timestamptz not null,
    in_inbox        boolean     not null,
    read_at         timestamptz,
    archived_at     timestamptz,
    constraint messages_once unique (event_id, kind, user_id)
);
create index messages_of_user on messages (user_id, created_at desc, id desc) where in_inbox;
create index messages_unread on messages (user_id) where in_inbox and read_at is null and archived_at is null;
create index messages_of_conference on messages (conference_id);
create index messages_by_age on messages (created_at);

-- A message on one of its ways. begun_at is set before it is handed over and taken back when that failed for certain: where it is
-- found set, nobody knows whether it arrived.
create table deliveries (
    id         uuid        primary key,
    message_id uuid        not null references messages on delete cascade,
    channel    text        not null,
    state      text        not null,
    address    text,
    subject    text,
    reason     text,
    attempts   integer     not null default 0,
    begun_at   timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint deliveries_once unique (message_id, channel)
);
create index deliveries_newest on deliveries (created_at desc, id desc);
create index deliveries_by_state on deliveries (state, created_at desc, id desc);

-- Only what somebody decided; all else is wanted.
create table preferences (
    user_id uuid    not null,
    kind    text    not null,
    channel text    not null,
    wanted  boolean not null,
    primary key (user_id, kind, channel)
);

-- Of each program up to which version people were told what changed, and which one was announced last.
create table digests (
    conference_id uuid   primary key,
    told          bigint not null,
    seen          bigint not null
);

-- A message is its reader's, whatever a statement forgets.
alter table messages enable row level security;
create policy own on messages
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());
alter table preferences enable row level security;
create policy own on preferences
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());
alter table deliveries enable row level security;
create policy platform on deliveries using (app_platform()) with check (app_platform());
alter table occasions enable row level security;
create policy platform on occasions using (app_platform()) with check (app_platform());
