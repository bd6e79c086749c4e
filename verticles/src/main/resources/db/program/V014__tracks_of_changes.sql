-- Changes tell of tracks, too. What was noted until now does not: there the track is not known, which is no change.
create or replace function announced(session sessions) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'title', session.title,
        'status', session.status,
        'start', to_char(session.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'durationMinutes', session.duration_minutes,
        'roomId', session.room_id,
        'room', (select name from rooms where id = session.room_id),
        'trackId', session.track_id,
        'track', (select name from tracks where id = session.track_id))
$$;

drop trigger session_changed on sessions;
create trigger session_changed after update on sessions for each row
    when (old.title <> new.title
          or (old.status = 'CANCELLED') <> (new.status = 'CANCELLED')
          or (old.start, old.duration_minutes, old.room_id, old.track_id)
             is distinct from (new.start, new.duration_minutes, new.room_id, new.track_id))
    execute function note_change();
