-- From where it was asked for. It tells of people, so it is taken out again after some days.
alter table log add origin jsonb;
