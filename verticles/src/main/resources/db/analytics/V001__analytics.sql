-- The outboxes that are read, and how far. The cursor moves in the transaction of what was read.
create table sources (
    name         text        primary key,
    cursor       text,
    leased_until timestamptz not null default '-infinity',
    due_at       timestamptz not null default '-infinity'
);

-- Domain events counted so far. Kept as long as the outboxes, so that these can be replayed from any point: about 100 bytes each.
create table seen_events (
    id uuid primary key
);

-- Views counted so far. Older ones are refused, so their ids are deleted after a week: at most a week of views.
create table seen_views (
    id          uuid        primary key,
    occurred_at timestamptz not null
);
create index seen_views_by_age on seen_views using brin (occurred_at);

-- Grows with people and months, not with what they do. scope_id is the organization or the conference, or all zeros.
create table active_users (
    month           date not null,
    scope           text not null check (scope in ('PLATFORM', 'ORGANIZATION', 'CONFERENCE')),
    scope_id        uuid not null,
    user_id         uuid not null,
    organization_id uuid,
    primary key (month, scope, scope_id, user_id)
);

-- Grows with days and kinds of events.
create table engagement_days (
    organization_id uuid,
    conference_id   uuid,
    day             date   not null,
    type            text   not null,
    count           bigint not null,
    unique nulls not distinct (organization_id, conference_id, day, type)
);

-- Grows with people and the days they do something.
create table engaged_users (
    organization_id uuid,
    conference_id   uuid,
    day             date not null,
    type            text not null,
    user_id         uuid not null,
    unique nulls not distinct (organization_id, conference_id, day, type, user_id)
);
create index engaged_users_by_day on engaged_users using brin (day);

-- The next three are by the hour, and deleted after 800 days. Ten million views of a conference with 10,000 seats and
-- 400 sessions on three days become some 10,000 rows of views ...
create table access_hours (
    conference_id   uuid        not null,
    hour            timestamptz not null,
    session_id      uuid,
    organization_id uuid        not null,
    views           bigint      not null,
    unique nulls not distinct (conference_id, hour, session_id)
);
create index access_hours_by_age on access_hours using brin (hour);

-- ... some 300,000 visits (a person in an hour) ...
create table visitors (
    conference_id   uuid        not null,
    hour            timestamptz not null,
    user_id         uuid        not null,
    organization_id uuid        not null,
    primary key (conference_id, hour, user_id)
);
create index visitors_by_age on visitors using brin (hour);

-- ... and one to two million visits to sessions.
create table session_visitors (
    conference_id   uuid        not null,
    session_id      uuid        not null,
    hour            timestamptz not null,
    user_id         uuid        not null,
    organization_id uuid        not null,
    primary key (conference_id, session_id, hour, user_id)
);
create index session_visitors_by_age on session_visitors using brin (hour);

-- The platform counts; an organization's staff reads its own. The sub-selects are evaluated once, not for each row.
alter table active_users enable row level security;
create policy platform on active_users using ((select app_platform())) with check ((select app_platform()));
create policy organization on active_users for select
    using (organization_id = any ((select app_organizations())::uuid[]));

alter table engagement_days enable row level security;
create policy platform on engagement_days using ((select app_platform())) with check ((select app_platform()));
create policy organization on engagement_days for select
    using (organization_id = any ((select app_organizations())::uuid[]));

alter table engaged_users enable row level security;
create policy platform on engaged_users using ((select app_platform())) with check ((select app_platform()));
create policy organization on engaged_users for select
    using (organization_id = any ((select app_organizations())::uuid[]));

alter table access_hours enable row level security;
create policy platform on access_hours using ((select app_platform())) with check ((select app_platform()));
create policy organization on access_hours for select
    using (organization_id = any ((select app_organizations())::uuid[]));

alter table visitors enable row level security;
create policy platform on visitors using ((select app_platform())) with check ((select app_platform()));
create policy organization on visitors for select
    using (organization_id = any ((select app_organizations())::uuid[]));

alter table session_visitors enable row level security;
create policy platform on session_visitors using ((select app_platform())) with check ((select app_platform()));
create policy organization on session_visitors for select
    using (organization_id = any ((select app_organizations())::uuid[]));
