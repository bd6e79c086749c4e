-- How much was mailed to an address lately.
create index deliveries_to_address on deliveries (lower(address), begun_at) where channel = 'EMAIL' and begun_at is not null;
