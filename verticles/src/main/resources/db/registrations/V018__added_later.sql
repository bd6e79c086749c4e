-- Add-ons that are ordered later are of an order of their own, and go with a ticket of an earlier one. Whoever opens one of both by
-- its link sees no row of the other: that is looked at for them, after the order of the ticket is locked.
create function orders_going_with(ticket_ids uuid[], ordered uuid) returns setof uuid
    language sql volatile security definer set search_path = public, pg_temp
    as $$ select distinct order_id from tickets
          where parent_id = any (ticket_ids) and order_id <> ordered and state in ('HELD', 'VALID') order by order_id $$;

create function had_with(ticket uuid) returns table (ticket_type_id uuid, had bigint)
    language sql volatile security definer set search_path = public, pg_temp
    as $$ select t.ticket_type_id, count(*) from tickets t
          where t.parent_id = ticket and t.state in ('HELD', 'VALID') group by t.ticket_type_id $$;
