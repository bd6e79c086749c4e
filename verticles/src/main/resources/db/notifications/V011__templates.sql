-- What organizers say in place of what the platform says.
create table templates (
    conference_id   uuid        not null,
    kind            text        not null,
    language        text        not null check (language in ('en', 'de')),
    organization_id uuid        not null,
    subject         text        not null check (length(subject) <= 150),
    text            text        not null check (length(text) <= 20000),
    updated_at      timestamptz not null default now(),
    primary key (conference_id, kind, language)
);
alter table templates enable row level security;
create policy of_organization on templates
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
