-- Who is silenced for what they asked anonymously, and for what they wrote in their name, is silenced twice: would one take the place
-- of the other, the list would tell who asked.
alter table silences drop constraint silences_conference_id_user_id_key;
alter table silences add constraint silences_of_person unique (conference_id, user_id, anonymous);
