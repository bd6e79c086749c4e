-- What organizers deleted though files had brought it: the next file has it again. What the files said of it stays in said. The
-- database writes it itself, so that no way to delete something can forget it.
create table deleted (
    subject    uuid        primary key,
    kind       text        not null check (kind in ('SESSION', 'ROOM', 'TRACK')),
    name       text        not null,
    -- Of sessions.
    number     integer,
    import_key text,
    deleted_at timestamptz not null default now()
);

create function note_deleted() returns trigger language plpgsql as $$
declare
    gone jsonb := to_jsonb(old);
begin
    if gone ->> 'import_key' is not null or exists (select from said where subject = old.id) then
        insert into deleted (subject, kind, name, number, import_key)
        values (old.id, tg_argv[0], coalesce(gone ->> 'title', gone ->> 'name'), (gone ->> 'number')::integer,
                gone ->> 'import_key')
        on conflict (subject) do nothing;
    end if;
    return null;
end
$$;

create function note_restored() returns trigger language plpgsql as $$
begin
    delete from deleted where subject = new.id;
    return null;
end
$$;

create trigger session_deleted after delete on sessions for each row execute function note_deleted('SESSION');
create trigger session_restored after insert on sessions for each row execute function note_restored();
create trigger room_deleted after delete on rooms for each row execute function note_deleted('ROOM');
create trigger room_restored after insert on rooms for each row execute function note_restored();
create trigger track_deleted after delete on tracks for each row execute function note_deleted('TRACK');
create trigger track_restored after insert on tracks for each row execute function note_restored();
