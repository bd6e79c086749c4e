-- How often a step ended with a fault. Attempts count workers that died as well, which say little against a step.
alter table provisionings
    add column faults integer not null default 0;
