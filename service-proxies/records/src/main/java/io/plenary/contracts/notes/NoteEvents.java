package io.plenary.contracts.notes;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the notes service announces; never the text of a note. */
public sealed interface NoteEvents extends Payload {

    record NoteCreated(UUID noteId, UUID sessionId, boolean shared) implements NoteEvents {}

    record NoteUpdated(UUID noteId, UUID sessionId, boolean shared) implements NoteEvents {}

    record NoteDeleted(UUID noteId, UUID sessionId, boolean shared) implements NoteEvents {}

    record SessionStarred(UUID sessionId) implements NoteEvents {}

    record SessionUnstarred(UUID sessionId) implements NoteEvents {}
}
