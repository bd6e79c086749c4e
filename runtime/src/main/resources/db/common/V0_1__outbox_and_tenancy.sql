-- Every database of every service starts with this.

-- What happened, written in the transaction of the change and read by other services in commit order.
create table outbox (
    sequence        bigint generated always as identity,
    transaction     xid8        not null default pg_current_xact_id(),
    id              uuid        not null unique,
    type            text        not null,
    occurred_at     timestamptz not null,
    organization_id uuid,
    conference_id   uuid,
    actor_id        uuid,
    correlation_id  text,
    payload         jsonb       not null,
    primary key (transaction, sequence)
);

-- Who asks, as the transaction was told; used by row-level security.
create function app_user() returns uuid language sql stable
    return nullif(current_setting('app.user_id', true), '')::uuid;

create function app_organizations() returns uuid[] language sql stable
    return coalesce(string_to_array(nullif(current_setting('app.organizations', true), ''), ',')::uuid[], '{}');

create function app_platform() returns boolean language sql stable
    return coalesce(current_setting('app.platform', true), '') = 'on';
