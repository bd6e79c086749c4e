package io.plenary.contracts.notes;

/** What the notes service announces; never the text of a note. */
public final class NoteEvents {

    /** Payload: noteId, sessionId, shared. */
    public static final String NOTE_CREATED = "NoteCreated";

    /** Payload: noteId, sessionId, shared. */
    public static final String NOTE_UPDATED = "NoteUpdated";

    /** Payload: noteId, sessionId. */
    public static final String NOTE_DELETED = "NoteDeleted";

    /** Payload: sessionId. */
    public static final String SESSION_STARRED = "SessionStarred";

    /** Payload: sessionId. */
    public static final String SESSION_UNSTARRED = "SessionUnstarred";

    private NoteEvents() {}
}
