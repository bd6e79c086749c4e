-- When whoever ordered was told last that they asked to be told.
alter table orders add mailed_at timestamptz;
create index orders_of_address on orders (lower(email)) where state in ('RESERVED', 'PENDING', 'CONFIRMED');
