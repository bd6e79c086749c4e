-- What organizers sell at a desk or on the phone is paid in other ways.
alter table orders drop constraint orders_payment;
alter table orders add constraint orders_payment
    check (payment in ('FREE', 'TRANSFER', 'CARD', 'ELSEWHERE', 'CASH', 'TERMINAL', 'INVOICE'));
