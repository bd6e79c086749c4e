-- How far each outbox was read. Now the event log is; what was counted before is known by its id.
drop table sources;
