create table webhook_endpoints (
    id               uuid        primary key,
    organization_id  uuid        not null,
    conference_id    uuid,
    url              text        not null check (length(url) between 1 and 2000),
    description      text        check (length(description) <= 200),
    types            text[]      not null check (cardinality(types) > 0),
    ordered          boolean     not null,
    state            text        not null default 'ENABLED' check (state in ('ENABLED', 'DISABLED')),
    disabled_because text        check (disabled_because in ('OWNER', 'GONE', 'FAILING')),
    failing_since    timestamptz,
    -- Whether the last messages did not arrive: then it is worked on beside those that hear, and keeps none of them waiting.
    strained         boolean     not null default false,
    -- Sealed: a copy of the database alone signs nothing.
    keys             bytea       not null,
    former_keys      bytea,
    former_until     timestamptz,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          bigint      not null default 1,
    constraint webhook_endpoints_say_why check ((state = 'DISABLED') = (disabled_because is not null))
);
create index webhook_endpoints_of_organization on webhook_endpoints (organization_id, url, id);

-- What happened, as the world may be told, whether or not somebody wanted to know: whoever wants it later can have it sent again.
create table messages (
    id              uuid        primary key,
    position        bigint      generated always as identity,
    organization_id uuid        not null,
    conference_id   uuid,
    type            text        not null,
    body            text        not null,
    occurred_at     timestamptz not null
);
create index messages_of_organization on messages (organization_id, occurred_at);
create index messages_of_conference on messages (conference_id);
create index messages_by_age on messages (occurred_at);

create sequence delivery_positions;

create table deliveries (
    id              uuid        primary key,
    organization_id uuid        not null,
    endpoint_id     uuid        not null references webhook_endpoints (id) on delete cascade,
    message_id      uuid        not null references messages (id) on delete cascade,
    -- In what order they go where order matters.
    position        bigint      not null default nextval('delivery_positions'),
    state           text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts        integer     not null default 0,
    created_at      timestamptz not null default now(),
    due_at          timestamptz not null default now(),
    ended_at        timestamptz,
    constraint deliveries_once unique (endpoint_id, message_id),
    constraint deliveries_end check ((state = 'WAITING') = (ended_at is null))
);
create index deliveries_due on deliveries (endpoint_id, due_at, position) where state = 'WAITING';
create index deliveries_in_order on deliveries (endpoint_id, position) where state = 'WAITING';
create index deliveries_of_endpoint on deliveries (endpoint_id, created_at desc, id desc);
create index deliveries_of_message on deliveries (message_id);

create table delivery_attempts (
    delivery_id     uuid        not null references deliveries (id) on delete cascade,
    organization_id uuid        not null,
    made_at         timestamptz not null,
    millis          bigint      not null,
    url             text        not null,
    headers         jsonb       not null,
    status          integer,
    failure         text        check (failure in ('ADDRESS', 'SILENT', 'CONNECTION')),
    answer          text        check (octet_length(answer) <= 16384),
    constraint delivery_attempts_end check (num_nonnulls(status, failure) = 1)
);
create index attempts_of_delivery on delivery_attempts (delivery_id, made_at desc);

-- What leaves an organization is its own to see, whatever a statement forgets.
alter table webhook_endpoints enable row level security;
create policy of_organization on webhook_endpoints
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table messages enable row level security;
create policy of_organization on messages
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table deliveries enable row level security;
create policy of_organization on deliveries
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table delivery_attempts enable row level security;
create policy of_organization on delivery_attempts
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
