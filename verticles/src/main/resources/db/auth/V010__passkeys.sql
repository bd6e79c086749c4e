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

-- What a passkey has to answer, in the database since any node may be asked next. Answered once: it is deleted before anybody looks.
create table passkey_challenges (
    id         uuid        primary key,
    user_id    uuid        references users on delete cascade,
    purpose    text        not null check (purpose in ('ADD', 'SIGN_IN')),
    challenge  bytea       not null check (octet_length(challenge) = 32),
    asked_by   text        check (length(asked_by) between 1 and 100),
    expires_at timestamptz not null,
    constraint passkey_challenges_owner check ((purpose = 'ADD') = (user_id is not null))
);
create index passkey_challenges_asked_by on passkey_challenges (asked_by, expires_at);
create index passkey_challenges_expiring on passkey_challenges (expires_at);
