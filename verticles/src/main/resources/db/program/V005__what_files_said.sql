-- What the files said last of each session, room and track, so that an edit made here is told from a change of the file.
-- Kept apart from what is shown, since only imports read it; what was deleted may come back with a later file.
create table said (
    subject uuid primary key,
    fields  json not null
);

-- Who is right where both sides changed a field.
alter table imports add rule text not null default 'KEEP_OURS' check (rule in ('KEEP_OURS', 'TAKE_FILE'));
