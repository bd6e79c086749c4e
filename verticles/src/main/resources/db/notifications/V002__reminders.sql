-- Until when the attendees of a conference were reminded of what begins.
create table reminders (
    conference_id  uuid        primary key,
    reminded_until timestamptz not null
);

-- How many minutes before a session somebody wants to be reminded; only where they chose.
create table reminder_leads (
    user_id uuid    primary key,
    minutes integer not null check (minutes between 1 and 1440)
);
alter table reminder_leads enable row level security;
create policy own on reminder_leads
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());
