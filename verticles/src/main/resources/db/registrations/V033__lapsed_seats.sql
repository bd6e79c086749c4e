-- From where seats were held that nobody had in the end: known for a day, so that nobody holds the same ones again and again.
drop index orders_from_address;
create index orders_from_address on orders (conference_id, client_address, updated_at) where client_address is not null;
update orders set client_address = null where state = 'EXPIRED';
