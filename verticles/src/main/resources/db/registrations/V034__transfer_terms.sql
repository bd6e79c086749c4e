-- How long those have who say that they will transfer the money, and for how many days before a conference nobody may say so any
-- more. Beside the account, since what is said here holds where none is told, too.
create table transfer_terms (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    due_days        integer     check (due_days between 1 and 60),
    closed_days     integer     check (closed_days between 0 and 365),
    updated_at      timestamptz not null default now()
);
alter table transfer_terms enable row level security;
create policy seen on transfer_terms for select using (true);
create policy of_organization on transfer_terms
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
