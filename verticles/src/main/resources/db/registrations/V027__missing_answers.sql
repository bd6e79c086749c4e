-- Whether a ticket lacks an answer that is required: of the questions for its type those whose condition holds, and theirs in turn.
-- Those that depend on each other in a circle are never begun with.
create function lacks_answers(of_ticket uuid, of_type uuid, of_conference uuid) returns boolean stable language sql as $$
    with recursive asked as (
        select id, required from questions
        where conference_id = of_conference and condition_id is null
          and (cardinality(ticket_type_ids) = 0 or of_type = any (ticket_type_ids))
        union
        select q.id, q.required from asked other
        join ticket_answers a on a.ticket_id = of_ticket and a.question_id = other.id
        join questions q on q.condition_id = other.id and q.conference_id = of_conference and a.given && q.condition_values
        where cardinality(q.ticket_type_ids) = 0 or of_type = any (q.ticket_type_ids))
    select exists (
        select from asked
        where required and not exists (select from ticket_answers a where a.ticket_id = of_ticket and a.question_id = asked.id))
$$;
