-- What is on the badges of a conference. Nobody has to say.
create table badge_designs (
    conference_id           uuid        primary key,
    organization_id         uuid        not null,
    size                    text        not null check (size in ('A6', 'CARD', 'SHEET_OF_4', 'SHEET_OF_8', 'SHEET_OF_10')),
    affiliation_question_id uuid        references questions on delete set null,
    show_type               boolean     not null,
    show_answers            boolean     not null,
    show_conference         boolean     not null,
    show_code               boolean     not null,
    updated_at              timestamptz not null default now()
);
alter table badge_designs enable row level security;
create policy of_organization on badge_designs
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- Since when a badge that was printed before is another one: it lets somebody in, or for somebody else, or by another code.
alter table tickets add badge_at timestamptz;
update tickets t set badge_at = o.created_at from orders o where o.id = t.order_id and t.state = 'VALID';

create function note_badge() returns trigger language plpgsql as $$
begin
    if new.state = 'VALID' and (tg_op = 'INSERT'
        or (old.state, old.id, old.attendee_name) is distinct from (new.state, new.id, new.attendee_name)) then
        new.badge_at := now();
    end if;
    return new;
end $$;
create trigger ticket_badge before insert or update on tickets for each row execute function note_badge();

-- What somebody answered, in words.
create function answer_in_words(ticket uuid, question uuid) returns text stable language sql as $$
    select case when q.kind in ('CHOICE', 'SEVERAL')
                then (select string_agg(o.value ->> 'label', ', ' order by o.place)
                      from jsonb_array_elements(q.options) with ordinality o (value, place)
                      where o.value ->> 'id' = any (a.given))
                else array_to_string(a.given, ', ') end
    from ticket_answers a join questions q on q.id = a.question_id
    where a.ticket_id = ticket and a.question_id = question
$$;

-- Whom invoices are for, as those who buy say it; the invoice keeps its own.
alter table sellers add buyer_details text not null default 'NEVER' check (buyer_details in ('NEVER', 'OPTIONAL', 'REQUIRED'));
create table order_buyers (
    order_id        uuid primary key references orders on delete cascade,
    organization_id uuid not null,
    conference_id   uuid not null,
    name            text not null check (length(name) between 1 and 200),
    address         text check (length(address) between 1 and 500),
    vat_id          text check (length(vat_id) between 1 and 50)
);
create index order_buyers_of_conference on order_buyers (conference_id);
alter table order_buyers enable row level security;
create policy own on order_buyers
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())))
    with check (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())));
create policy of_organization on order_buyers
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
