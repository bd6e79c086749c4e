-- On which server the database of a conference is. One that is missing here is on the main one, where all were before servers had names.
-- No tenant owns it, and no tenant's data is in it.
create table places (
    conference_id   uuid primary key,
    organization_id uuid not null,
    database_name   text not null,
    server          text not null,
    -- Where a copy is left that a move has made needless, until somebody drops it.
    left_on         text
);
create index places_by_organization on places (organization_id);

-- Where the conferences of an organization go: all to one server.
create table organization_places (
    organization_id uuid primary key,
    server          text not null
);
