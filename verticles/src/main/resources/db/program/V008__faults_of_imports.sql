-- How often an import ended with a fault. Attempts count workers that died as well, which say little against a file.
alter table imports
    add column faults integer not null default 0;
