-- What happened live in sessions, and without one at a conference itself: grows with sessions and kinds of events.
create table live_sessions (
    organization_id uuid   not null,
    conference_id   uuid   not null,
    session_id      uuid,
    type            text   not null,
    count           bigint not null,
    unique nulls not distinct (conference_id, session_id, type)
);

alter table live_sessions enable row level security;
create policy platform on live_sessions using ((select app_platform())) with check ((select app_platform()));
create policy organization on live_sessions for select
    using (organization_id = any ((select app_organizations())::uuid[]));
