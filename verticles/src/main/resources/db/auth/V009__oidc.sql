-- Who came by a provider has no password until they set one.
alter table users alter column password_hash drop not null;

-- Accounts elsewhere, known by who knows them and what they are called there. An account here has one of each issuer.
create table identities (
    id        uuid        primary key,
    user_id   uuid        not null references users on delete cascade,
    issuer    text        not null check (length(issuer) between 1 and 500),
    subject   text        not null check (length(subject) between 1 and 255),
    provider  text        not null check (length(provider) between 1 and 60),
    email     text        check (length(email) between 3 and 254),
    linked_at timestamptz not null,
    constraint identities_whose unique (issuer, subject),
    constraint identities_one_of_each unique (user_id, issuer)
);

-- Who has gone to a provider. What is sent there and what is expected back follow from the state and a secret that is in no
-- database; here are only hashes. Whoever links an account begins and ends as the same user.
create table provider_attempts (
    state_hash   bytea       primary key check (octet_length(state_hash) = 32),
    browser_hash bytea       not null check (octet_length(browser_hash) = 32),
    provider     text        not null check (length(provider) between 1 and 20),
    user_id      uuid        references users on delete cascade,
    expires_at   timestamptz not null
);
create index provider_attempts_expiring on provider_attempts (expires_at);

-- Who came back with the address of an account, and may link it from this browser after signing in to that.
create table waiting_identities (
    browser_hash bytea       primary key check (octet_length(browser_hash) = 32),
    user_id      uuid        not null references users on delete cascade,
    issuer       text        not null check (length(issuer) between 1 and 500),
    subject      text        not null check (length(subject) between 1 and 255),
    provider     text        not null check (length(provider) between 1 and 60),
    email        text        not null check (length(email) between 3 and 254),
    expires_at   timestamptz not null
);
create index waiting_identities_expiring on waiting_identities (expires_at);
