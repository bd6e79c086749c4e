-- Where the money for tickets is transferred. Whoever is shown an order that waits for it may read it.
create table transfer_details (
    conference_id   uuid        primary key,
    organization_id uuid        not null,
    text            text        not null check (length(text) between 1 and 1000),
    updated_at      timestamptz not null default now()
);
alter table transfer_details enable row level security;
create policy seen on transfer_details for select using (true);
create policy of_organization on transfer_details
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- When whoever ordered was told last that they asked to be told.
alter table orders add mailed_at timestamptz;
create index orders_of_address on orders (lower(email)) where state in ('RESERVED', 'PENDING', 'CONFIRMED');

-- Whoever says that they are going to pay still holds seats that nobody has paid.
drop index orders_held_from;
create index orders_held_from on orders (conference_id, client_address) where state in ('RESERVED', 'PENDING');
