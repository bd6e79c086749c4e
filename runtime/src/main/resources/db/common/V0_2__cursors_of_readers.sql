-- How far this service's readers of the event log have come: moved in the transaction of what they did about it.
create table log_cursor (
    reader text   primary key,
    number bigint not null
);
