create table sponsors (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    level           text        check (length(level) <= 50),
    line            text        check (length(line) <= 120),
    link            text        not null check (link ~* '^https:' and length(link) <= 2000),
    placements      text[]      not null check (placements <@ '{HOME,SCHEDULE,SESSION}'),
    listed          boolean     not null,
    position        integer     not null check (position between 0 and 10000),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index sponsors_of_conference on sponsors (conference_id, position, created_at, id);

create table advertisements (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    sponsor_id      uuid        not null references sponsors on delete cascade,
    placements      text[]      not null check (placements <@ '{HOME,SCHEDULE,SESSION}'),
    headline        text        not null check (length(headline) between 1 and 80),
    text            text        check (length(text) <= 200),
    link            text        not null check (link ~* '^https:' and length(link) <= 2000),
    weight          integer     not null check (weight between 1 and 100),
    starts_at       timestamptz,
    ends_at         timestamptz check (ends_at > starts_at),
    most_per_day    integer     check (most_per_day between 1 and 100),
    state           text        not null check (state in ('DRAFT', 'ACTIVE', 'PAUSED')),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index advertisements_of_conference on advertisements (conference_id, created_at, id);
create index advertisements_of_sponsor on advertisements (sponsor_id, created_at, id);

-- What is not here is not allowed.
create table placement_rules (
    conference_id   uuid    not null,
    placement       text    not null check (placement in ('HOME', 'SCHEDULE', 'SESSION')),
    organization_id uuid    not null,
    most            integer not null check (most between 0 and 5),
    every           integer check (every between 8 and 200),
    primary key (conference_id, placement),
    constraint placement_rules_every_in_lists check ((every is not null) = (placement = 'SCHEDULE'))
);

-- Ids that devices have chosen, as long as they may tell them again: each counts once. Of nobody in particular.
create table sightings (
    advertisement_id uuid        not null references advertisements on delete cascade,
    id               uuid        not null,
    seen_at          timestamptz not null,
    primary key (advertisement_id, id)
);
create index sightings_by_age on sightings (seen_at);

create table sighting_days (
    advertisement_id uuid   not null references advertisements on delete cascade,
    placement        text   not null check (placement in ('HOME', 'SCHEDULE', 'SESSION')),
    -- In the time zone of the conference.
    day              date   not null,
    organization_id  uuid   not null,
    conference_id    uuid   not null,
    impressions      bigint not null check (impressions >= 0),
    clicks           bigint not null check (clicks >= 0),
    primary key (advertisement_id, placement, day)
);

alter table sponsors enable row level security;
create policy of_organization on sponsors
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table advertisements enable row level security;
create policy of_organization on advertisements
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table placement_rules enable row level security;
create policy of_organization on placement_rules
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table sighting_days enable row level security;
create policy of_organization on sighting_days
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
-- Nobody reads or writes them but who counts.
alter table sightings enable row level security;
create policy of_platform on sightings using ((select app_platform())) with check ((select app_platform()));
