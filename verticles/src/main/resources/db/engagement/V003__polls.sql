create table polls (
    id                 uuid        primary key,
    organization_id    uuid        not null,
    conference_id      uuid        not null,
    session_id         uuid,
    -- Null once it was deleted, of which its room is told.
    question           text        check (length(question) between 1 and 300),
    kind               text        not null check (kind in ('SINGLE', 'MULTIPLE', 'RATING')),
    results            text        not null check (results in ('LIVE', 'CLOSED')),
    anonymous          boolean     not null,
    changeable         boolean     not null,
    most_choices       integer     not null check (most_choices between 1 and 20),
    seconds            integer     check (seconds between 5 and 86400),
    state              text        not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'CLOSED')),
    closes_at          timestamptz,
    answers            bigint      not null default 0 check (answers >= 0),
    created_at         timestamptz not null default now(),
    version            bigint      not null default 1,
    -- Of its last change in the room of the session or conference; null for what was never seen there.
    position           bigint,
    organizer_position bigint      not null,
    -- Who changes an answer has to know it, and then somebody else might.
    constraint polls_unknown_answers check (not (anonymous and changeable))
);
create index polls_of_room on polls (conference_id, session_id, position);
create index polls_to_moderate on polls (conference_id, organizer_position);
create index polls_to_close on polls (closes_at) where state = 'OPEN' and closes_at is not null;

create table poll_options (
    poll_id       uuid    not null references polls on delete cascade,
    conference_id uuid    not null,
    number        integer not null check (number between 1 and 20),
    text          text    not null check (length(text) between 1 and 200),
    count         bigint  not null default 0 check (count >= 0),
    primary key (poll_id, number)
);

-- That nobody answers twice; of an anonymous poll it says no more than that they did.
create table poll_answers (
    poll_id       uuid      not null references polls on delete cascade,
    user_id       uuid      not null,
    conference_id uuid      not null,
    choices       integer[],
    primary key (poll_id, user_id)
);
create index poll_answers_of_user on poll_answers (user_id, conference_id);

alter table polls enable row level security;
create policy of_conference on polls
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table poll_options enable row level security;
create policy of_conference on poll_options
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
alter table poll_answers enable row level security;
create policy of_conference on poll_answers
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
