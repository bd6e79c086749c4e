-- Conferences whose figures are deleted, a little at a time. Remembered for a month, because what concerns them may still come in.
create table purged_conferences (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    purged_at       timestamptz not null default now()
);

alter table purged_conferences enable row level security;
create policy platform on purged_conferences using ((select app_platform())) with check ((select app_platform()));
