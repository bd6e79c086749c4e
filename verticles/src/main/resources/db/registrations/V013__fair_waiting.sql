-- From where somebody waits, as long as they do: what is held for them counts there.
alter table waiting_entries add client_address text;
create index waiting_entries_from_address on waiting_entries (conference_id, client_address)
    where state = 'WAITING' and client_address is not null;

-- Since when free seats were kept from everybody for them, since they were too few for a group.
alter table waiting_entries add keeping_since timestamptz;

-- Also what was had for nothing a moment ago is counted.
drop index orders_from_address;
create index orders_from_address on orders (conference_id, client_address, updated_at)
    where state in ('RESERVED', 'PENDING', 'CANCELLED', 'CONFIRMED') and client_address is not null;

-- Whether an account made it its own after it was ordered: its link shows it from then on, and changes nothing.
alter table orders add claimed boolean not null default false;
