-- On which days, in the time zone of the conference, a ticket lets somebody in; none for all.
alter table ticket_types add valid_days date[] not null default '{}';
alter table ticket_types add constraint ticket_types_days check (cardinality(valid_days) <= 60 and (not add_on or valid_days = '{}'));
-- As it was agreed on.
alter table tickets add valid_days date[] not null default '{}';
alter table check_ins drop constraint check_ins_result_check;
alter table check_ins add constraint check_ins_result check (result in ('IN', 'OUT', 'ALREADY_IN', 'NOT_IN', 'NOT_HERE',
    'OTHER_DAY', 'TOO_EARLY', 'TOO_LATE', 'NOT_PAID', 'REVOKED', 'FORGED', 'FOREIGN', 'UNKNOWN'));

-- Within how many days whoever sells says whether somebody gets one; null where everybody does.
alter table ticket_types add approval_days integer check (approval_days between 1 and 60);

-- How far that has come of an order; null where it needs none. Its days are those of its types when it was placed, the fewest.
alter table orders add approval text check (approval in ('NEEDED', 'ASKED', 'APPROVED', 'DECLINED'));
alter table orders add approval_days integer check (approval_days between 1 and 60);
alter table orders add approval_at timestamptz;
alter table orders add approval_reason text check (length(approval_reason) between 1 and 500);
alter table orders add constraint orders_approval check (
    (approval is null) = (approval_days is null)
    and (coalesce(approval, '') in ('APPROVED', 'DECLINED')) = (approval_at is not null)
    -- Null after whose it was is erased.
    and (approval_reason is null or approval = 'DECLINED'));
alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state
    check (state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED'));
alter table orders drop constraint orders_wait;
alter table orders add constraint orders_wait
    check ((state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING')) = (reserved_until is not null));
alter table orders add constraint orders_asked check (state <> 'AWAITING_APPROVAL' or approval = 'ASKED');
create index orders_to_approve on orders (conference_id, created_at desc, id desc) where state = 'AWAITING_APPROVAL';

-- Who is asked about their order holds seats as well.
drop index orders_from_address;
create index orders_from_address on orders (conference_id, client_address, updated_at)
    where state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CANCELLED', 'CONFIRMED') and client_address is not null;
drop index orders_of_address;
create index orders_of_address on orders (lower(email))
    where state in ('RESERVED', 'AWAITING_APPROVAL', 'PENDING', 'CONFIRMED');

-- For whom it is; null for everybody. Domains as they were typed.
alter table ticket_types add audience text check (audience in ('MEMBERS', 'EMAIL_DOMAINS', 'LIST'));
alter table ticket_types add audience_domains text[] not null default '{}';
alter table ticket_types add constraint ticket_types_audience
    check ((coalesce(audience, '') = 'EMAIL_DOMAINS') = (cardinality(audience_domains) > 0) and (audience is null or not add_on));

-- Who is meant by a list: nobody reads it but who sells.
create table audience_emails (
    ticket_type_id  uuid not null references ticket_types on delete cascade,
    organization_id uuid not null,
    conference_id   uuid not null,
    -- In the form in which addresses are compared.
    email           text not null check (length(email) between 3 and 320),
    primary key (ticket_type_id, email)
);
alter table audience_emails enable row level security;
create policy of_organization on audience_emails
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- Whoever orders does not see the list: one address, which is known to be theirs, is looked up for them.
create function in_audience(ticket_type uuid, address text) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    as $$ select exists (select from audience_emails where ticket_type_id = ticket_type and email = address) $$;
