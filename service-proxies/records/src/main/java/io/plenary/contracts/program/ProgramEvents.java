package io.plenary.contracts.program;

/** What a conference's program announces. Every payload carries {@code version}, the program's version after the change. */
public final class ProgramEvents {

    /** Payload: sessionId, title. */
    public static final String SESSION_CREATED = "SessionCreated";

    /** Payload: sessionId, title. */
    public static final String SESSION_UPDATED = "SessionUpdated";

    /** Another time or room. Payload: sessionId, title. */
    public static final String SESSION_MOVED = "SessionMoved";

    /** Payload: sessionId, title. */
    public static final String SESSION_CANCELLED = "SessionCancelled";

    /** Payload: sessionId, title. */
    public static final String SESSION_DELETED = "SessionDeleted";

    /** Payload: roomId. */
    public static final String ROOMS_CHANGED = "RoomsChanged";

    /** Payload: trackId. */
    public static final String TRACKS_CHANGED = "TracksChanged";

    /** Payload: the rules. */
    public static final String RULES_CHANGED = "RulesChanged";

    /** An import changed something; it comes after the events of its sessions. Payload: importId, counts. */
    public static final String PROGRAM_IMPORTED = "ProgramImported";

    private ProgramEvents() {}
}
