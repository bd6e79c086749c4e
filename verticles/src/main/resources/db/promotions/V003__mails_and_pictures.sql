-- Advertisements below mails about the conference: one at most. What a conference offers itself is for some, and a mail cannot ask for whom.
alter table sponsors drop constraint sponsors_placements_check;
alter table sponsors add constraint sponsors_placements_check check (placements <@ '{HOME,SCHEDULE,SESSION,MAIL_FOOTER}');
alter table advertisements drop constraint advertisements_placements_check;
alter table advertisements add constraint advertisements_placements_check
    check (placements <@ '{HOME,SCHEDULE,SESSION,MAIL_FOOTER}' and (add_on_id is null or not 'MAIL_FOOTER' = any (placements)));
alter table placement_rules drop constraint placement_rules_placement_check;
alter table placement_rules add constraint placement_rules_placement_check
    check (placement in ('HOME', 'SCHEDULE', 'SESSION') or placement = 'MAIL_FOOTER' and most <= 1);
alter table sighting_days drop constraint sighting_days_placement_check;
alter table sighting_days add constraint sighting_days_placement_check
    check (placement in ('HOME', 'SCHEDULE', 'SESSION', 'MAIL_FOOTER'));

-- Mails from which an advertisement was followed, as long as that may count: each counts once. The ids say nothing of whose they are.
create table mailed_clicks (
    advertisement_id uuid        not null references advertisements on delete cascade,
    id               uuid        not null,
    clicked_at       timestamptz not null,
    primary key (advertisement_id, id)
);
create index mailed_clicks_by_age on mailed_clicks (clicked_at);
alter table mailed_clicks enable row level security;
create policy of_platform on mailed_clicks using ((select app_platform())) with check ((select app_platform()));

-- A picture of an advertisement as it was drawn here, and what clients need before it is there.
alter table advertisements add picture text check (picture ~ '^[0-9a-f]{16}$');
alter table advertisements add picture_width integer check (picture_width > 0);
alter table advertisements add picture_height integer check (picture_height > 0);
alter table advertisements add picture_alt text check (length(picture_alt) between 1 and 200);
alter table advertisements add constraint advertisements_whole_picture
    check (num_nulls(picture, picture_width, picture_height, picture_alt) in (0, 4));
create table advertisement_pictures (
    advertisement_id uuid  primary key references advertisements on delete cascade,
    organization_id  uuid  not null,
    conference_id    uuid  not null,
    media_type       text  not null check (media_type in ('image/png', 'image/jpeg')),
    bytes            bytea not null
);
alter table advertisement_pictures enable row level security;
create policy of_organization on advertisement_pictures
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
