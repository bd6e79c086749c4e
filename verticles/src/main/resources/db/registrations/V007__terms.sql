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
