-- What of an invoice nobody has paid yet: its order is confirmed, and lets people in.
alter table orders add outstanding bigint not null default 0 check (outstanding >= 0);
alter table orders add outstanding_until timestamptz;
alter table orders add constraint orders_outstanding
    check (outstanding + refund_due + refund_paid <= total and (outstanding > 0) = (outstanding_until is not null));
create index orders_outstanding on orders (conference_id, created_at desc, id desc) where outstanding > 0;

-- Of those that were sold before nobody could say that they are paid.
update orders set outstanding = total - refund_due - refund_paid, outstanding_until = created_at + interval '14 days'
where payment = 'INVOICE' and state = 'CONFIRMED' and total > refund_due + refund_paid;
