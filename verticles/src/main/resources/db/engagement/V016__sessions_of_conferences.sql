-- An id of a session is of its conference: others may have a session with the same one, since clients choose ids and programs are
-- copied. What is kept of one is another's nowhere.
alter table rooms drop constraint rooms_pkey, add primary key (conference_id, kind, id);
drop index rooms_of_conference;

alter table chats drop constraint chats_pkey, add primary key (conference_id, room_id);
drop index chats_of_conference;

alter table live_states drop constraint live_states_pkey, add primary key (conference_id, session_id);

alter table session_feedback drop constraint session_feedback_pkey, add primary key (conference_id, session_id, user_id);

alter table bursts drop constraint bursts_pkey, add primary key (conference_id, session_id, kind);
drop index bursts_of_conference;
