create table profiles (
    user_id      uuid   primary key,
    display_name text   not null,
    given_name   text,
    family_name  text,
    affiliation  text,
    biography    text,
    avatar_url   text,
    links        jsonb  not null default '[]',
    time_zone    text,
    locale       text,
    interests    text[] not null default '{}',
    preferences  jsonb  not null default '{}',
    updated_at   timestamptz,
    version      bigint not null default 0
);

-- A profile is its user's, whatever a statement forgets.
alter table profiles enable row level security;
create policy own on profiles
    using (user_id = app_user() or app_platform())
    with check (user_id = app_user() or app_platform());

-- What everybody may see of the others. It runs as the owner, whom the policy does not hold, and shows these columns only.
create function profile_cards(user_ids uuid[])
    returns table (user_id uuid, display_name text, affiliation text, avatar_url text)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select p.user_id, p.display_name, p.affiliation, p.avatar_url from profiles p where p.user_id = any (user_ids);
end;
