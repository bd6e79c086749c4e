-- From where seats were held that nobody had in the end: known for a day, so that nobody holds the same ones again and again.
drop index orders_from_address;
create index orders_from_address on orders (conference_id, client_address, updated_at) where client_address is not null;
update orders set client_address = null where state = 'EXPIRED';

-- A line of IPv6 is one network of networks: what is held is counted for the 48 bits around a subscriber, too.
alter table orders add client_site cidr generated always as
    (case when client_address like '%:%/64' then network(set_masklen(client_address::inet, 48)) end) stored;
create index orders_from_site on orders (conference_id, client_site, updated_at) where client_site is not null;
