-- At which address a speaker is read: whoever has confirmed it as that of their account is the speaker.
create table speaker_emails (
    organization_id uuid        not null,
    speaker_id      uuid        not null,
    email           text        not null check (length(email) between 3 and 254),
    updated_at      timestamptz not null default now(),
    primary key (organization_id, speaker_id),
    foreign key (organization_id, speaker_id) references speakers (organization_id, id) on delete cascade
);
create index speakers_at_address on speaker_emails (organization_id, lower(email));

alter table speaker_emails enable row level security;
create policy of_organization on speaker_emails
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
