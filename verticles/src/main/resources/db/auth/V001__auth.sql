-- Accounts belong to no organization, and whoever signs in is nobody yet: there is no tenant and no user that a policy could
-- compare a row with. So these tables have no row-level security; only the application role of this one service reaches
-- them, and what a caller may see is decided in the service.

create table users (
    id                uuid        primary key,
    email             text        not null constraint users_email unique check (length(email) between 3 and 254),
    display_name      text        not null check (length(display_name) between 1 and 200),
    password_hash     text        not null check (password_hash like '$argon2id$%'),
    admin             boolean     not null default false,
    created_at        timestamptz not null default now(),
    last_signed_in_at timestamptz
);

-- A sign-in is the family of all tokens that came from one acceptance of a password.
create table sign_ins (
    id         uuid        primary key,
    user_id    uuid        not null references users,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz
);
create index sign_ins_open on sign_ins (user_id) where ended_at is null;
create index sign_ins_expiring on sign_ins (expires_at);

-- Used tokens stay until they expire, so that one that comes again is recognized.
create table refresh_tokens (
    token_hash bytea       primary key check (octet_length(token_hash) = 32),
    sign_in_id uuid        not null references sign_ins on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_tokens_of_sign_in on refresh_tokens (sign_in_id);
create index refresh_tokens_expiring on refresh_tokens (expires_at);

-- Counted by what was typed, whether such an account exists or not.
create table sign_in_failures (
    subject        text        primary key,
    failures       integer     not null check (failures > 0),
    last_failed_at timestamptz not null,
    blocked_until  timestamptz not null
);
create index sign_in_failures_forgotten on sign_in_failures (last_failed_at);

-- The private half is encrypted under a secret that is not in any database.
create table signing_keys (
    kid         text        primary key,
    public_key  jsonb       not null,
    private_key bytea       not null check (octet_length(private_key) > 28),
    signs_from  timestamptz not null,
    signs_until timestamptz not null check (signs_until > signs_from)
);
