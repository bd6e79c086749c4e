-- Names are sorted and words compared by ICU, whatever locale the server was set up with.
create table speakers (
    id              uuid        primary key,
    organization_id uuid        not null,
    name            text        not null,
    biography       text,
    affiliation     text,
    avatar_url      text,
    links           jsonb       not null default '[]',
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    sort_name       text        not null generated always as (lower(name collate "und-x-icu")) stored,
    words           tsvector    not null generated always as (to_tsvector('simple',
                        lower((name || ' ' || coalesce(affiliation, '') || ' ' || coalesce(biography, ''))
                              collate "und-x-icu"))) stored,
    unique (organization_id, id)
);
create index speakers_by_name on speakers (organization_id, sort_name collate "und-x-icu", id);
create index speakers_by_word on speakers using gin (words);

-- Whom a schedule file means. Only equal scope and id make two claims one person.
create table identities (
    organization_id uuid not null,
    scope           text not null,
    external_id     text not null,
    speaker_id      uuid not null,
    primary key (organization_id, scope, external_id),
    foreign key (organization_id, speaker_id) references speakers (organization_id, id) on delete cascade
);
create index identities_of_speaker on identities (organization_id, speaker_id);

-- Entries that were merged away. An alias always names a living speaker, never another alias, so nothing can go in
-- circles.
create table aliases (
    organization_id uuid not null,
    id              uuid not null,
    speaker_id      uuid not null,
    primary key (organization_id, id),
    foreign key (organization_id, speaker_id) references speakers (organization_id, id) on delete cascade
);
create index aliases_of_speaker on aliases (organization_id, speaker_id);

alter table speakers enable row level security;
create policy of_organization on speakers
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table identities enable row level security;
create policy of_organization on identities
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table aliases enable row level security;
create policy of_organization on aliases
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
