-- The entries of each organization, and under all zeros those of the platform, are a chain: each hash covers the one before.
create table chains (
    id            uuid        primary key,
    -- The newest entry; whoever adds the next keeps this row until the end of the transaction, so that numbers have no gaps.
    number        bigint      not null default 0,
    hash          bytea       not null,
    -- What the oldest entry that is kept follows.
    anchor_number bigint      not null default 0,
    anchor_hash   bytea       not null,
    -- How far the check has come that is under way, null where there is none.
    check_number  bigint,
    check_hash    bytea,
    -- What the last one found.
    checked_at    timestamptz,
    checked_to    bigint      not null default 0,
    broken_at     bigint
);

-- No key refers to what may be deleted: an entry outlives what it is about.
create table entries (
    chain           uuid        not null,
    number          bigint      not null,
    id              uuid        not null unique,
    type            text        not null,
    occurred_at     timestamptz not null,
    organization_id uuid,
    conference_id   uuid,
    actor_id        uuid,
    subject_type    text,
    subject_id      uuid,
    correlation_id  text,
    details         text        not null,
    before          text        not null,
    hash            bytea       not null,
    primary key (chain, number)
);
create index entries_by_time on entries (occurred_at desc, id desc);
create index entries_of_chain_by_time on entries (chain, occurred_at desc, id desc);
create index entries_of_actor on entries (chain, actor_id, occurred_at desc, id desc) where actor_id is not null;
create index entries_of_subject on entries (chain, subject_id, occurred_at desc, id desc) where subject_id is not null;

-- Settings as they were last announced, to tell what the next change changes.
create table settings (
    chain      uuid not null,
    kind       text not null,
    subject_id uuid not null,
    members    text not null,
    primary key (chain, kind, subject_id)
);
create index settings_of_subject on settings (subject_id);

-- An organization's staff reads its own chain, the platform all. The sub-selects are evaluated once, not for each row.
alter table chains enable row level security;
create policy platform on chains using ((select app_platform())) with check ((select app_platform()));
create policy organization on chains for select using (id = any ((select app_organizations())::uuid[]));

-- There is no policy to change or to delete: the application adds entries and reads them, whoever it acts for.
alter table entries enable row level security;
create policy platform on entries for select using ((select app_platform()));
create policy organization on entries for select using (chain = any ((select app_organizations())::uuid[]));
create policy added on entries for insert with check ((select app_platform()));

alter table settings enable row level security;
create policy platform on settings using ((select app_platform())) with check ((select app_platform()));

-- Nobody deletes entries but for their age; so this runs as the owner, whom no policy holds, and knows a least age of its own. What the
-- oldest entry that is left follows stays, so that the chain holds.
create function let_go(of_chain uuid, older_than timestamptz, most int) returns int
    language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
    newest entries;
    gone   int;
begin
    if older_than > now() - interval '90 days' then
        raise exception 'Entries are kept for 90 days at least';
    end if;
    perform from chains where id = of_chain for update;
    select * into newest from entries where chain = of_chain and number = (
        select max(number) from (
            select number, bool_and(occurred_at < older_than) over (order by number) as old from (
                select number, occurred_at from entries where chain = of_chain order by number limit most) oldest) looked_at
        where old);
    if newest.number is null then
        return 0;
    end if;
    update chains set anchor_number = newest.number, anchor_hash = newest.hash where id = of_chain;
    delete from entries where chain = of_chain and number <= newest.number;
    get diagnostics gone = row_count;
    return gone;
end
$$;
