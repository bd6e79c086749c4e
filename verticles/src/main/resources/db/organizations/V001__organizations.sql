create table organizations (
    id          uuid        primary key,
    slug        text        not null unique
                            check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 50),
    name        text        not null,
    description text,
    url         text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    version     bigint      not null default 1
);

create table members (
    organization_id uuid        not null references organizations (id),
    user_id         uuid        not null,
    role            text        not null check (role in ('OWNER', 'ORGANIZER', 'STAFF', 'MEMBER')),
    since           timestamptz not null default now(),
    primary key (organization_id, user_id)
);
create index members_of_user on members (user_id);

-- Here memberships are at home, so row-level security asks the table itself and not what the caller was told when
-- signing in: whoever was removed is out at once. The functions run as the owner, whom no policy holds, or they would
-- ask themselves.
create function app_member_of() returns uuid[] language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(organization_id), '{}') from members where user_id = app_user());

create function app_owner_of() returns uuid[] language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(organization_id), '{}') from members
            where user_id = app_user() and role = 'OWNER');

alter table organizations enable row level security;
create policy seen on organizations for select
    using ((select app_platform()) or id = any ((select app_member_of())::uuid[]));
create policy founded on organizations for insert
    with check (app_platform());
-- Members lock the row when they leave; only owners change it.
create policy changed on organizations for update
    using ((select app_platform()) or id = any ((select app_member_of())::uuid[]))
    with check ((select app_platform()) or id = any ((select app_owner_of())::uuid[]));

alter table members enable row level security;
create policy seen on members for select
    using ((select app_platform()) or user_id = app_user() or organization_id = any ((select app_member_of())::uuid[]));
create policy added on members for insert
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));
create policy changed on members for update
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));
create policy removed on members for delete
    using ((select app_platform()) or user_id = app_user() or organization_id = any ((select app_owner_of())::uuid[]));
