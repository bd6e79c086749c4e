-- Of which conferences somebody wants no mails of a kind.
create table declined (
    user_id       uuid not null,
    conference_id uuid not null,
    kind          text not null,
    primary key (user_id, conference_id, kind)
);
create index declined_of_conference on declined (conference_id);
alter table declined enable row level security;
create policy own on declined
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());
