-- When the next mail may go, for all nodes: a server that takes mails may want no more than so many in a while.
create table mail_pace (
    only_one boolean     primary key default true check (only_one),
    next_at  timestamptz not null default now()
);
insert into mail_pace default values;
