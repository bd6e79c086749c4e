-- What is waited for is a ticket type or a session: one list of entries, ordered, moved and ended in the same way.
alter table waiting_entries alter ticket_type_id drop not null;
alter table waiting_entries add session_id uuid;
-- Types that do as well, in the order of preference: whoever waits for a quota is content with any of its types.
alter table waiting_entries add other_type_ids uuid[] not null default '{}' check (cardinality(other_type_ids) <= 20);
-- A seat in a session is held by the entry itself, a ticket by an order.
alter table waiting_entries add held_until timestamptz;
alter table waiting_entries drop constraint waiting_entries_state_check;
alter table waiting_entries add constraint waiting_entries_state check (state in
    ('WAITING', 'OFFERED', 'TAKEN', 'MISSED', 'LEFT', 'REMOVED', 'SERVED', 'NO_TICKET', 'OVER'));
alter table waiting_entries add constraint waiting_entries_for
    check ((ticket_type_id is null) <> (session_id is null) and (session_id is null or seats = 1));
alter table waiting_entries add constraint waiting_entries_session
    foreign key (conference_id, session_id) references seat_sessions on delete cascade;
create unique index waiting_entries_once_in_session on waiting_entries (conference_id, session_id, user_id)
    where session_id is not null and state in ('WAITING', 'OFFERED');
create index waiting_entries_of_session on waiting_entries (conference_id, session_id, (class <> 'VIP'), place, id)
    where session_id is not null and state in ('WAITING', 'OFFERED');
create index waiting_entries_offered_in_session on waiting_entries (conference_id, session_id, offered_at)
    where session_id is not null and offered_at is not null;

-- Seats that are offered, and whether somebody waits for others: until they have theirs nobody else gets any.
alter table seat_counts add held integer not null default 0 check (held >= 0);
alter table seat_counts add awaited boolean not null default false;
