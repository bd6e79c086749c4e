-- A picture of a sponsor as it was drawn here, and a name of it by which clients know whether it is another one.
alter table sponsors add logo text check (logo ~ '^[0-9a-f]{16}$');
create table sponsor_logos (
    sponsor_id      uuid  primary key references sponsors on delete cascade,
    organization_id uuid  not null,
    conference_id   uuid  not null,
    media_type      text  not null check (media_type in ('image/png', 'image/jpeg')),
    bytes           bytea not null
);
alter table sponsor_logos enable row level security;
create policy of_organization on sponsor_logos
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- How much of it the log knows already: what is more is announced, and counts once among the figures of the platform.
alter table sighting_days add told_impressions bigint not null default 0;
alter table sighting_days add told_clicks bigint not null default 0;
create index sighting_days_untold on sighting_days (advertisement_id, placement, day)
    where impressions > told_impressions or clicks > told_clicks;

-- An offer is an advertisement of the conference itself: it leads to an add-on of the registrations service, and has no sponsor and
-- no link.
alter table advertisements alter sponsor_id drop not null;
alter table advertisements alter link drop not null;
alter table advertisements add add_on_id uuid;
alter table advertisements add ticket_type_ids uuid[] not null default '{}';
alter table advertisements add unless_had boolean not null default false;
alter table advertisements add constraint advertisements_of_whom
    check ((sponsor_id is null) = (add_on_id is not null) and (sponsor_id is null) = (link is null));
alter table advertisements add constraint advertisements_offered_to
    check (add_on_id is not null or cardinality(ticket_type_ids) = 0 and not unless_had);
