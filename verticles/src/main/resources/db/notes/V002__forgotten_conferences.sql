create index stars_of_conference on stars (conference_id);

-- Nobody but their writers sees private notes, the platform neither; so this runs as the owner, whom no policy holds, and
-- shows nothing.
create function forget_conference(forgotten uuid) returns void
    language sql volatile security definer set search_path = public, pg_temp
begin atomic
    delete from notes where conference_id = forgotten;
    delete from stars where conference_id = forgotten;
end;
