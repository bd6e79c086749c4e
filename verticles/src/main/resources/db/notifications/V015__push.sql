-- Browsers in which somebody is told things. An endpoint is one browser's: whoever signs in there next takes it over.
create table devices (
    id         uuid        primary key,
    user_id    uuid        not null,
    sign_in_id uuid,
    endpoint   text        not null check (length(endpoint) between 1 and 1000),
    public_key bytea       not null check (octet_length(public_key) = 65),
    secret     bytea       not null check (octet_length(secret) = 16),
    browser    text        check (length(browser) <= 100),
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    constraint devices_once unique (endpoint)
);
create index devices_of_user on devices (user_id, seen_at desc);
create index devices_by_age on devices (seen_at);
alter table devices enable row level security;
create policy own on devices
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());

-- By which push services know the installation: one key for all nodes. Sealed: a copy of the database alone signs nothing.
create table push_key (
    one        boolean primary key default true check (one),
    public_key bytea   not null,
    sealed     bytea   not null
);

-- Pushes go together: many to be told at once are few jobs. Each device is told for itself.
alter table deliveries
    add column device_id uuid,
    add column batch_id  uuid,
    add column due_at    timestamptz,
    add column text      text,
    drop constraint deliveries_once,
    add constraint deliveries_once unique nulls not distinct (message_id, channel, device_id);
create index deliveries_due on deliveries (batch_id, due_at) where state = 'QUEUED';
