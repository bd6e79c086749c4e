-- The program of one conference. The whole database belongs to one conference and so to one organization, with a role and
-- a pool of its own: no other tenant's row can be in it, so no table carries an organization and none needs row-level
-- security. Who may connect is the wall here.

-- One row. Whoever changes the program locks it first: writers follow each other, so what a rule has seen still holds when
-- its change is committed.
create table program (
    one                boolean     primary key default true check (one),
    version            bigint      not null default 1,
    updated_at         timestamptz not null default now(),
    room_taken         text        not null default 'WARN' check (room_taken in ('BLOCK', 'WARN', 'IGNORE')),
    speaker_twice      text        not null default 'WARN' check (speaker_twice in ('BLOCK', 'WARN', 'IGNORE')),
    outside_conference text        not null default 'WARN' check (outside_conference in ('BLOCK', 'WARN', 'IGNORE'))
);
insert into program default values;

create table rooms (
    id          uuid        primary key,
    name        text        not null constraint room_name unique,
    slug        text,
    description text,
    capacity    integer     check (capacity >= 0),
    position    integer     not null,
    updated_at  timestamptz not null default now(),
    version     bigint      not null default 1
);

create table tracks (
    id         uuid        primary key,
    name       text        not null constraint track_name unique,
    slug       text,
    color      text        check (color ~ '^#[0-9a-f]{6}$'),
    position   integer     not null,
    updated_at timestamptz not null default now(),
    version    bigint      not null default 1
);

-- What is only shown is kept as the JSON text that is shown: one row by its key answers the most frequent question.
create table sessions (
    id               uuid        primary key,
    -- An import may exchange the numbers of two sessions, so uniqueness is checked at the end.
    number           integer     not null constraint session_number unique deferrable initially deferred,
    slug             text,
    title            text        not null,
    subtitle         text,
    type             text,
    language         text,
    summary          text,
    description      text,
    track_id         uuid        references tracks,
    day              date,
    start            timestamptz,
    duration_minutes integer     check (duration_minutes >= 0),
    room_id          uuid        references rooms,
    speakers         json        not null,
    status           text        not null check (status in ('CONFIRMED', 'TENTATIVE', 'CANCELLED')),
    do_not_record    boolean     not null,
    license          text,
    url              text,
    feedback_url     text,
    logo             text,
    links            json        not null,
    attachments      json        not null,
    extra            json,
    sequence         integer     not null,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          bigint      not null default 1,
    -- Words of titles, texts and credited names; cut into words by the program, so that all languages are cut alike.
    search           tsvector    not null,
    -- What the file that brought the session calls it; null for sessions made by hand.
    import_key       text        unique deferrable initially deferred,
    -- The members the last import filled; only these may a newer file empty again.
    import_members   text[]      not null default '{}',
    check ((start is null) = (day is null) and (start is null) = (duration_minutes is null)),
    check (start is not null or room_id is null)
);
create index sessions_in_order on sessions (coalesce(start, timestamptz '9999-12-31 00:00:00+00'), id);
create index sessions_of_room on sessions (room_id);
create index sessions_of_track on sessions (track_id);
create index sessions_by_word on sessions using gin (search);

-- The same credits as in sessions.speakers, to be asked by speaker.
create table credits (
    session_id uuid not null references sessions on delete cascade,
    speaker_id uuid not null,
    name       text not null,
    position   integer not null,
    primary key (session_id, position)
);
create index credits_of_speaker on credits (speaker_id);

-- The numeric person ids old schedule clients know, given once.
create table people (
    speaker_id uuid    primary key,
    number     integer not null unique
);
