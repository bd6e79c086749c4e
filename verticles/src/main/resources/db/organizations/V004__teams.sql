create table teams (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    name            text        not null,
    rights          text[]      not null,
    everywhere      boolean     not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    unique (id, organization_id)
);
create index teams_of_organization on teams (organization_id);

-- A team whose conferences are all gone gives nothing: that is why "everywhere" is said and not meant by an absence.
create table team_reaches (
    team_id         uuid   not null,
    organization_id uuid   not null,
    conference_id   uuid   not null,
    track_ids       uuid[] not null,
    primary key (team_id, conference_id),
    foreign key (team_id, organization_id) references teams (id, organization_id) on delete cascade
);
create index team_reaches_of_conference on team_reaches (conference_id);

-- Whoever leaves the organization leaves its teams.
create table team_members (
    team_id         uuid not null,
    organization_id uuid not null,
    user_id         uuid not null,
    primary key (team_id, user_id),
    foreign key (team_id, organization_id) references teams (id, organization_id) on delete cascade,
    foreign key (organization_id, user_id) references members on delete cascade
);
create index team_members_of_user on team_members (user_id);

alter table teams enable row level security;
create policy seen on teams for select
    using ((select app_platform()) or organization_id = any ((select app_member_of())::uuid[]));
create policy kept on teams
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));

alter table team_reaches enable row level security;
create policy seen on team_reaches for select
    using ((select app_platform()) or organization_id = any ((select app_member_of())::uuid[]));
create policy kept on team_reaches
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));

alter table team_members enable row level security;
create policy seen on team_members for select
    using ((select app_platform()) or organization_id = any ((select app_member_of())::uuid[]));
create policy kept on team_members
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));
