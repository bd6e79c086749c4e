-- Links that go out by mail. Whoever writes the mail asks for the link by this id: no event and no queue carries what opens an account.
alter table password_links
    add column mailed_id uuid unique,
    add column mailed_at timestamptz;

-- With which somebody shows that mail to an address reaches them: the account's own, or the one that is to take its place.
create table email_confirmations (
    user_id    uuid        primary key references users on delete cascade,
    email      text        not null check (length(email) between 3 and 254),
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    mailed_id  uuid        not null unique,
    mailed_at  timestamptz not null,
    expires_at timestamptz not null
);
create index email_confirmations_expiring on email_confirmations (expires_at);
