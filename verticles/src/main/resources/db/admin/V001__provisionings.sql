-- The making of conferences. Not accepted ones wait for the word whether the conference was saved.
create table provisionings (
    id              uuid          primary key,
    conference_id   uuid          not null unique,
    organization_id uuid          not null,
    requested_by    uuid,
    accepted        boolean       not null default false,
    slug            text,
    database_name   text,
    conference      jsonb,
    state           text          not null default 'REQUESTED' check (state in ('REQUESTED', 'DATABASE_CREATED',
        'MIGRATED', 'SERVICE_UP', 'ENDPOINT_REGISTERED', 'READY', 'FAILED', 'CANCELLED')),
    reached         text[]        not null default '{REQUESTED}',
    reached_at      timestamptz[] not null default array[now()],
    error           text          check ((error is not null) = (state = 'FAILED')),
    attempts        integer       not null default 0,
    due_at          timestamptz   not null default now(),
    worker          uuid,
    leased_until    timestamptz,
    created_at      timestamptz   not null default now(),
    updated_at      timestamptz   not null default now(),
    check (not accepted or slug is not null and database_name is not null and conference is not null)
);
create index provisionings_by_time on provisionings (created_at desc, id desc);
create index provisionings_to_work on provisionings (due_at)
    where accepted and state not in ('READY', 'FAILED', 'CANCELLED');
create index provisionings_to_settle on provisionings (created_at) where not accepted;

-- Conferences whose database is dropped, and by whom; what is purged stays as a record.
create table purges (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    slug            text        not null,
    worker          uuid        not null,
    leased_until    timestamptz not null,
    purged_at       timestamptz
);

alter table provisionings enable row level security;
create policy own on provisionings
    using (app_platform() or organization_id = any (app_organizations()));
alter table purges enable row level security;
create policy platform on purges using (app_platform());
