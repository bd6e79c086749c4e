-- The number of the newest event. Whoever takes events over keeps this row until the end of the transaction, so that numbers have
-- no gaps and no event shows up behind a later one.
create table log_head (
    number bigint not null
);
insert into log_head values (0);

-- One part for each day, used again after 64 days: a day that is over is emptied as a whole, without a schema being changed.
create table log (
    part            smallint    not null check (part between 0 and 63),
    number          bigint      not null,
    appended_at     timestamptz not null default now(),
    source          text        not null,
    id              uuid        not null,
    type            text        not null,
    occurred_at     timestamptz not null,
    organization_id uuid,
    conference_id   uuid,
    actor_id        uuid,
    correlation_id  text,
    payload         jsonb       not null,
    -- The day an event happened says where it is, so an event that comes again is found.
    primary key (part, id)
) partition by list (part);
create index log_by_number on log (number);

do $$
begin
    for part in 0..63 loop
        execute format('create table log_%s partition of log for values in (%s)', part, part);
        execute format('grant truncate on log_%s to ${application_role}', part);
    end loop;
end
$$;

-- Who reads, and how far they said they were.
create table readers (
    name    text        primary key,
    number  bigint      not null,
    read_at timestamptz not null default now()
);
