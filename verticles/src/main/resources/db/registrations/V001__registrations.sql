create table quotas (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index quotas_of_conference on quotas (conference_id, name, id);

-- How many seats there are and are taken: the one row that everybody waits for who wants one of them. It says nothing of anybody,
-- so that whoever orders may change it.
create table quota_seats (
    quota_id uuid    primary key references quotas on delete cascade,
    size     integer check (size >= 0),
    taken    integer not null default 0 check (taken >= 0),
    constraint quota_seats_never_oversold check (taken <= size)
);

create table ticket_types (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    description     text        check (length(description) <= 5000),
    price           bigint      not null check (price between 0 and 100000000),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    tax_rate        integer     not null check (tax_rate between 0 and 10000),
    sales_from      timestamptz,
    sales_until     timestamptz,
    least_per_order integer     not null check (least_per_order between 1 and 100),
    most_per_order  integer     not null check (most_per_order between least_per_order and 100),
    on_sale         boolean     not null,
    position        integer     not null check (position between 0 and 10000),
    quota_ids       uuid[]      not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1
);
create index ticket_types_of_conference on ticket_types (conference_id, position, name, id);
create index ticket_types_of_quota on ticket_types using gin (quota_ids);

create table orders (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    code            text        not null constraint orders_code unique check (code ~ '^[A-Z0-9]{8}$'),
    state           text        not null default 'RESERVED'
                                check (state in ('RESERVED', 'PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED')),
    user_id         uuid,
    -- Null after whose it was is erased: what was sold stays.
    name            text        check (length(name) between 1 and 200),
    email           text        check (length(email) between 3 and 254),
    locale          text        check (length(locale) <= 35),
    -- While seats are held; strangers hold only so many.
    client_address  text        check (length(client_address) <= 100),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    total           bigint      not null check (total >= 0),
    payment         text        check (payment in ('FREE', 'TRANSFER')),
    reserved_until  timestamptz,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    constraint orders_wait check ((state in ('RESERVED', 'PENDING')) = (reserved_until is not null))
);
create index orders_of_conference on orders (conference_id, created_at desc, id desc);
create index orders_of_user on orders (user_id, created_at desc, id desc) where user_id is not null;
create index orders_held_from on orders (conference_id, client_address) where state = 'RESERVED';

create table tickets (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    order_id        uuid        not null references orders on delete cascade,
    ticket_type_id  uuid        not null references ticket_types,
    position        integer     not null,
    -- As it was agreed on.
    type_name       text        not null,
    price           bigint      not null check (price >= 0),
    tax_rate        integer     not null,
    -- Where its seats are given back to.
    quota_ids       uuid[]      not null,
    attendee_name   text        check (length(attendee_name) between 1 and 200),
    attendee_email  text        check (length(attendee_email) between 3 and 254),
    state           text        not null default 'HELD' check (state in ('HELD', 'VALID', 'RELEASED'))
);
create index tickets_of_order on tickets (order_id, position);
create index tickets_of_type on tickets (ticket_type_id);

-- Whoever holds the secret of an order's link needs no account: the service has looked at it before it says which order is open.
create function app_order() returns uuid stable language sql as $$
    select nullif(current_setting('app.order', true), '')::uuid
$$;

-- What is sold everybody may see whom the service shows it to; whoever sells it changes it.
alter table quotas enable row level security;
create policy seen on quotas for select using (true);
create policy of_organization on quotas
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table ticket_types enable row level security;
create policy seen on ticket_types for select using (true);
create policy of_organization on ticket_types
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
-- What was ordered is of whoever ordered it and of the organization, whatever a statement forgets.
alter table orders enable row level security;
create policy own on orders
    using (id = (select app_order()) or user_id = (select app_user()))
    with check (id = (select app_order()) or user_id = (select app_user()));
create policy of_organization on orders
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table tickets enable row level security;
create policy own on tickets
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())))
    with check (order_id = (select app_order()));
create policy of_organization on tickets
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
