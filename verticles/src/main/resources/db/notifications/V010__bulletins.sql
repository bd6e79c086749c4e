-- What organizers write to many people at once. Whom it went to is in messages, whose event it is; reached is after whom the sending
-- goes on. A draft may still lack anything.
create table bulletins (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    subject         text        not null check (length(subject) <= 150),
    text            text        not null check (length(text) <= 20000),
    language        text        not null check (language in ('en', 'de')),
    audience        text        not null,
    session_id      uuid        check (session_id is null or audience = 'SESSION'),
    track_id        uuid        check (track_id is null or audience = 'TRACK'),
    state           text        not null default 'DRAFT',
    send_at         timestamptz,
    ended_at        timestamptz,
    reached         uuid,
    people          integer     not null default 0,
    tests           integer     not null default 0,
    created_by      uuid,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    constraint bulletins_begin check ((state = 'DRAFT') = (send_at is null)),
    constraint bulletins_end check ((state in ('SENT', 'STOPPED')) = (ended_at is not null))
);
create index bulletins_of_conference on bulletins (conference_id, created_at desc, id desc);
create index bulletins_by_writer on bulletins (created_by);

-- They are the organization's, whatever a statement forgets.
alter table bulletins enable row level security;
create policy of_organization on bulletins
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
