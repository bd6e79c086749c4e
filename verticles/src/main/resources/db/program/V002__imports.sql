create table imports (
    id           uuid        primary key,
    state        text        not null check (state in ('UPLOADING', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    format       text        not null,
    filename     text,
    size         bigint      not null,
    percent      integer     not null default 0,
    counts       json        not null,
    findings     json        not null default '[]',
    error        text,
    requested_by uuid,
    created_at   timestamptz not null default now(),
    queued_at    timestamptz,
    finished_at  timestamptz,
    -- Who works on it and until when nobody else may; a worker that lives prolongs it.
    worker       uuid,
    leased_until timestamptz,
    attempts     integer     not null default 0
);
create index imports_newest on imports (created_at desc, id desc);
-- One import of a conference runs at a time, whatever the workers believe.
create unique index one_import_running on imports ((true)) where state = 'RUNNING';

-- The file in parts, until the import is done.
create table import_chunks (
    import_id uuid    not null references imports on delete cascade,
    index     integer not null,
    bytes     bytea   not null,
    primary key (import_id, index)
);
