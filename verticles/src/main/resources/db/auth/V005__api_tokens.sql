-- Tokens for programs. A secret of 256 random bits cannot be guessed, so a plain hash keeps it. Whoever is revoked is deleted;
-- what happened stays in the event log.
create table api_tokens (
    id              uuid        primary key,
    user_id         uuid        references users on delete cascade,
    organization_id uuid,
    name            text        not null check (length(name) between 1 and 100),
    hint            text        not null check (length(hint) between 1 and 30),
    token_hash      bytea       not null unique check (octet_length(token_hash) = 32),
    scopes          text[]      not null check (cardinality(scopes) > 0),
    created_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at > created_at),
    last_used_at    timestamptz,
    constraint api_tokens_one_owner check (num_nonnulls(user_id, organization_id) = 1)
);
create index api_tokens_of_user on api_tokens (user_id);
create index api_tokens_of_organization on api_tokens (organization_id);
create index api_tokens_expiring on api_tokens (expires_at);
