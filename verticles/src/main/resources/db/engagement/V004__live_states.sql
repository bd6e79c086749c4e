-- How sessions and their rooms stand, as staff say it; what is not here is as the schedule says.
create table live_states (
    session_id          uuid        primary key,
    organization_id     uuid        not null,
    conference_id       uuid        not null,
    phase               text        check (phase in ('RUNNING', 'ENDED')),
    is_full             boolean     not null,
    queue_minutes       integer     check (queue_minutes between 0 and 600),
    delayed_minutes     integer     check (delayed_minutes between 0 and 1440),
    moved_to            text        check (length(moved_to) <= 200),
    stream_url          text        check (stream_url ~* '^https:' and length(stream_url) <= 2000),
    updated_at          timestamptz not null default now(),
    version             bigint      not null default 1,
    position            bigint      not null,
    -- In the room of the conference, where everybody is told.
    conference_position bigint      not null
);
create index live_states_of_conference on live_states (conference_id, conference_position);

alter table live_states enable row level security;
create policy of_conference on live_states
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
