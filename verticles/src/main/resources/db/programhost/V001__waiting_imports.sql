-- Conferences in whose databases imports wait or run, so that a node finds work without opening a thousand databases.
-- Written before an import is queued, deleted after its database has nothing left to do: it may name too many, never too few.
-- No tenant owns it and no tenant's data is in it.
create table waiting_imports (
    conference_id uuid        primary key,
    asked_at      timestamptz not null default now()
);
