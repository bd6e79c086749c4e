-- The phone of a person: a number once they have typed in the code that was texted there, and beside it one that waits for that.
create table phones (
    user_id      uuid        primary key,
    number       text        check (number ~ '^\+[1-9][0-9]{6,14}$'),
    confirmed_at timestamptz,
    asked        text        check (asked ~ '^\+[1-9][0-9]{6,14}$'),
    asked_id     uuid,
    asked_at     timestamptz,
    tries        integer     not null default 0
);
alter table phones enable row level security;
create policy own on phones
    using (user_id = app_user() or app_platform()) with check (user_id = app_user() or app_platform());

-- Codes that were texted within a day: each is paid for, whoever reads it.
create table phone_codes (
    user_id  uuid        not null,
    number   text        not null,
    address  text,
    asked_at timestamptz not null default now()
);
create index phone_codes_by_age on phone_codes (asked_at);
alter table phone_codes enable row level security;
create policy platform on phone_codes using (app_platform()) with check (app_platform());

-- Whoever asks for a code queues it.
create policy asked on deliveries for insert with check (
    channel = 'SMS' and exists (select from messages where messages.id = message_id and user_id = app_user()));

-- When the next text message may go, for all nodes.
create table sms_pace (
    only_one boolean     primary key default true check (only_one),
    next_at  timestamptz not null default now()
);
insert into sms_pace default values;
