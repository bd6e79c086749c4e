-- What was paid elsewhere is said to be; other ways to pay come and go in the same place.
alter table orders drop constraint if exists orders_payment_check;
alter table orders drop constraint if exists orders_payment;
alter table orders add constraint orders_payment check (payment in ('FREE', 'TRANSFER', 'CARD', 'ELSEWHERE'));

-- What an imported ticket was where it came from, as a hash: however often a file is imported it is there once.
alter table orders add source text check (length(source) = 64);
create unique index orders_source on orders (conference_id, source) where source is not null;

create table attendee_imports (
    id              uuid        primary key,
    organization_id uuid        not null,
    conference_id   uuid        not null,
    state           text        not null
                                check (state in ('UPLOADING', 'READ', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'FAILED')),
    format          text        check (format in ('CSV', 'XLSX', 'PRETIX')),
    filename        text        check (length(filename) between 1 and 255),
    size            bigint      not null check (size between 1 and 8388608),
    lines           integer     not null check (lines between 0 and 10000),
    columns         jsonb       not null default '[]',
    findings        jsonb       not null default '[]',
    mapping         jsonb,
    enlarged        integer     not null default 0 check (enlarged >= 0),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now()
);
create index attendee_imports_of_conference on attendee_imports (conference_id, created_at desc, id desc);

-- Until the file is read.
create table attendee_import_parts (
    import_id       uuid        not null references attendee_imports on delete cascade,
    organization_id uuid        not null,
    index           integer     not null check (index >= 0),
    bytes           bytea       not null,
    primary key (import_id, index)
);

-- What people are called elsewhere is kept until it is taken over, and a few days at most.
create table attendee_import_lines (
    import_id       uuid        not null references attendee_imports on delete cascade,
    organization_id uuid        not null,
    line            integer     not null check (line >= 1),
    cells           jsonb       not null,
    source          text,
    -- What would become of it; once it is done, what did.
    outcome         text        check (outcome in ('ADDED', 'ALREADY', 'SKIPPED', 'REFUSED')),
    done            boolean     not null default false,
    order_code      text,
    findings        jsonb       not null default '[]',
    primary key (import_id, line)
);
create index attendee_import_lines_open on attendee_import_lines (import_id, line) where not done;

alter table attendee_imports enable row level security;
create policy of_organization on attendee_imports
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table attendee_import_parts enable row level security;
create policy of_organization on attendee_import_parts
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
alter table attendee_import_lines enable row level security;
create policy of_organization on attendee_import_lines
    using ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]))
    with check ((select app_platform()) or organization_id = any ((select app_organizations())::uuid[]));
