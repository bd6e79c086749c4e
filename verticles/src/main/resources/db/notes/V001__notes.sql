create table notes (
    id              uuid        primary key,
    user_id         uuid        not null,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    session_id      uuid        not null,
    text            text        not null check (length(text) between 1 and 20000),
    shared          boolean     not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index notes_of_user on notes (user_id, updated_at desc, id desc);
create index notes_of_session on notes (conference_id, session_id, created_at desc, id desc);

create table stars (
    user_id         uuid        not null,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    session_id      uuid        not null,
    starred_at      timestamptz not null default now(),
    primary key (user_id, conference_id, session_id)
);

-- A private note exists only for its writer, whatever a statement forgets.
alter table notes enable row level security;
create policy own on notes using (user_id = app_user()) with check (user_id = app_user());
create policy shared on notes for select using (shared);
alter table stars enable row level security;
create policy own on stars using (user_id = app_user()) with check (user_id = app_user());
