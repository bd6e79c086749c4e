-- Whoever tells people that their agenda changes has to know whose it is. The platform sees nobody's stars, so this runs as the owner,
-- whom no policy holds, and shows only who has these sessions on the agenda.
create function starred_by(conference uuid, sessions uuid[], after uuid, most integer)
    returns table (user_id uuid, session_ids uuid[])
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select s.user_id, array_agg(s.session_id order by s.session_id) from stars s
    where s.conference_id = conference and s.session_id = any (sessions) and (after is null or s.user_id > after)
    group by s.user_id
    order by s.user_id
    limit most;
end;
