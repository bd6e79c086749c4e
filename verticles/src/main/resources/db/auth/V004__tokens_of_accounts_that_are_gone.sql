-- A device that comes back with a token of an erased account learns that the account is gone. Nothing here says whose it was.
create table gone_tokens (
    token_hash bytea       primary key check (octet_length(token_hash) = 32),
    expires_at timestamptz not null
);
create index gone_tokens_expiring on gone_tokens (expires_at);
