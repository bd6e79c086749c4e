-- Who was meant by an e-mail address that nobody has confirmed yet belongs to nothing until somebody does.
alter table members add column pending boolean not null default false;

create or replace function app_member_of() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return (select coalesce(array_agg(organization_id), '{}') from members where user_id = app_user() and not pending);

create or replace function app_owner_of() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return (select coalesce(array_agg(organization_id), '{}') from members
            where user_id = app_user() and role = 'OWNER' and not pending);
