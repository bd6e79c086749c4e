-- From where an entry was asked for. Beside the chain and not in it: this tells of people and goes before the entry does, and no hash
-- may need it then.
create table origins (
    id         uuid        primary key references entries (id) on delete cascade,
    chain      uuid        not null,
    actor_id   uuid,
    written_at timestamptz not null,
    address    text,
    client     text,
    token_id   uuid,
    reason     text        check (length(reason) <= 500)
);
create index origins_of_address on origins (address) where address is not null;
create index origins_of_actor on origins (actor_id) where actor_id is not null;
create index origins_to_forget on origins (written_at) where address is not null or client is not null;

-- As of entries; but what tells of people can be deleted.
alter table origins enable row level security;
create policy platform on origins using ((select app_platform())) with check ((select app_platform()));
create policy organization on origins for select using (chain = any ((select app_organizations())::uuid[]));
