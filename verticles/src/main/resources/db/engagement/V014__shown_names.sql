-- Who agreed that others in the rooms of a conference read their name.
create table shown_names (
    conference_id uuid        not null,
    user_id       uuid        not null,
    name          text        check (length(name) <= 200),
    agreed_at     timestamptz not null default now(),
    primary key (conference_id, user_id)
);
create index shown_names_of_user on shown_names (user_id);

alter table shown_names enable row level security;
create policy of_conference on shown_names
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
