-- The token of the link follows from mailed_id and a secret that is in no database.
create table invitations (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    email           text        not null,
    role            text        not null check (role in ('OWNER', 'ORGANIZER', 'STAFF', 'MEMBER')),
    team_id         uuid        references teams on delete cascade,
    mailed_id       uuid        not null unique,
    token_hash      bytea       not null unique check (octet_length(token_hash) = 32),
    mailed_at       timestamptz not null,
    expires_at      timestamptz not null,
    created_at      timestamptz not null,
    accepted_by     uuid,
    accepted_at     timestamptz,
    other_address   boolean     not null default false
);
create index invitations_of_organization on invitations (organization_id, created_at desc);
create index invitations_accepted_by on invitations (accepted_by);
-- An address is asked once until it answers.
create unique index invitations_pending on invitations (organization_id, email) where accepted_at is null;

-- How many mails an organization has sent on a day, so that it is no way to write to strangers.
create table invitation_paces (
    organization_id uuid    not null references organizations,
    day             date    not null,
    mails           integer not null,
    primary key (organization_id, day)
);

alter table invitations enable row level security;
create policy own on invitations
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));

alter table invitation_paces enable row level security;
create policy own on invitation_paces
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));
