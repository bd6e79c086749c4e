-- The link under which calendars follow somebody's agenda. 256 random bits cannot be guessed, so a plain hash keeps them.
create table agenda_feeds (
    user_id    uuid        primary key,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    created_at timestamptz not null default now()
);
alter table agenda_feeds enable row level security;
create policy own on agenda_feeds using (user_id = app_user()) with check (user_id = app_user());

-- A calendar is nobody until its link says whose agenda it follows. So this runs as the owner, whom no policy holds, and shows only that.
create function agenda_behind(hash bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select user_id from agenda_feeds where token_hash = hash;
end;

create or replace function forget_user(forgotten uuid) returns void
    language sql volatile security definer set search_path = public, pg_temp
begin atomic
    delete from notes where user_id = forgotten;
    delete from stars where user_id = forgotten;
    delete from note_paces where user_id = forgotten;
    delete from agenda_feeds where user_id = forgotten;
end;
