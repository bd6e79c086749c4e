-- In whose place a number that leads to nobody is counted. Remembered for a month, because what they did may still come in;
-- then nothing tells who that was.
create table erased_users (
    user_id   uuid        primary key,
    stand_in  uuid        not null default gen_random_uuid(),
    erased_at timestamptz not null default now()
);

alter table erased_users enable row level security;
create policy platform on erased_users using ((select app_platform())) with check ((select app_platform()));
