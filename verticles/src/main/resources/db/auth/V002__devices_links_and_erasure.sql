-- An e-mail address is confirmed once its owner or an administrator has vouched for it. Those who run the platform did.
alter table users
    add column confirmed_at timestamptz,
    add column disabled_at  timestamptz;
update users set confirmed_at = created_at where admin;

-- What outboxes say of people is taken out after some days.
create index outbox_personal on outbox (occurred_at) where payload ?| array['email', 'displayName', 'clientAddress'];

-- Of an address, when it will be as if it had opened no account yet.
create table sign_up_paces (
    address text        primary key,
    rested  timestamptz not null
);
create index sign_up_paces_rested on sign_up_paces (rested);

-- The newest link with which somebody sets a new password; it works once.
create table password_links (
    user_id    uuid        primary key references users on delete cascade,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    expires_at timestamptz not null
);
