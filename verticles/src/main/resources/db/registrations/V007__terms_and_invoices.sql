-- Until when, and for what part of the price, whoever buys a ticket may give it back.
alter table ticket_types add terms jsonb not null default '[]';

-- As they were agreed on, and as moments, so that neither another type nor another day changes them. What was bought before is
-- cancelled by organizers, as it was.
alter table tickets add terms jsonb not null default '[]';
alter table tickets add cancelled_at timestamptz;
alter table tickets add refund bigint check (refund between 0 and price);
alter table tickets add cancel_reason text check (length(cancel_reason) between 1 and 500);
alter table tickets add constraint tickets_cancelled
    check ((cancelled_at is null) = (refund is null) and (cancelled_at is null or state = 'RELEASED'));

-- What is given back, and has been; never more than was paid.
alter table orders add refund_due bigint not null default 0 check (refund_due >= 0);
alter table orders add refund_paid bigint not null default 0 check (refund_paid >= 0);
alter table orders add constraint orders_refund check (refund_due + refund_paid <= total);
create index orders_refund_due on orders (conference_id, created_at desc, id desc) where refund_due > 0;

-- Who sells the tickets of a conference, as invoices name them. Whoever buys may read it.
create table sellers (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    address         text        not null check (length(address) between 1 and 500),
    vat_id          text        check (length(vat_id) between 1 and 50),
    updated_at      timestamptz not null default now()
);
alter table sellers enable row level security;
create policy seen on sellers for select using (true);
create policy of_organization on sellers
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- The last number of a year. Whoever takes the next waits for the one before, and where their transaction fails nobody has taken it.
-- It says nothing of anybody, so that whoever gives a ticket back may change it. It outlives conferences: no number comes twice.
create table invoice_numbers (
    organization_id uuid    not null,
    year            integer not null,
    last            integer not null check (last >= 1),
    primary key (organization_id, year)
);

-- As they were issued: rows are added and never changed.
create table invoices (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    order_id        uuid        not null references orders on delete cascade,
    year            integer     not null,
    number          integer     not null,
    content         jsonb       not null,
    constraint invoices_number unique (organization_id, year, number)
);
create index invoices_of_conference on invoices (conference_id, year desc, number desc);
create index invoices_of_order on invoices (order_id, year, number);
alter table invoices enable row level security;
create policy own on invoices for select
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())));
create policy own_added on invoices for insert with check (order_id = (select app_order()));
create policy of_organization on invoices for select
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
create policy of_organization_added on invoices for insert
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
create policy gone on invoices for delete using ((select app_platform()));
