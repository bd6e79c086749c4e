alter table conferences drop constraint conferences_status_check;
alter table conferences add constraint conferences_status_check check (status in
    ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'PUBLISHED', 'ARCHIVED', 'CANCELLED', 'DELETED'));
-- What exists was made without anybody's approval, and has its program.
alter table conferences add column approved_at timestamptz, add column published_at timestamptz;
update conferences set approved_at = created_at,
    published_at = case when status in ('PUBLISHED', 'ARCHIVED') then updated_at end;

drop policy seen on conferences;
create policy seen on conferences for select
    using (status in ('PUBLISHED', 'ARCHIVED') or status = 'CANCELLED' and published_at is not null
           or app_platform() or organization_id = any (app_organizations()));

create table transitions (
    id              uuid        primary key,
    conference_id   uuid        not null references conferences on delete cascade,
    organization_id uuid        not null,
    action          text        not null,
    from_status     text        not null,
    to_status       text        not null,
    by_user         uuid,
    reason          text        check (length(reason) <= 2000),
    at              timestamptz not null default clock_timestamp()
);
create index transitions_of_conference on transitions (conference_id, at desc, id desc);
create index transitions_by_user on transitions (by_user) where by_user is not null;

alter table transitions enable row level security;
create policy own on transitions using (app_platform() or organization_id = any (app_organizations()));
