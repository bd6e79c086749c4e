-- Conferences whose databases may hold events the log does not have yet, so that a node finds what a killed one left without opening
-- a thousand databases. Written before something is announced, deleted when nothing was for a while: it may name too many, never too few.
-- No tenant owns it and no tenant's data is in it.
create table unrelayed (
    conference_id uuid        primary key,
    noted_at      timestamptz not null default now()
);
