-- Whoever writes to the people of a conference has to know who they are. The platform sees nobody's notes, so this runs as the owner,
-- whom no policy holds, and shows no more than who has something on the conference.
create function attendees(conference uuid, after uuid, most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select n.user_id from notes n where n.conference_id = conference and (after is null or n.user_id > after)
    union
    select s.user_id from stars s where s.conference_id = conference and (after is null or s.user_id > after)
    order by user_id
    limit most;
end;
