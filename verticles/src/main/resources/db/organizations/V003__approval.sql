-- Where administrators of the platform let an organization publish without being asked.
alter table organizations add column approval_waived boolean not null default false;
