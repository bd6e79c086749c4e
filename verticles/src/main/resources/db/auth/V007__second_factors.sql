-- An authenticator app. While it is not confirmed it was only shown, and no sign-in asks for it.
create table authenticators (
    user_id       uuid        primary key references users on delete cascade,
    sealed_secret bytea       not null check (octet_length(sealed_secret) between 29 and 128),
    -- The step of the code that was accepted last: no code is accepted twice.
    accepted_step bigint      not null default 0,
    confirmed_at  timestamptz
);

create table recovery_codes (
    user_id   uuid  not null references users on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    primary key (user_id, code_hash)
);

-- A right password that waits for what comes after it.
create table sign_in_challenges (
    token_hash    bytea       primary key check (octet_length(token_hash) = 32),
    user_id       uuid        not null references users on delete cascade,
    -- Another password meanwhile ends it.
    password_hash text,
    attempts      int         not null default 0 check (attempts between 0 and 5),
    expires_at    timestamptz not null
);
create index sign_in_challenges_user_id on sign_in_challenges (user_id);
create index sign_in_challenges_expires_at on sign_in_challenges (expires_at);
