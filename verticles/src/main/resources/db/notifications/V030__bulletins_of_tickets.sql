-- Of those who have to do with tickets, organizers write to those of one type.
alter table bulletins add ticket_type_id uuid check
    (ticket_type_id is null or audience in ('TICKETS', 'CHECKED_IN', 'NOT_CHECKED_IN', 'WAITING', 'UNPAID'));
