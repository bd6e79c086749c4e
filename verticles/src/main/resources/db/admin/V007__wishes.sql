-- How many instances of a service operators want on a node, by its name; without one, on every node that runs the service.
create table wished_instances (
    node      text    not null default '',
    service   text    not null,
    instances integer not null check (instances >= 0),
    primary key (node, service)
);
-- Nodes that are to serve nobody.
create table drained_nodes (
    node       text        primary key check (node <> ''),
    drained_at timestamptz not null default now()
);

alter table wished_instances enable row level security;
create policy platform on wished_instances using (app_platform());
alter table drained_nodes enable row level security;
create policy platform on drained_nodes using (app_platform());
