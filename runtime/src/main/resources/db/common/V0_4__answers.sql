-- What was answered to calls that may come again, for a day. Only who has the key of a call can tell which one it is, and read
-- the answer: it may be a token, or somebody's note.
create table answers (
    id          uuid        primary key,
    fingerprint bytea       not null,
    answer      bytea       not null,
    kept_at     timestamptz not null default now()
);
create index answers_by_age on answers (kept_at);
