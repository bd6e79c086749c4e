-- What a scan that counts has used on its list: the ticket that was shown, or add-ons that go with it, which have no code of their own.
create table check_in_uses (
    list_id         uuid not null,
    check_in_id     uuid not null,
    ticket_id       uuid not null references tickets on update cascade on delete cascade,
    organization_id uuid not null,
    conference_id   uuid not null,
    primary key (list_id, check_in_id, ticket_id),
    foreign key (list_id, check_in_id) references check_ins (list_id, id) on delete cascade
);
create index check_in_uses_of_ticket on check_in_uses (ticket_id, list_id);
insert into check_in_uses (list_id, check_in_id, ticket_id, organization_id, conference_id)
    select list_id, id, ticket_id, organization_id, conference_id from check_ins where result in ('IN', 'OUT');

alter table check_in_uses enable row level security;
create policy of_organization on check_in_uses
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- By whichever list: whoever fetched what goes with a ticket has used both.
create or replace function ticket_used(ticket uuid, since timestamptz) returns boolean
    language sql volatile security definer set search_path = public, pg_temp
    as $$ select exists (select from check_ins where ticket_id = ticket and result in ('IN', 'OUT') and undone_at is null
                         and (since is null or scanned_at >= since))
              or exists (select from check_in_uses u join check_ins c on c.list_id = u.list_id and c.id = u.check_in_id
                         where u.ticket_id = ticket and c.undone_at is null and (since is null or c.scanned_at >= since)) $$;

-- What goes with a ticket and is not cancelled, by name, as a list sees it: `inAt` is when it was used there, where that still counts.
create function add_ons_at_door(ticket uuid, list uuid, since timestamptz) returns jsonb stable language sql as $$
    select jsonb_agg(jsonb_build_object('id', a.id, 'ticketTypeId', a.ticket_type_id, 'typeName', a.type_name, 'state', a.state,
        'inAt', to_char(last.scanned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.type_name, a.id)
    from tickets a left join lateral (
        select c.passage, c.scanned_at from check_in_uses u join check_ins c on c.list_id = u.list_id and c.id = u.check_in_id
        where u.ticket_id = a.id and u.list_id = list and c.undone_at is null
        order by c.scanned_at desc limit 1) last on last.passage = 'IN' and (since is null or last.scanned_at >= since)
    where a.parent_id = ticket and a.state in ('HELD', 'VALID')
$$;

-- The same as it was seen by a scan: `inAt` is when that was, of what it has used.
create function add_ons_scanned(ticket uuid, list uuid, scan uuid) returns jsonb stable language sql as $$
    select jsonb_agg(jsonb_build_object('id', a.id, 'ticketTypeId', a.ticket_type_id, 'typeName', a.type_name, 'state', a.state,
        'inAt', to_char(c.scanned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.type_name, a.id)
    from tickets a
    left join check_in_uses u on u.ticket_id = a.id and u.list_id = list and u.check_in_id = scan
    left join check_ins c on c.list_id = u.list_id and c.id = u.check_in_id and c.result = 'IN'
    where a.parent_id = ticket and a.state in ('HELD', 'VALID')
$$;
