-- The last version that was made while only the staff saw the program: changes up to it are nobody else's to read, also when
-- the conference is published later. Of what stands here already nobody knows, so all of it counts as made in a draft.
alter table program add last_draft bigint not null default 0;
update program set last_draft = version;
