alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
    check (state in ('UPLOADING', 'QUEUED', 'RUNNING', 'PREVIEWED', 'SUCCEEDED', 'FAILED'));
-- Whether it is only to be shown what the file would change, and for which version of the program that was found out.
alter table imports add preview boolean not null default false;
alter table imports add program_version bigint;

-- What an import that waits for a decision would change.
create table import_changes (
    import_id uuid    not null references imports on delete cascade,
    position  integer not null,
    kind      text    not null,
    change    json    not null,
    primary key (import_id, position)
);
