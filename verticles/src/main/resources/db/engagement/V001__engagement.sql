-- The conference that a transaction said it is about, after the rights on it were looked at. Who takes part belongs to no
-- organization, so this is what keeps the rows of conferences apart where a statement forgets to.
create function app_conference() returns uuid language sql stable
    return nullif(current_setting('app.conference', true), '')::uuid;

-- How many changes there were in a room. Whatever changes something there takes the next number, last in its transaction: the lock
-- of this row is what makes numbers visible in their order.
create table rooms (
    kind            text   not null check (kind in ('CONFERENCE', 'SESSION', 'ORGANIZER')),
    id              uuid   not null,
    organization_id uuid   not null,
    conference_id   uuid   not null,
    position        bigint not null check (position > 0),
    primary key (kind, id)
);
create index rooms_of_conference on rooms (conference_id);

-- What is not here nobody wanted yet.
create table live_settings (
    conference_id       uuid    primary key,
    organization_id     uuid    not null,
    questions           boolean not null,
    anonymous_questions boolean not null,
    questions_moderated boolean not null,
    chat                boolean not null,
    participants        text    not null check (participants in ('EVERYBODY', 'TICKET_HOLDERS')),
    version             bigint  not null default 1,
    position            bigint  not null
);

-- From when on somebody may do as much of a kind at once again as anybody may.
create table paces (
    user_id uuid        not null,
    kind    text        not null check (kind in ('QUESTION', 'VOTE', 'MESSAGE', 'REACTION', 'ANSWER')),
    rested  timestamptz not null,
    primary key (user_id, kind)
);

create table audience_questions (
    id                 uuid        primary key,
    organization_id    uuid        not null,
    conference_id      uuid        not null,
    session_id         uuid,
    -- Null once the account is gone.
    user_id            uuid,
    author_name        text        check (length(author_name) <= 200),
    anonymous          boolean     not null,
    text               text        check (length(text) between 1 and 500),
    status             text        not null
        check (status in ('HELD', 'APPROVED', 'DECLINED', 'MERGED', 'ANSWERED', 'WITHDRAWN')),
    reason             text        check (length(reason) <= 500),
    merged_into        uuid        references audience_questions,
    pinned             boolean     not null default false,
    answer             text        check (length(answer) <= 5000),
    answered_at        timestamptz,
    votes              bigint      not null default 0 check (votes >= 0),
    created_at         timestamptz not null default now(),
    version            bigint      not null default 1,
    -- Of its last change in the room of the session or conference; null for what was never seen there.
    position           bigint,
    organizer_position bigint      not null,
    constraint audience_questions_text check ((text is null) = (status = 'WITHDRAWN')),
    constraint audience_questions_merged check ((merged_into is not null) = (status = 'MERGED')),
    constraint audience_questions_unnamed check (not anonymous or author_name is null)
);
create index audience_questions_of_room on audience_questions (conference_id, session_id, position);
create index audience_questions_to_moderate on audience_questions (conference_id, organizer_position);
create index audience_questions_of_user on audience_questions (user_id, conference_id) where user_id is not null;

-- That nobody votes twice.
create table question_votes (
    question_id   uuid        not null references audience_questions on delete cascade,
    user_id       uuid        not null,
    conference_id uuid        not null,
    voted_at      timestamptz not null default now(),
    primary key (question_id, user_id)
);
create index question_votes_of_user on question_votes (user_id, conference_id);

-- Who does not take part for a while or, without an end, for good. Whoever decides it need not know who that is.
create table silences (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    user_id         uuid        not null,
    name            text        check (length(name) <= 200),
    anonymous       boolean     not null,
    kind            text        not null check (kind in ('MUTED', 'BANNED')),
    until           timestamptz,
    reason          text        check (length(reason) <= 500),
    created_at      timestamptz not null default now(),
    unique (conference_id, user_id)
);

alter table rooms enable row level security;
create policy of_conference on rooms
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table live_settings enable row level security;
create policy of_conference on live_settings
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table audience_questions enable row level security;
create policy of_conference on audience_questions
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table question_votes enable row level security;
create policy of_conference on question_votes
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table silences enable row level security;
create policy of_conference on silences
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table paces enable row level security;
create policy own on paces
    using ((select app_platform()) or user_id = (select app_user()))
    with check ((select app_platform()) or user_id = (select app_user()));
