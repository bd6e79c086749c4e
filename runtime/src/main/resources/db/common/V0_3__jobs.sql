-- Work that is done later: by whichever node is free, by one at a time, and by another one when its holder is gone. What is to be done
-- stands in the tables of the service. No tenant owns a job, and no tenant's data is in it.
create table jobs (
    kind     text        not null,
    id       uuid        not null,
    -- When it may be taken: the end of the lease while somebody holds it.
    due_at   timestamptz not null,
    holder   uuid,
    -- Since it last got on. Attempts count holders that died as well, which say little against a job.
    attempts integer     not null default 0,
    faults   integer     not null default 0,
    percent  integer     not null default 0,
    -- Grows when it is asked for again: what was asked for while somebody did it is done once more.
    asked    integer     not null default 1,
    asked_at timestamptz not null default now(),
    primary key (kind, id)
);
create index jobs_due on jobs (kind, due_at);
