-- How well it is known what became of a mail, by who reported it: 1 that it came back for now, 2 that it arrived, 3 that it came back
-- for good or was called spam. What is known better stays.
alter table deliveries add column reported smallint check (reported between 1 and 3);

-- Addresses that nothing is mailed to, as they are written in accounts. Whoever has one lifted may not do so again for a day, so it
-- stays that long.
create table suppressions (
    id        uuid        primary key,
    address   text        not null unique check (length(address) between 1 and 320),
    user_id   uuid        not null,
    cause     text        not null check (cause in ('BOUNCED', 'COMPLAINED')),
    reason    text        not null check (length(reason) <= 400),
    since     timestamptz not null default now(),
    lifted_at timestamptz,
    tried_at  timestamptz
);
create index suppressions_newest on suppressions (since desc, id desc) where lifted_at is null;
create index suppressions_of_user on suppressions (user_id);
alter table suppressions enable row level security;
create policy platform on suppressions using (app_platform()) with check (app_platform());
