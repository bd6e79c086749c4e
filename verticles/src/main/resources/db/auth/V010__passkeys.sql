-- What passkeys call an account by: random, so that a device that is lost tells nothing by it.
alter table users
    add column passkey_handle uuid not null default gen_random_uuid() constraint users_passkey_handle unique;

-- The public half of what people sign in with instead of a password. The private one never leaves their devices.
create table passkeys (
    id            uuid        primary key,
    user_id       uuid        not null references users on delete cascade,
    credential_id bytea       not null constraint passkeys_credential unique check (octet_length(credential_id) between 1 and 1023),
    public_key    bytea       not null check (octet_length(public_key) between 1 and 2000),
    counter       bigint      not null check (counter >= 0),
    name          text        not null check (length(name) between 1 and 100),
    created_at    timestamptz not null,
    last_used_at  timestamptz
);
create index passkeys_of_user on passkeys (user_id);

-- Challenges that a passkey has answered: none is good twice. They say themselves how long they are good.
create table answered_challenges (
    challenge  bytea       primary key check (octet_length(challenge) = 56),
    expires_at timestamptz not null
);
create index answered_challenges_expiring on answered_challenges (expires_at);

-- Whether an account asks for more than its password.
create function has_second_factor(account uuid) returns boolean stable language sql as $$
    select exists (select from authenticators where user_id = account and confirmed_at is not null)
        or exists (select from passkeys where user_id = account)
$$;
