-- What those are asked for whom tickets are. Whoever orders may read it.
create table questions (
    id               uuid        primary key,
    organization_id  uuid        not null,
    conference_id    uuid        not null,
    kind             text        not null check (kind in ('TEXT', 'NUMBER', 'CHOICE', 'SEVERAL', 'YES_NO', 'DATE', 'CONSENT')),
    label            text        not null check (length(label) between 1 and 300),
    help             text        check (length(help) <= 2000),
    required         boolean     not null,
    options          jsonb       not null check (jsonb_typeof(options) = 'array'),
    -- None for all. A type that is gone is of nobody.
    ticket_type_ids  uuid[]      not null,
    -- Asked only where the other one is, and has one of these answers.
    condition_id     uuid        references questions,
    condition_values text[],
    least            bigint,
    most             bigint      check (most >= least),
    earliest         date,
    latest           date        check (latest >= earliest),
    show_at_check_in boolean     not null,
    position         integer     not null check (position between 0 and 10000),
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          bigint      not null default 1,
    constraint questions_condition check ((condition_id is null) = (condition_values is null) and condition_id <> id)
);
create index questions_of_conference on questions (conference_id, position, label, id);
create index questions_by_condition on questions (condition_id) where condition_id is not null;

-- They go with their ticket, and are of whoever ordered it.
create table ticket_answers (
    ticket_id       uuid   not null references tickets on update cascade on delete cascade,
    question_id     uuid   not null references questions on delete cascade,
    organization_id uuid   not null,
    conference_id   uuid   not null,
    order_id        uuid   not null,
    given           text[] not null check (cardinality(given) between 1 and 100),
    primary key (ticket_id, question_id)
);
create index ticket_answers_of_question on ticket_answers (question_id);
create index ticket_answers_of_order on ticket_answers (order_id);
create index ticket_answers_of_conference on ticket_answers (conference_id, ticket_id);

alter table questions enable row level security;
create policy seen on questions for select using (true);
create policy of_organization on questions
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table ticket_answers enable row level security;
create policy own on ticket_answers
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())))
    with check (order_id = (select app_order()));
create policy of_organization on ticket_answers
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- What doors read of a ticket, in words, and nothing that is not meant for them.
create function answers_at_door(ticket uuid) returns jsonb stable language sql as $$
    select jsonb_agg(jsonb_build_object('label', q.label, 'kind', q.kind, 'values',
        case when q.kind in ('CHOICE', 'SEVERAL')
             then (select coalesce(jsonb_agg(o.value ->> 'label' order by o.place), '[]')
                   from jsonb_array_elements(q.options) with ordinality o (value, place)
                   where o.value ->> 'id' = any (a.given))
             else to_jsonb(a.given) end) order by q.position, q.label, q.id)
    from ticket_answers a join questions q on q.id = a.question_id
    where a.ticket_id = ticket and q.show_at_check_in
$$;

-- What is had with a ticket: a type that lets nobody in, whose items are rows of tickets beside the one they go with.
alter table ticket_types add add_on boolean not null default false;
-- None for all. A type that is gone is of nobody.
alter table ticket_types add goes_with uuid[] not null default '{}';
alter table ticket_types add variant_of uuid references ticket_types check (variant_of <> id);
alter table ticket_types add constraint ticket_types_add_on
    check (add_on or variant_of is null and cardinality(goes_with) = 0);
-- An add-on may be left out.
alter table ticket_types drop constraint ticket_types_least_per_order_check;
alter table ticket_types add constraint ticket_types_least
    check (least_per_order between case when add_on then 0 else 1 end and 100 and most_per_order >= 1);
create index ticket_types_by_heading on ticket_types (variant_of) where variant_of is not null;

alter table tickets add parent_id uuid references tickets on update cascade on delete cascade;
create index tickets_by_parent on tickets (parent_id) where parent_id is not null;
