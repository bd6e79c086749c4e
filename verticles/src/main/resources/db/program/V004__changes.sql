-- What attendees should know of sessions that changed: what was announced before and after. The database writes it itself, in
-- the transaction of the change, so that no way to change a session can forget it.
create table session_changes (
    session_id uuid        not null,
    -- The program's version that the change belongs to; the program is locked by whoever changes it.
    version    bigint      not null,
    changed_at timestamptz not null default now(),
    before     jsonb,
    after      jsonb,
    primary key (session_id, version)
);
create index session_changes_since on session_changes (version);

create function announced(session sessions) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'title', session.title,
        'status', session.status,
        'start', to_char(session.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'durationMinutes', session.duration_minutes,
        'roomId', session.room_id,
        'room', (select name from rooms where id = session.room_id))
$$;

create function note_change() returns trigger language plpgsql as $$
declare
    next bigint := (select version + 1 from program);
begin
    -- Of a program that is filled for the first time nobody has seen less.
    if tg_op = 'INSERT' and next = 2 then
        return null;
    end if;
    insert into session_changes (session_id, version, before, after)
    values (coalesce(new.id, old.id), next,
            case when tg_op <> 'INSERT' then announced(old) end,
            case when tg_op <> 'DELETE' then announced(new) end)
    on conflict (session_id, version) do update set after = excluded.after;
    return null;
end
$$;

create trigger session_added after insert on sessions for each row execute function note_change();
create trigger session_removed after delete on sessions for each row execute function note_change();
create trigger session_changed after update on sessions for each row
    when (old.title <> new.title
          or (old.status = 'CANCELLED') <> (new.status = 'CANCELLED')
          or (old.start, old.duration_minutes, old.room_id) is distinct from (new.start, new.duration_minutes, new.room_id))
    execute function note_change();
