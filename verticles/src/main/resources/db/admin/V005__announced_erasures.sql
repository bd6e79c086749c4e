-- The event that tells the services of an erasure, until all of them are past it.
alter table erasures
    add column event_id     uuid,
    add column announced_at timestamptz;
