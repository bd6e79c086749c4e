-- Of an add-on that has to be had with a ticket enough is left, whatever order it is of: whoever opens one order by its link sees no row
-- of the others. Whoever gives some back does so one after the other for each ticket.
create function valid_with(ticket_ids uuid[]) returns table (id uuid, parent_id uuid, ticket_type_id uuid)
    language plpgsql volatile security definer set search_path = public, pg_temp
    as $$ begin
        perform pg_advisory_xact_lock(hashtextextended('what goes with ' || one, 0)) from (
            select one from unnest(ticket_ids) as one order by one) as each_one;
        return query select t.id, t.parent_id, t.ticket_type_id from tickets t
            where t.parent_id = any (ticket_ids) and t.state = 'VALID';
    end $$;
