-- From when on somebody may write as many notes at once again as anybody may.
create table note_paces (
    user_id uuid        primary key,
    rested  timestamptz not null
);
alter table note_paces enable row level security;
create policy own on note_paces using (user_id = app_user()) with check (user_id = app_user());

create or replace function forget_user(forgotten uuid) returns void
    language sql volatile security definer set search_path = public, pg_temp
begin atomic
    delete from notes where user_id = forgotten;
    delete from stars where user_id = forgotten;
    delete from note_paces where user_id = forgotten;
end;
