create table greetings (
    id         uuid        primary key,
    user_id    uuid        not null,
    text       text        not null,
    written_at timestamptz not null default now()
);

-- A greeting is its user's, whatever a statement forgets.
alter table greetings enable row level security;
create policy own on greetings
    using (user_id = app_user() or app_platform())
    with check (user_id = app_user() or app_platform());
