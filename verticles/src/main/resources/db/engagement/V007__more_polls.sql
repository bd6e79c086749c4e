alter table polls drop constraint polls_kind_check;
alter table polls add constraint polls_kind_check
    check (kind in ('SINGLE', 'MULTIPLE', 'RATING', 'RANKING', 'WORDS', 'QUIZ'));
alter table polls add column points integer check (points between 1 and 1000);
alter table polls add constraint polls_points check ((points is not null) = (kind = 'QUIZ'));

-- Words of their own that people answer with become options; how they are written first is how they are shown.
alter table poll_options drop constraint poll_options_number_check;
alter table poll_options add constraint poll_options_number_check check (number between 1 and 1000);
alter table poll_options
    add column is_right boolean not null default false,
    add column word     text    check (length(word) between 1 and 40),
    add column hidden   boolean not null default false;
create unique index poll_options_of_word on poll_options (poll_id, word) where word is not null;

-- Who agreed to be seen on the leaderboards of a conference.
create table quiz_players (
    conference_id uuid        not null,
    user_id       uuid        not null,
    name          text        check (length(name) <= 200),
    agreed_at     timestamptz not null default now(),
    primary key (conference_id, user_id)
);
create index quiz_players_of_user on quiz_players (user_id);

alter table quiz_players enable row level security;
create policy of_conference on quiz_players
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
