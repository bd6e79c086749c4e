-- Documents to print, each of one version of the program and of what is known of the conference besides. Whatever is lost here is made again.
create table prints (
    id                 uuid        primary key,
    kind               text        not null check (kind in ('PROGRAM', 'DOOR_SHEETS')),
    size               text        not null check (size in ('A4', 'A3', 'LETTER')),
    language           text        not null check (language in ('en', 'de')),
    -- Null for all of them.
    room_id            uuid,
    -- The number of the release that was asked for; null for the program as it is.
    release            integer,
    draft              boolean     not null,
    version            bigint      not null,
    conference_version bigint      not null,
    state              text        not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'READY', 'FAILED')),
    -- The mark of the claim by which it is made.
    worker             uuid,
    -- Who is named in it.
    people             uuid[]      not null default '{}',
    bytes              bytea,
    weight             integer     not null default 0,
    tag                text,
    error              text,
    asked_at           timestamptz not null default now(),
    made_at            timestamptz,
    used_at            timestamptz not null default now(),
    check ((state = 'READY') = (bytes is not null))
);
-- They are compressed already.
alter table prints alter column bytes set storage external;

-- Who asks for the same gets the same.
create unique index one_print_of_each on prints
    (kind, size, language, coalesce(room_id, '00000000-0000-0000-0000-000000000000'), coalesce(release, 0), draft, version, conference_version)
    where state <> 'FAILED';
create unique index one_print_running on prints (state) where state = 'RUNNING';
