-- In which conferences imports wait or run stands in the table of jobs, one for all of a conference's.
insert into jobs (kind, id, due_at)
select 'imports', conference_id, asked_at from waiting_imports;

drop table waiting_imports;
