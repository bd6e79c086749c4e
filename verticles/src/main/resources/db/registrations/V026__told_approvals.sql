-- Whether those who decide were told that an order waits for them.
alter table orders add approval_told boolean not null default false;
