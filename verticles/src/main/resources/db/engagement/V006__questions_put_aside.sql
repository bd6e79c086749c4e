-- Of those that are held: somebody looked at it and wants to decide later.
alter table audience_questions add column aside boolean not null default false;
alter table audience_questions add constraint audience_questions_aside check (not aside or status = 'HELD');
