-- Whether only a mail says so, which anybody can write who has seen the mail it is about. Of those before nobody knows.
alter table suppressions add column by_mail boolean not null default true;

-- What is mailed there all the same: of each kind that nobody can do without the last one, for there is one a day.
create table let_through (
    address     text        not null references suppressions (address) on delete cascade,
    kind        text        not null,
    delivery_id uuid        not null,
    at          timestamptz not null,
    primary key (address, kind)
);
alter table let_through enable row level security;
create policy platform on let_through using (app_platform()) with check (app_platform());

-- Whoever invites goes from what was told of it.
create index messages_of_inviter on messages ((facts ->> 'inviter')) where kind = 'INVITATION';
