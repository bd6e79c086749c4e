-- How many somebody may have in all their orders of the conference; null for no limit. Of an add-on with its variants.
alter table ticket_types add most_per_person integer check (most_per_person between 1 and 100);

-- Where mails to an address arrive: most servers take what follows a plus sign for nothing, and one of them also points.
create function mailbox(email text) returns text
    language sql immutable strict parallel safe
    as $$ select case when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com' else name || '@' || domain end
          from (select regexp_replace(substring(lower(email) from '^(.*)@'), '(.)[+].*$', '\1') as name,
                       substring(lower(email) from '[^@]*$') as domain) as parts $$;
create index orders_of_mailbox on orders (conference_id, mailbox(email)) where email is not null;
create index tickets_of_mailbox on tickets (conference_id, mailbox(attendee_email)) where attendee_email is not null;

-- What people have of some types, or are about to, in the order in which they are asked about: what their account or their address
-- ordered, and what is for whoever reads what is mailed to the second address, which is known to be theirs. Those who order see no
-- orders of others: they are counted for them, by themselves.
create function had_by(conference uuid, types uuid[], accounts uuid[], emails text[], own text[], moved uuid)
    returns table (place bigint, ticket_type_id uuid, had bigint)
    language sql volatile security definer set search_path = public, pg_temp
    as $$ select asked.place, found.ticket_type_id, count(*)
          from unnest(accounts, emails, own) with ordinality as asked (account, email, own, place),
          lateral (
              select t.id, t.ticket_type_id from orders o join tickets t on t.order_id = o.id
              where o.user_id = asked.account and o.conference_id = conference
                and t.ticket_type_id = any (types) and t.state in ('HELD', 'VALID')
                and (moved is null or t.id <> moved and t.parent_id is distinct from moved)
              union
              select t.id, t.ticket_type_id from orders o join tickets t on t.order_id = o.id
              where o.conference_id = conference and mailbox(o.email) in (mailbox(asked.email), mailbox(asked.own))
                and t.ticket_type_id = any (types) and t.state in ('HELD', 'VALID')
                and (moved is null or t.id <> moved and t.parent_id is distinct from moved)
              union
              select t.id, t.ticket_type_id from tickets t
              where t.conference_id = conference and mailbox(t.attendee_email) = mailbox(asked.own)
                and t.ticket_type_id = any (types) and t.state in ('HELD', 'VALID') and t.id is distinct from moved) as found
          group by asked.place, found.ticket_type_id $$;

-- Whoever buys something of which people may have only so many is counted after all others who are the same person, by their account
-- or an address: all in one order, so nobody waits in a circle.
create function keep_persons(conference uuid, accounts uuid[], emails text[]) returns void
    language sql volatile
    as $$ select pg_advisory_xact_lock(key)
          from (select distinct hashtextextended('person ' || conference || ' ' || who, 0) as key
                from (select account::text as who from unnest(accounts) as account where account is not null
                      union all select mailbox(email) from unnest(emails) as email where email is not null) as persons
                order by key) as keys $$;
