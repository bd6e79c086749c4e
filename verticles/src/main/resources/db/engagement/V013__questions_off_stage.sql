-- Everybody sees it and votes for it, but the screen of the hall leaves it out.
alter table audience_questions add column off_stage boolean not null default false;
alter table audience_questions add constraint audience_questions_off_stage check (not off_stage or not pinned);
