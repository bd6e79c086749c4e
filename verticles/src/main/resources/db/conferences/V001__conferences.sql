create table conferences (
    id              uuid        primary key,
    organization_id uuid        not null,
    slug            text        not null constraint conference_slug unique
                                check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 50),
    acronym         text        not null check (length(acronym) between 4 and 32),
    title           text        not null check (length(title) between 1 and 300),
    subtitle        text,
    description     text        check (length(description) <= 20000),
    start_date      date        not null,
    end_date        date        not null check (end_date >= start_date),
    time_zone       text        not null,
    venue           text,
    city            text,
    country         text        check (length(country) = 2),
    url             text,
    color_primary   text,
    color_accent    text,
    status          text        not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED', 'DELETED')),
    delete_after    timestamptz check ((delete_after is not null) = (status = 'DELETED')),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    -- The words a person may look for, folded by the service, so that no locale of the server matters. Without an
    -- index: under row-level security PostgreSQL uses none for @@, and 20,000 conferences are read in 8 ms.
    words           tsvector    not null
);
create index conferences_by_start on conferences (start_date desc, id desc);
create index conferences_of_organization on conferences (organization_id, start_date desc, id desc);
create index conferences_to_purge on conferences (delete_after) where status = 'DELETED';

create table endpoints (
    conference_id   uuid        primary key references conferences on delete cascade,
    organization_id uuid        not null,
    slug            text        not null unique,
    address         text        not null,
    database_name   text        not null,
    registered_at   timestamptz not null default now()
);

-- Drafts and deleted conferences exist only for their organization, whatever a statement forgets.
alter table conferences enable row level security;
create policy seen on conferences for select
    using (status in ('PUBLISHED', 'ARCHIVED') or app_platform() or organization_id = any (app_organizations()));
create policy added on conferences for insert
    with check (app_platform() or organization_id = any (app_organizations()));
create policy changed on conferences for update
    using (app_platform() or organization_id = any (app_organizations()));
create policy purged on conferences for delete using (app_platform());

alter table endpoints enable row level security;
create policy seen on endpoints for select
    using (app_platform() or exists (select 1 from conferences where conferences.id = endpoints.conference_id));
create policy registered on endpoints using (app_platform());
