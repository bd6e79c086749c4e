-- Also by their guids and codes, so that whoever a later file calls by others is still known, and a namesake is told.
alter table persons add kind text not null default 'ID' check (kind in ('GUID', 'ID', 'CODE'));
drop index person_called;
create unique index person_called on persons (kind, md5(id), md5(name));
