-- When somebody is not to be disturbed, by the clocks where they are.
create table quiet_hours (
    user_id   uuid primary key,
    begins    text not null check (begins ~ '^([01]\d|2[0-3]):[0-5]\d$'),
    ends      text not null check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
    time_zone text not null check (length(time_zone) <= 64),
    constraint quiet_hours_last check (begins <> ends)
);
alter table quiet_hours enable row level security;
create policy own on quiet_hours
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());
