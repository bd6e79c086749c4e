-- Who asked. Nobody knows of those from before.
alter table invitations add column invited_by uuid;
create index invitations_invited_by on invitations (invited_by);

-- When a mail went to an address last, also where the invitation was taken back meanwhile.
create table invitation_pauses (
    organization_id uuid        not null references organizations,
    email           text        not null,
    mailed_at       timestamptz not null,
    primary key (organization_id, email)
);
create index invitation_pauses_mailed_at on invitation_pauses (mailed_at);

alter table invitation_pauses enable row level security;
create policy own on invitation_pauses
    using ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_owner_of())::uuid[]));
