alter table orders drop constraint orders_payment_check;
alter table orders add constraint orders_payment check (payment in ('FREE', 'TRANSFER', 'CARD'));

-- With which account at the provider a conference takes cards. The secrets are sealed, and nobody is shown them.
create table card_settings (
    conference_id         uuid        primary key,
    organization_id       uuid        not null,
    enabled               boolean     not null,
    key_hint              text        not null check (length(key_hint) <= 40),
    sealed_key            bytea       not null check (length(sealed_key) <= 1000),
    sealed_webhook_secret bytea       not null check (length(sealed_webhook_secret) <= 1000),
    updated_at            timestamptz not null default now()
);
alter table card_settings enable row level security;
create policy of_organization on card_settings
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- Each attempt to pay an order by card. Its id is what the provider knows it by, so that no answer of the provider's is needed to know
-- one again.
create table card_payments (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    order_id        uuid        not null references orders on delete cascade,
    attempt         integer     not null check (attempt between 1 and 5),
    state           text        not null default 'STARTING' check (state in ('STARTING', 'OPEN', 'CLOSING', 'PAID', 'EXPIRED',
                                    'FAILED', 'RETURNING', 'RETURNED', 'NOT_RETURNED')),
    amount          bigint      not null check (amount > 0),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    session_id      text        check (length(session_id) <= 255),
    url             text        check (length(url) <= 4000),
    -- What is given back names it.
    intent_id       text        check (length(intent_id) <= 255),
    expires_at      timestamptz not null,
    created_at      timestamptz not null default now(),
    constraint card_payments_attempt unique (order_id, attempt),
    constraint card_payments_open check (state not in ('OPEN') or session_id is not null and url is not null),
    constraint card_payments_paid
        check (state not in ('PAID', 'RETURNING', 'RETURNED', 'NOT_RETURNED') or intent_id is not null)
);
-- An order is paid by one of them.
create unique index card_payments_once on card_payments (order_id) where state = 'PAID';

-- What goes back to a card by itself.
create table card_refunds (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    order_id        uuid        not null references orders on delete cascade,
    payment_id      uuid        not null references card_payments on delete cascade,
    -- For tickets that were cancelled, or all of what came too late.
    kind            text        not null check (kind in ('CANCELLATION', 'RETURN')),
    amount          bigint      not null check (amount > 0),
    state           text        not null default 'DUE' check (state in ('DUE', 'SENT', 'REFUSED')),
    created_at      timestamptz not null default now()
);
create index card_refunds_of_order on card_refunds (order_id);
create index card_refunds_of_payment on card_refunds (payment_id);
create unique index card_refunds_returned_once on card_refunds (payment_id) where kind = 'RETURN';

alter table card_payments enable row level security;
create policy own on card_payments
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())))
    with check (order_id = (select app_order()));
create policy of_organization on card_payments
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table card_refunds enable row level security;
create policy own on card_refunds
    using (order_id = (select app_order()) or order_id in (select id from orders where user_id = (select app_user())))
    with check (order_id = (select app_order()));
create policy of_organization on card_refunds
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));

-- Which entry of a statement of a bank was for which order, so that the same statement pays nothing twice. Nothing else of one is kept.
create table bank_entries (
    conference_id   uuid        not null,
    entry           text        not null check (entry ~ '^[0-9a-f]{64}$'),
    organization_id uuid        not null,
    order_id        uuid        not null references orders on delete cascade,
    noted_at        timestamptz not null default now(),
    primary key (conference_id, entry)
);
create index bank_entries_of_order on bank_entries (order_id);
alter table bank_entries enable row level security;
create policy of_organization on bank_entries
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
