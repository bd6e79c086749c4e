-- Users who are being erased, and when that is to be tried next; done are those with erased_at. Erased is done twice, because
-- a request that was under way may have written something after the first time.
create table erasures (
    user_id      uuid        primary key,
    requested_at timestamptz not null default now(),
    due_at       timestamptz not null default now(),
    erased_at    timestamptz
);
create index erasures_due on erasures (due_at) where erased_at is null;

alter table erasures enable row level security;
create policy platform on erasures using (app_platform());
