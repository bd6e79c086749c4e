-- The session or the note that a transaction said it reads. What is shared there is shown, and not every shared note of every
-- conference to whatever statement forgets to say which.
create function app_subject() returns uuid language sql stable
    return nullif(current_setting('app.subject', true), '')::uuid;

drop policy shared on notes;
create policy shared on notes for select using (shared and app_subject() in (session_id, id));
