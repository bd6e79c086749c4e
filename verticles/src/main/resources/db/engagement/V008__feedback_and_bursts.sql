alter table live_settings
    add column feedback  boolean not null default false,
    add column reactions boolean not null default false;
alter table live_settings alter column feedback drop default, alter column reactions drop default;

alter table paces drop constraint paces_kind_check;
alter table paces add constraint paces_kind_check
    check (kind in ('QUESTION', 'VOTE', 'MESSAGE', 'REACTION', 'ANSWER', 'FEEDBACK'));

-- How people liked sessions, once each. Who it was is known for that and for erasure, and told to nobody.
create table session_feedback (
    session_id      uuid        not null,
    user_id         uuid        not null,
    id              uuid        not null default gen_random_uuid() unique,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    stars           integer     not null check (stars between 1 and 5),
    comment         text        check (length(comment) between 1 and 2000),
    updated_at      timestamptz not null default now(),
    primary key (session_id, user_id)
);
create index session_feedback_of_conference on session_feedback (conference_id, session_id, updated_at desc, id desc);
create index session_feedback_of_user on session_feedback (user_id);

-- How often people applauded and the like; nothing says who or when.
create table bursts (
    session_id      uuid   not null,
    kind            text   not null check (kind in ('LIKE', 'LOVE', 'LAUGH', 'APPLAUSE', 'SURPRISE', 'SAD')),
    organization_id uuid   not null,
    conference_id   uuid   not null,
    count           bigint not null check (count > 0),
    primary key (session_id, kind)
);
create index bursts_of_conference on bursts (conference_id);

alter table session_feedback enable row level security;
create policy of_conference on session_feedback
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table bursts enable row level security;
create policy of_conference on bursts
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
