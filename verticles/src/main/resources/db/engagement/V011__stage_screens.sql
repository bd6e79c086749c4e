-- Screens that show what happens in a room. What opens them is known by its hash alone.
create table stage_screens (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    room_id         uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    code_hash       bytea       not null unique,
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null
);
create index stage_screens_of_conference on stage_screens (conference_id, expires_at);

alter table stage_screens enable row level security;
create policy of_conference on stage_screens
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
