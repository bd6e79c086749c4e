-- What the codes of a conference's tickets are signed with. One that cannot be opened any more verifies on, since tickets are printed.
create table ticket_keys (
    id            uuid        primary key,
    conference_id uuid        not null,
    public_key    bytea       not null check (length(public_key) = 32),
    sealed        bytea       not null check (length(sealed) <= 1000),
    created_at    timestamptz not null default now()
);
create index ticket_keys_of_conference on ticket_keys (conference_id, created_at);

alter table ticket_keys enable row level security;
create policy platform on ticket_keys using ((select app_platform())) with check ((select app_platform()));
