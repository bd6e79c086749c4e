-- Only whoever has a voucher that names it sees it in the shop.
alter table ticket_types add hidden boolean not null default false;

create table vouchers (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    code            text        not null check (code ~ '^[A-Z0-9-]{4,40}$'),
    kind            text        not null check (kind in ('NONE', 'PERCENT', 'AMOUNT', 'PRICE')),
    value           bigint      not null,
    currency        text        check (currency ~ '^[A-Z]{3}$'),
    -- None for all that are not hidden. A type that is gone is of nobody.
    ticket_type_ids uuid[]      not null,
    valid_from      timestamptz,
    valid_until     timestamptz check (valid_until > valid_from),
    note            text        check (length(note) <= 500),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         bigint      not null default 1,
    constraint vouchers_code unique (conference_id, code),
    constraint vouchers_value check (case kind
        when 'NONE' then value = 0
        when 'PERCENT' then value between 1 and 10000
        when 'AMOUNT' then value between 1 and 100000000
        else value between 0 and 100000000 end),
    constraint vouchers_money check ((kind in ('AMOUNT', 'PRICE')) = (currency is not null))
);

-- How many tickets there may be by it, and are: as with seats, the one row that those wait for who use the same one. It says nothing
-- of anybody, so that whoever orders may change it.
create table voucher_uses (
    voucher_id uuid    primary key references vouchers on delete cascade,
    most       integer check (most >= 1),
    used       integer not null default 0 check (used >= 0),
    constraint voucher_uses_never_exceeded check (used <= most)
);

-- As it was agreed on; a voucher may be called something else later.
alter table orders add voucher_id uuid references vouchers;
alter table orders add voucher text;
alter table orders add constraint orders_voucher check ((voucher_id is null) = (voucher is null));
create index orders_of_voucher on orders (voucher_id) where voucher_id is not null;
alter table tickets add voucher text;

-- Whoever knows a code may see what it is good for: the service says which one was typed.
create function app_voucher() returns text stable language sql as $$
    select nullif(current_setting('app.voucher', true), '')
$$;

alter table vouchers enable row level security;
create policy known on vouchers for select using (code = (select app_voucher()));
create policy of_organization on vouchers
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
