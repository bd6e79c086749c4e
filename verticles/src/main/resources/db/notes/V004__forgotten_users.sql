-- Nobody but their writers sees private notes, the platform neither; so this runs as the owner, as forgetting a conference does.
create function forget_user(forgotten uuid) returns void
    language sql volatile security definer set search_path = public, pg_temp
begin atomic
    delete from notes where user_id = forgotten;
    delete from stars where user_id = forgotten;
end;
