-- Pictures that the program names by their addresses elsewhere. Whatever is lost here is fetched again.
create table pictures (
    -- The conference, a session or a speaker.
    subject      uuid        primary key,
    source       text        not null,
    -- By which the server there tells it from what it was before.
    source_tag   text,
    -- Who fetches it has so long; should they die, somebody else does it.
    leased_until timestamptz not null,
    fetched_at   timestamptz not null default now(),
    -- When to look again whether it has changed, or can be fetched at last.
    check_after  timestamptz not null default now(),
    failures     integer     not null default 0,
    weight       integer     not null default 0
);

create table picture_sizes (
    subject    uuid    not null references pictures on delete cascade,
    size       integer not null,
    media_type text    not null,
    bytes      bytea   not null,
    primary key (subject, size)
);
-- They are compressed already.
alter table picture_sizes alter column bytes set storage external;
